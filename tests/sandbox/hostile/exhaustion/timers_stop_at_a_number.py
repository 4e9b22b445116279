# ends: exited
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
made, timer = 0, ctypes.c_void_p()
event = (ctypes.c_int * 16)(0, 0, 40, 1)  # SIGEV_NONE
while made < 20_000 and libc.timer_create(1, event, ctypes.byref(timer)) == 0:
    made += 1
print("BREACH" if made > 1000 else "held", made)
