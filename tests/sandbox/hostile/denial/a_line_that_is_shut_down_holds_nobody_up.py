# ends: exited timed_out
# seconds: 0.5
import os, socket, time
if __name__ != "__main__":
    line = socket.socket(fileno=os.dup(3))
    line.shutdown(socket.SHUT_RD)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
