# ends: exited timed_out
# seconds: 0.4
# At import: the child goes on in its parent's place; the parent goes.
import os, socket, struct, time
if __name__ != "__main__":
    if os.fork():
        os._exit(0)
    time.sleep(0.05)
    try:
        line = socket.socket(fileno=os.dup(3))
        for _ in range(4):
            line.send(struct.pack(">i", 0))
            line.send(struct.pack(">i", os.getpid()))
    except OSError:
        pass
