# ends: exited
# The kernel counts them over all processes of the same user, in every slot of the machine, and against each one's own limit.
import socket, time
held = []
def put(count):
    ends = socket.socketpair()
    socket.send_fds(ends[0], [b"x"], [0] * count)
    held.append(ends)
try:
    while True:
        put(30)
except OSError:
    pass
for end in held.pop():  # so that one more message is let through, which may be of any size
    end.close()
try:
    put(250)
except OSError:
    pass
time.sleep(0.5)
