# ends: exited
# runs: 2
import ctypes, mmap, os
libc = ctypes.CDLL(None)
mark = bytes(x ^ 0xFF for x in b"THE-LAST-SUBMISSION-WAS-HERE")
found = mmap.mmap(-1, 32 << 20)
if found[:] != bytes(len(found)):
    print("BREACH mapped memory")
fd = os.open("/tmp/x", os.O_CREAT | os.O_RDWR)
os.posix_fallocate(fd, 0, 8 << 20)
if os.pread(fd, 8 << 20, 0) != bytes(8 << 20):
    print("BREACH file")
found[:] = (mark * (len(found) // len(mark) + 1))[: len(found)]
