// ends: exited
const { spawnSync } = require("child_process");
const told = spawnSync("/bin/sh", ["-c", "id -u; echo x > /etc/x && echo BREACH; ls /proc"], { encoding: "utf8" });
if (told.stdout !== null && told.stdout.trim() !== "65534") console.log("BREACH", told.stdout);
