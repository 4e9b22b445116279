# ends: exited
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
page = ctypes.create_string_buffer(4096)
calls = {"bpf": 321, "keyctl": 250, "add_key": 248, "request_key": 249, "perf_event_open": 298, "userfaultfd": 323, "io_uring_setup": 425,
         "io_uring_enter": 426, "io_uring_register": 427, "init_module": 175, "finit_module": 313, "kexec_load": 246, "shmget": 29, "msgget": 68, "semget": 64,
         "mq_open": 240, "memfd_create": 319, "memfd_secret": 447, "quotactl": 179, "acct": 163, "swapon": 167, "reboot": 169, "syslog": 103,
         "iopl": 172, "ioperm": 173, "modify_ldt": 154, "lookup_dcookie": 212, "name_to_handle_at": 303, "open_by_handle_at": 304, "fsopen": 430,
         "open_tree": 428, "mount_setattr": 442, "pidfd_getfd": 438, "setns": 308, "clock_settime": 227, "settimeofday": 164, "adjtimex": 159,
         "sethostname": 170, "vhangup": 153, "nfsservctl": 180, "uselib": 134, "personality": 135, "inotify_init": 253, "fanotify_init": 300, "seccomp": 317}
for name, number in calls.items():
    result = libc.syscall(number, 0, page, page, 0, 0, 0)
    if result >= 0:
        print("BREACH", name, result)
