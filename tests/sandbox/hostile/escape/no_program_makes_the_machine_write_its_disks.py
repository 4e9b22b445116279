# ends: exited
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for name, args in {"sync": (162,), "syncfs": (306, 0)}.items():
    if libc.syscall(*args) >= 0:
        print("BREACH", name)
