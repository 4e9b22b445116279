# ends: exited
import os, select, socket
held, reserve = [], []
kinds = [os.pipe, lambda: os.dup(0), select.epoll, socket.socketpair, lambda: os.eventfd(0), lambda: os.open(".", os.O_PATH), lambda: socket.socket(socket.AF_UNIX)]
for kind in kinds:
    reserve = [os.dup(0) for _ in range(4)] if not reserve else reserve
    for fd in reserve:
        os.close(fd)
    reserve = []
    try:
        while len(held) < 5000:
            held.append(kind())
    except OSError:
        pass
    reserve = [fd for fd in range(40, 44)]
print("BREACH" if len(held) > 100 else "held", len(held), flush=True)
os._exit(0)
