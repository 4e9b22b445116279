# ends: timed_out
# seconds: 0.3
# vfork: the parent cannot be stopped while its child, in the same memory, sleeps.
import ctypes, os, time
libc = ctypes.PyDLL(None)
if os.uname().machine == "x86_64":
    libc.syscall(56, 0x4000 | 0x100 | 17, 0, 0, 0, 0)  # CLONE_VFORK | CLONE_VM
time.sleep(100)
