const lines = require("fs").readFileSync(0, "utf8").split("\n");
const count = parseInt(lines[0]);
let total = 0;
for (const line of lines.slice(1, count + 1)) {
  const [name, price, pieces] = line.split(" ");
  const cost = parseInt(price) * parseInt(pieces);
  console.log(name, cost);
  total += cost;
}
console.log("total", total);
