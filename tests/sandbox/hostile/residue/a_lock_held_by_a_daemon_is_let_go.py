# ends: exited
# runs: 2
# On files that every submission sees: the interpreter, its library, a device.
import fcntl, os, sys, time
paths = [sys.executable, os.__file__, "/dev/null", "/", os.path.dirname(os.__file__)]
held = []
for path in paths:
    try:
        fd = os.open(path, os.O_RDONLY)
        held.append(fd)
    except OSError:
        continue
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("BREACH locked", path)
    except OSError:
        pass
if os.fork() == 0:
    os.setsid()
    time.sleep(100)
