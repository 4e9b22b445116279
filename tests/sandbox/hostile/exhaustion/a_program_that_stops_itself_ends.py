# ends: timed_out
# seconds: 0.3
import os, signal
if os.fork() == 0:
    os.kill(os.getppid(), signal.SIGSTOP)
    os.kill(os.getpid(), signal.SIGSTOP)
import time
time.sleep(100)
