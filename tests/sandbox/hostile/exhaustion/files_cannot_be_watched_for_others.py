# ends: exited
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for name, arguments in {"inotify_init1": (0,), "inotify_init": (), "fanotify_init": (0, 0)}.items():
    if getattr(libc, name)(*arguments) >= 0:
        print("BREACH", name)
