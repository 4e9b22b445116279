# ends: exited raised out_of_memory signalled timed_out
# seconds: 1
import os, socket
for _ in range(8):
    if os.fork() == 0:
        break
held = []
try:
    while True:
        pair = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        held.append(pair)
        for end in pair:
            end.setblocking(False)
            for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
                end.setsockopt(socket.SOL_SOCKET, option, 1 << 24)
            try:
                while True:
                    end.send(b"x" * 60_000)
            except BlockingIOError:
                pass
except OSError:
    pass
