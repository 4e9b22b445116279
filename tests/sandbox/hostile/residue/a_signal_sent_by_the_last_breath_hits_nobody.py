# ends: exited
# runs: 2
import os, signal, threading, time
def shoot():
    while True:
        for pid in (-1, 0, os.getppid()):
            for s in (signal.SIGUSR1, signal.SIGTERM, signal.SIGHUP, signal.SIGSTOP, signal.SIGCONT):
                try:
                    if pid != 0:
                        os.kill(pid, s)
                except OSError:
                    pass
threading.Thread(target=shoot, daemon=True).start()
time.sleep(0.02)
os._exit(0)
