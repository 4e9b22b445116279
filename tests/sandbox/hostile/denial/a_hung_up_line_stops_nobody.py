# ends: exited
import os
try:
    os.close(3)
except OSError:
    pass
for fd in range(3, 64):
    try:
        os.ftruncate(fd, 0)
    except OSError:
        pass
    try:
        os.close(fd)
    except OSError:
        pass
