# ends: exited
import os
for n in range(300):
    fd = os.open(f"hole{n}", os.O_CREAT | os.O_WRONLY)
    os.lseek(fd, (16 << 20) - 1, 0)
    try:
        os.write(fd, b"x")
        os.truncate(fd, 16 << 20)
    except OSError:
        pass
    os.close(fd)
