# ends: exited timed_out raised
# seconds: 1
import ctypes, mmap
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
start = libc.mmap(None, ctypes.c_size_t(100 << 20), 0, 0x22, -1, 0)
for page in range(0, 100 << 20, 8192):
    if libc.mprotect(ctypes.c_void_p(start + page), 4096, 1):
        break
