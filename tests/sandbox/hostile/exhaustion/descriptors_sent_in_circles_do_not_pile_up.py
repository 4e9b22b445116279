# ends: exited raised
import array, os, socket
try:
    while True:
        a, b = socket.socketpair()
        socket.send_fds(a, [b"x"], [a.fileno(), b.fileno()])
except OSError:
    pass
