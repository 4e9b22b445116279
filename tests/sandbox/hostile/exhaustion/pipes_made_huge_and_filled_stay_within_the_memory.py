# ends: exited raised out_of_memory signalled timed_out
# seconds: 1
import fcntl, os
for _ in range(10):
    if os.fork() == 0:
        break
held = []
try:
    while True:
        reads, writes = os.pipe()
        held.append((reads, writes))
        try:
            fcntl.fcntl(writes, fcntl.F_SETPIPE_SZ, 1 << 20)
        except OSError:
            pass
        os.set_blocking(writes, False)
        try:
            while True:
                os.write(writes, b"x" * 65536)
        except BlockingIOError:
            pass
except OSError:
    pass
