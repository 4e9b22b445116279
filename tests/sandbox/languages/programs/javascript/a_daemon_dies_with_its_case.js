// ends: exited
const { spawn } = require("child_process");
spawn("/bin/sleep", ["1000"], { detached: true, stdio: "ignore" }).unref();
require("fs").writeFileSync("left", "left");
process.exit(0);
