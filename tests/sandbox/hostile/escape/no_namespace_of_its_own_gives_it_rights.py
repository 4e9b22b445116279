# ends: exited
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for flag in (0x10000000, 0x20000, 0x20000000, 0x40000000, 0x8000000, 0x4000000, 0x2000000, 0x7E020000):
    if libc.unshare(flag) == 0:
        print("BREACH unshare", hex(flag))
    pid = libc.syscall(56, flag | 17, 0, 0, 0, 0)
    if pid == 0:
        os._exit(0)
    if pid > 0:
        print("BREACH clone", hex(flag))
for args in ((b"none", b"/tmp", b"tmpfs", 0, None), (b"/", b"/tmp", None, 4096, None), (b"proc", b"/proc", b"proc", 0, None), (None, b"/", None, 32 | 4096, None)):
    if libc.mount(*args) == 0:
        print("BREACH mount", args)
for target in (b"/proc", b"/sys", b"/mnt", b"/tmp", b"/work", b"/"):
    if libc.umount2(target, 2) == 0:
        print("BREACH umount", target)
if libc.chroot(b"/tmp") == 0:
    print("BREACH chroot")
