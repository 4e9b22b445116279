// ends: exited
const fs = require("fs");
for (const path of ["/etc/x", "/usr/x", "/opt/kradan/x", "/x", "/dev/x", "/proc/x", "/mnt/x", "/usr/bin/node", "/var/x"]) {
  try {
    fs.writeFileSync(path, "x");
    console.log("BREACH", path);
  } catch {
    // refused
  }
}
