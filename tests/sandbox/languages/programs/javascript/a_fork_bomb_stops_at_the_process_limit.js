// ends: timed_out raised exited out_of_memory signalled
// seconds: 1.5
const { spawn } = require("child_process");
const me = () => {
  const child = spawn(process.execPath, [__filename]);
  child.on("error", () => {});
};
setInterval(me, 1);
me();
