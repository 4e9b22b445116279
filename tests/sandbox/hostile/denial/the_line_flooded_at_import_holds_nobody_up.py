# ends: exited timed_out
# seconds: 0.5
# Descriptor 3 is the line to the warden: answers without end, more than one, and shreds of one.
import os, socket, struct, time
if __name__ != "__main__":
    line = socket.socket(fileno=os.dup(3))
    line.setblocking(False)
    try:
        for n in range(100_000):
            line.send([b"\0", struct.pack(">i", n), b"\xff" * 7, b"R" * 4096, struct.pack(">I", 1 << 31)][n % 5])
    except OSError:
        pass
