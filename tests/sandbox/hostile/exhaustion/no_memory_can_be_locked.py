# ends: exited
import ctypes, mmap
libc = ctypes.CDLL(None, use_errno=True)
page = ctypes.create_string_buffer(1 << 20)
for name, arguments in {"mlock": (page, 1 << 20), "mlock2": (page, 1 << 20, 0), "mlockall": (3,)}.items():
    if getattr(libc, name)(*arguments) == 0:
        print("BREACH", name)
try:
    mmap.mmap(-1, 4 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x2000)
    print("BREACH MAP_LOCKED")
except OSError:
    pass
try:
    mmap.mmap(-1, 4 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000)
    print("BREACH MAP_HUGETLB")
except OSError:
    pass
