# ends: exited
import fcntl, os, termios
for fd in (0, 1, 2):
    try:
        fcntl.ioctl(fd, termios.TIOCSTI, b"x")
        print("BREACH TIOCSTI")
    except OSError:
        pass
for path in ("/dev/tty", "/dev/console", "/dev/ptmx", "/dev/pts/0"):
    try:
        os.open(path, os.O_RDWR)
        print("BREACH", path)
    except OSError:
        pass
