# ends: exited
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
try:
    os.memfd_create("hoard")
    print("BREACH memfd")
except OSError:
    pass
for name, arguments in {"shmget": (0, 1 << 20, 0o1777), "memfd_create": (b"x", 0), "shm_open": (b"/x", 0o102, 0o600)}.items():
    if getattr(libc, name)(*arguments) >= 0:
        print("BREACH", name)
