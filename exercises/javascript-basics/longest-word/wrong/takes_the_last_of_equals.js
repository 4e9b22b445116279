const words = require("fs").readFileSync(0, "utf8").trim().split(/\s+/);
let longest = "";
for (const word of words) {
  if (word.length >= longest.length) {
    longest = word;
  }
}
console.log(longest, longest.length);
