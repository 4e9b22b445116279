# ends: exited
# The kernel itself sends a signal of our choice to the owner of a descriptor when something can be read.
import fcntl, os, signal
for fd in range(16):
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, 0):
        for owner in (1, -1, os.getppid()):
            try:
                fcntl.fcntl(fd, fcntl.F_SETOWN, owner)
                fcntl.fcntl(fd, 10, number)  # F_SETSIG
                fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_ASYNC)
            except (OSError, OverflowError):
                pass
print("written", flush=True)
