# ends: exited
# runs: 2
import os, re, socket
needle = re.compile(rb"S[E]CRET-(EXPECTED-[0-9]|INPUT-1)")
def look():
    for fd in range(3, 512):
        for read in (lambda: os.pread(fd, 1 << 20, 0), lambda: (os.set_blocking(fd, False), os.read(fd, 1 << 20))[1], lambda: os.readlink(f"/dev/fd/{fd}").encode(),
                     lambda: socket.socket(fileno=os.dup(fd)).recv(1 << 16, socket.MSG_PEEK | socket.MSG_DONTWAIT)):
            try:
                if needle.search(read()):
                    print("BREACH", fd)
            except OSError:
                pass
if __name__ == "__main__":
    look()
def total(numbers):
    look()
