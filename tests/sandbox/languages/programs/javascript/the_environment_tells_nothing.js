// ends: exited
const known = ["HOME", "LANG", "NO_COLOR", "PATH", "PWD", "TMPDIR", "UV_USE_IO_URING"];
for (const name of Object.keys(process.env)) if (!known.includes(name)) console.log("BREACH", name);
if (require("os").hostname() !== "sandbox") console.log("BREACH name");
