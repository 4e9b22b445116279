# ends: exited
import ctypes, os, signal
libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(8)
for pid in [1, os.getppid(), *range(2, 60)]:
    if pid == os.getpid():
        continue
    for name, args in {"ptrace": (101, 16, pid, 0, 0), "seize": (101, 0x4206, pid, 0, 0), "vm_readv": (310, pid, 0, 0, 0, 0, 0),
                       "pidfd": (434, pid, 0), "prlimit": (302, pid, 0, buffer, 0), "kcmp": (312, pid, os.getpid(), 1, 0, 0),
                       "affinity": (203, pid, 8, buffer), "priority": (141, 0, pid, 19), "scheduler": (144, pid, 0, buffer),
                       "migrate": (256, pid, 0, 0, 0), "move_pages": (279, pid, 0, 0, 0, 0, 0), "ioprio": (251, 1, pid, 0)}.items():
        if libc.syscall(*args) >= 0:
            print("BREACH", name, pid)
