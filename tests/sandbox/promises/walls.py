"""Promises about what student code can see and reach."""

import signal

import pytest

from sandbox.slot import Slot
from tests.sandbox.promises.asking import answers, call, run, value

REFUSED = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def refused(number, *arguments):
    ctypes.set_errno(0)
    result = libc.syscall(number, *(ctypes.c_ulong(a) for a in arguments))
    return result == -1 and errno.errorcode[ctypes.get_errno()]
"""

CALLS = {
    "ptrace": 101, "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161, "unshare": 272, "setns": 308, "bpf": 321,
    "keyctl": 250, "add_key": 248, "perf_event_open": 298, "userfaultfd": 323, "io_uring_setup": 425, "process_vm_readv": 310,
    "shmget": 29, "msgget": 68, "semget": 64, "mq_open": 240, "memfd_create": 319, "pidfd_open": 434, "pidfd_getfd": 438,
    "init_module": 175, "kexec_load": 246, "reboot": 169, "swapon": 167, "personality": 135, "mknod": 133, "inotify_init1": 294,
    "fanotify_init": 300, "open_by_handle_at": 304, "setuid": 105, "capset": 126, "sched_setaffinity": 203, "setpriority": 141,
    "fsopen": 430, "open_tree": 428, "move_mount": 429, "landlock_create_ruleset": 444, "seccomp": 317, "kcmp": 312, "syslog": 103,
}  # fmt: skip


LISTED = """
import os
def listed(folder):
    try:
        return os.listdir(folder)
    except PermissionError:
        return []
"""


NAMESPACES = (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
"""Flags of `clone`: mount, cgroup, uts, ipc, user, pid, network."""

SOCKETS = """
import socket
def opened(family, kind):
    try:
        socket.socket(getattr(socket, family), getattr(socket, kind))
    except PermissionError:
        return 'refused'
"""


class WallPromises:
    """Many small questions to one wall are the cases of one submission, each asked in a process of its own."""

    def test_a_system_call_that_no_program_needs_is_refused(self, slot: Slot):
        said = answers(slot, REFUSED, {name: f"refused({number}, 0, 0, 0, 0, 0)" for name, number in CALLS.items()})
        assert {name: errno for name, errno in said.items() if errno not in {"EPERM", "ENOSYS"}} == {}

    def test_a_clone_with_any_namespace_is_refused(self, slot: Slot):
        said = answers(slot, REFUSED, {flag: f"refused(56, {flag | 17}, 0, 0, 0, 0)" for flag in NAMESPACES})
        assert said == dict.fromkeys(NAMESPACES, "EPERM")

    def test_clone3_does_not_exist(self, slot: Slot):
        assert value(slot, REFUSED, "refused(435, 0, 0)") == "ENOSYS"

    def test_a_system_call_of_the_future_does_not_exist(self, slot: Slot):
        assert value(slot, REFUSED, "refused(999, 0, 0)") == "ENOSYS"

    def test_a_system_call_of_another_abi_does_not_exist(self, slot: Slot):
        result = call(slot, REFUSED, f"refused({0x40000000 + 39})")  # getpid as the x32 ABI numbers it
        assert result.signal == signal.SIGSYS or result.steps[0].value == "ENOSYS"

    def test_the_limits_of_another_process_cannot_be_set(self, slot: Slot):
        assert value(slot, REFUSED, "refused(302, 1, 0, 0, 0)") == "EPERM"

    def test_there_is_no_network_to_open(self, slot: Slot):
        families = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK")
        kinds = {name: "SOCK_RAW" if name == "AF_PACKET" else "SOCK_DGRAM" for name in families}
        said = answers(slot, SOCKETS, {name: f"opened({name!r}, {kind!r})" for name, kind in kinds.items()})
        assert said == dict.fromkeys(families, "refused")

    def test_no_other_process_is_in_sight(self, slot: Slot):
        source = (
            LISTED
            + "def f():\n    alive = []\n    for pid in range(2, 3000):\n        try:\n            os.kill(pid, 0)\n            alive.append(pid)\n        except ProcessLookupError:\n            pass\n    return listed('/proc'), [pid for pid in alive if pid != os.getpid()], os.getpid() < 20\n"
        )
        proc, others, fresh = value(slot, source, "f()")
        assert (proc, others, fresh) == ([], [], True)

    def test_the_folders_of_the_kernel_are_empty(self, slot: Slot):
        said = answers(slot, LISTED, {top: f"listed({top!r})" for top in ("/proc", "/sys", "/mnt")})
        assert said == {"/proc": [], "/sys": [], "/mnt": []}

    def test_nothing_but_its_own_folders_can_be_written(self, slot: Slot):
        source = """
import os
def f():
    found = set()
    tops = "bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var work".split()
    for top in ['/', *('/' + name for name in tops)]:
        for folder, _, _ in os.walk(top):
            try:
                path = os.path.join(folder, '.written')
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
                os.unlink(path)
                found.add(folder)
            except OSError:
                pass
    return sorted(found)
"""
        assert value(slot, source, "f()") == ["/tmp", "/work"]

    def test_it_is_nobody_without_a_right(self, slot: Slot):
        source = "import os, ctypes\ndef f():\n    libc = ctypes.CDLL(None)\n    header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()\n    libc.capget(header, data)\n    return os.getresuid(), os.getresgid(), os.getgroups(), list(data), libc.prctl(39, 0, 0, 0, 0)\n"
        uids, gids, groups, capabilities, no_new_privileges = value(slot, source, "f()")
        (user,) = {*uids, *gids, *groups}
        assert user == 65534 or user >= 10_000  # nobody, or a number that nobody else has
        assert capabilities == [0] * 6
        assert no_new_privileges == 1

    def test_only_the_pipes_of_its_own_case_are_open(self, slot: Slot):
        source = "import os, stat\nfound = {}\nfor fd in range(256):\n    try:\n        found[fd] = stat.S_IFMT(os.fstat(fd).st_mode) == stat.S_IFIFO\n    except OSError:\n        pass\nprint(found)\n"
        found = eval(run(slot, source).stdout)  # noqa: S307 - a dict that was printed a moment ago
        assert set(found) >= {0, 1, 2}
        assert [found.pop(0), found.pop(1), found.pop(2)] == [True] * 3
        assert list(found.values()) == [False]  # the file in memory in which the result is told

    def test_the_environment_tells_nothing_of_this_machine(self, slot: Slot, monkeypatch: pytest.MonkeyPatch):
        source = "import os\ndef f():\n    return dict(os.environ)\n"
        environ = value(slot, source, "f()")
        assert set(environ) == {"HOME", "LANG", "PATH", "PWD", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8", "TMPDIR"}

    def test_the_name_of_the_machine_is_not_told(self, slot: Slot):
        assert value(slot, "import os\ndef f():\n    return os.uname().nodename\n", "f()") == "sandbox"

    def test_the_requests_of_others_cannot_be_read_nor_replies_forged(self, slot: Slot):
        source = "import os\nfor fd in range(256):\n    for text in (b'\\0\\0\\0\\2{}', b'garbage'):\n        try:\n            os.write(fd, text)\n        except OSError:\n            pass\n"
        run(slot, source)
        result = run(slot, "print('as ever')")
        assert result.stdout == "as ever\n"
