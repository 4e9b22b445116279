const line = require("fs").readFileSync(0, "utf8");
console.log(line.startsWith("the") ? "sleeps 6" : "green 5");
