# ends: exited timed_out
# seconds: 0.3
# At import: say that the import is done, read the next order oneself, and never come back.
import os, socket, struct, sys, time
if __name__ != "__main__":
    line = socket.socket(fileno=os.dup(3))
    line.send(struct.pack(">i", 0))
    time.sleep(0.1)
    stolen = line.recv(1 << 16)
    if b"[3]" in stolen or stolen.count(b"total") > 1:
        print("BREACH")
    time.sleep(100)
