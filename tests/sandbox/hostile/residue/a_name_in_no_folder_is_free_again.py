# ends: exited
# runs: 2
# Sockets of the abstract kind have names, but no files: a daemon holds on to one.
import os, socket, time
holder = socket.socket(socket.AF_UNIX)
try:
    holder.bind("\0kradan-mark")
    holder.listen(5)
except OSError:
    print("BREACH taken")
try:
    caller = socket.socket(socket.AF_UNIX)
    caller.connect("\0kradan-of-the-last-run")
    print("BREACH answered")
except OSError:
    pass
if os.fork() == 0:
    os.setsid()
    other = socket.socket(socket.AF_UNIX)
    other.bind("\0kradan-of-the-last-run")
    other.listen(5)
    time.sleep(100)
time.sleep(0.02)
