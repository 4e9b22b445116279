// ends: output_limit
const text = "x".repeat(4096);
while (true) {
  require("fs").writeSync(1, text);
}
