# ends: exited
import os, stat, subprocess
found = []
for folder, _, names in os.walk("/"):
    for name in names:
        path = os.path.join(folder, name)
        try:
            if os.lstat(path).st_mode & (stat.S_ISUID | stat.S_ISGID) and os.access(path, os.X_OK):
                found.append(path)
        except OSError:
            pass
for command in [[path] for path in found[:5]] + [["su", "-c", "id -u"], ["sudo", "-n", "id", "-u"], ["unshare", "-r", "id", "-u"], ["newuidmap", "1", "0", "0", "1"]]:
    try:
        said = subprocess.run(command, capture_output=True, timeout=0.2, stdin=subprocess.DEVNULL).stdout
        if said.strip() == b"0":
            print("BREACH", command)
    except (OSError, subprocess.SubprocessError):
        pass
for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0]), lambda: os.setuid(1000)):
    try:
        change()
        print("BREACH user")
    except OSError:
        pass
try:
    os.chmod("attack.py", 0o6755)
    os.chown("attack.py", 0, 0)
    print("BREACH chown")
except OSError:
    pass
