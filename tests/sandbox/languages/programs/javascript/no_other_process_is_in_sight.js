// ends: exited
const fs = require("fs");
if (fs.readdirSync("/proc").length || fs.readdirSync("/sys").length) console.log("BREACH folders");
for (let pid = 2; pid < 2000; pid++) {
  if (pid === process.pid) continue;
  try {
    process.kill(pid, 0);
    if (pid > 40) console.log("BREACH", pid);
  } catch {
    // nobody
  }
}
try {
  process.kill(1, "SIGKILL");
} catch {
  // refused
}
