# ends: exited signalled
import os, signal, threading, time
signal.signal(signal.SIGALRM, signal.SIG_DFL)
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.setitimer(signal.ITIMER_PROF, 0.05)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.05)
threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
def other(x):
    time.sleep(0.1)
