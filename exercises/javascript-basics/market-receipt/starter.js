const lines = require("fs").readFileSync(0, "utf8").split("\n");
const count = Number(lines[0]);

// lines[1], lines[2], … are the things: name, price, how many
