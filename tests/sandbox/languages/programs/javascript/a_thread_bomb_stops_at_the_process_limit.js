// ends: timed_out raised exited out_of_memory signalled
// seconds: 1.5
const { Worker } = require("worker_threads");
const more = () => new Worker("setInterval(() => {}, 1000)", { eval: true }).on("error", () => {});
setInterval(more, 1);
