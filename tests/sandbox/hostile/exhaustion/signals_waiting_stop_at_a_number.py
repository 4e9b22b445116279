# ends: exited
import ctypes, os, signal
libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
waiting = 0
while waiting < 20_000 and libc.sigqueue(os.getpid(), 40, ctypes.c_void_p(1)) == 0:
    waiting += 1
print("BREACH" if waiting > 1000 else "held", waiting)
