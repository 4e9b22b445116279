// ends: exited
const net = require("net");
for (const host of ["127.0.0.1", "10.0.0.1", "::1"]) {
  try {
    net.connect(80, host).on("connect", () => console.log("BREACH", host)).on("error", () => {});
    net.createServer().on("error", () => {}).listen(0, host, () => console.log("BREACH listening"));
  } catch {
    // refused
  }
}
setTimeout(() => process.exit(0), 200);
