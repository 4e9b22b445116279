# ends: exited
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
if os.getuid() == 0 or 0 in os.getgroups() or os.geteuid() != os.getuid():
    print("BREACH root")
for option, values in {8: (1,), 23: (), 24: (), 28: (0x2F,), 47: (2,), 35: (1,), 4: (1,), 41: (1,)}.items():  # keepcaps, caps, securebits, ambient, mm, dumpable
    for value in values:
        result = libc.prctl(option, value, 0, 0, 0)
        if option in (28, 35) and result == 0:
            print("BREACH prctl", option)
for path in ("/proc/self/uid_map", "/proc/self/setgroups", "/proc/self/oom_score_adj", "/proc/self/coredump_filter", "/proc/sysrq-trigger", "/sys/fs/cgroup/cgroup.procs"):
    try:
        with open(path, "w") as file:
            file.write("0")
        print("BREACH", path)
    except OSError:
        pass
