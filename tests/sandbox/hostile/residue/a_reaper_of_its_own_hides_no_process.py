# ends: exited
# runs: 2
import ctypes, os, signal, time
libc = ctypes.CDLL(None)
if __name__ == "__main__" and input().endswith("1"):  # in the later run nobody else is there
    for pid in range(2, 200):
        try:
            if pid != os.getpid():
                os.kill(pid, 0)
                print("BREACH process", pid)
        except OSError:
            pass
if os.fork() == 0:
    libc.prctl(36, 1, 0, 0, 0)  # orphans below come to this process, not to the warden
    os.setsid()
    signal.signal(signal.SIGUSR2, signal.SIG_IGN)
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                libc.prctl(1, 0, 0, 0, 0)
                libc.prctl(15, b"kworker/0:1", 0, 0, 0)
                time.sleep(100)
            os._exit(0)
    time.sleep(100)
time.sleep(0.02)
