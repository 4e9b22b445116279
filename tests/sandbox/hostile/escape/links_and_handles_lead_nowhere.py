# ends: exited
import os
for kind in (os.symlink, os.link):
    for target in ("/etc/passwd", "/etc/shadow", "/proc/1/root", "/proc/self/exe", "/dev/null", "/usr/bin/python3"):
        try:
            kind(target, "/tmp/way")
            if target in ("/etc/shadow", "/proc/1/root") and os.path.exists("/tmp/way") and os.access("/tmp/way", os.R_OK):
                print("BREACH", target)
            with open("/tmp/way", "r+b") as file:
                if target != "/dev/null":
                    print("BREACH writes", target)
        except OSError:
            pass
        try:
            os.unlink("/tmp/way")
        except OSError:
            pass
try:
    root = os.open("/", os.O_RDONLY | os.O_DIRECTORY)
except PermissionError:
    raise SystemExit
for climb in ("..", "../..", "../../../../proc", "../home", "../old"):
    try:
        fd = os.open(climb, os.O_RDONLY | os.O_DIRECTORY, dir_fd=root)
        if "home" in os.listdir(fd) and os.listdir("/home"):
            print("BREACH", climb)
    except OSError:
        pass
os.fchdir(root)
if os.stat("..").st_ino != os.stat("/").st_ino:
    print("BREACH above the root")
