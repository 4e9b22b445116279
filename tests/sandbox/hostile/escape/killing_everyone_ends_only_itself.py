# ends: exited timed_out signalled
import os, signal
for pid in [-1, 1, *range(2, 400)]:
    for s in (signal.SIGSTOP, signal.SIGKILL, signal.SIGTERM):
        if pid == os.getpid():
            continue
        try:
            os.kill(pid, s)
        except OSError:
            pass
