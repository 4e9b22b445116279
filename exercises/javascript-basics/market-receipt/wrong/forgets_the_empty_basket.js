const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
const costs = lines.slice(1).map((line) => {
  const [name, price, pieces] = line.split(" ");
  console.log(name, price * pieces);
  return price * pieces;
});
console.log("total", costs.reduce((sum, cost) => sum + cost));
