# ends: exited
# At import the line to the warden is descriptor 3: answers that carry descriptors, again and again.
import os, socket, struct
try:
    line = socket.socket(fileno=os.dup(3))
    line.setblocking(False)
    files = [os.open("/dev/zero", os.O_RDONLY) for _ in range(20)]
    for _ in range(50):
        socket.send_fds(line, [struct.pack(">i", -1)], files)
    for fd in files:
        os.close(fd)
except OSError:
    pass
