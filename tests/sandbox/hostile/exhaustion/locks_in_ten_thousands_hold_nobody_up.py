# ends: timed_out exited
# seconds: 0.4
import fcntl, os
fd = os.open("/tmp/x", os.O_CREAT | os.O_RDWR)
for at in range(0, 10**7, 2):
    fcntl.lockf(fd, fcntl.LOCK_EX, 1, at)
