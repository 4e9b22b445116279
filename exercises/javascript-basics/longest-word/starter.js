const line = require("fs").readFileSync(0, "utf8");

// split the line into words, and find the longest
