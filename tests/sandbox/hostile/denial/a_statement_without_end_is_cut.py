# ends: output_limit exited signalled
# seconds: 2
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def flood():
    for fd in range(3, 16):
        try:
            while True:
                os.write(fd, b"[" * 65536)
        except OSError:
            pass
    os._exit(0)
def total(numbers):
    flood()
if __name__ == "__main__":
    flood()
