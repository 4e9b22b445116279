const line = require("fs").readFileSync(0, "utf8");
let longest = "";
for (const word of line.trim().split(/\s+/)) {
  if (word.length > longest.length) {
    longest = word;
  }
}
console.log(longest, longest.length);
