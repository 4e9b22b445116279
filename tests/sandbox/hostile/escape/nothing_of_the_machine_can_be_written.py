# ends: exited
import os, sys
places = ["/", "/etc", "/usr", "/usr/lib", "/opt", "/opt/kradan", "/dev", "/dev/shm", "/dev/mqueue", "/proc", "/sys", "/mnt", "/var",
          "/var/tmp", "/run", "/root", os.path.dirname(os.__file__), os.path.dirname(sys.executable), "/proc/sys/kernel"]
for place in places:
    for attempt in (lambda p: open(p + "/w", "w"), lambda p: os.mkdir(p + "/w"), lambda p: os.chmod(p, 0o777), lambda p: os.rename(p, p + "x"), lambda p: os.symlink("/", p + "/w")):
        try:
            attempt(place)
            print("BREACH", place)
        except OSError:
            pass
try:
    open(os.__file__, "a")
    print("BREACH library")
except OSError:
    pass
