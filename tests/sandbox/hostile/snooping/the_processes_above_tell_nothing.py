# ends: exited
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(4096)
for pid in {1, 2, os.getppid(), os.getpgid(0), os.getsid(0), 0}:
    for path in ("environ", "mem", "maps", "cmdline", "fd", "root", "cwd", "stack", "syscall", "task"):
        try:
            print("BREACH", pid, path, os.listdir(f"/proc/{pid}/{path}") if path in ("fd", "task") else open(f"/proc/{pid}/{path}").read(10))
        except OSError:
            pass
    for number in (310, 311, 438, 101):  # process_vm_readv, process_vm_writev, pidfd_getfd, ptrace
        if pid and libc.syscall(number, pid, buffer, 1, buffer, 1, 0) > 0:
            print("BREACH", number, pid)
