"""`python -m sandbox.supervisor.local`: be a slot without a container, behind the walls that a process can raise itself.

Started by root it gives up being root; started by anyone else it needs user namespaces. Either way what serves requests
is an unprivileged process in namespaces of its own, network included, that sees nothing but the interpreter.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import sys
from typing import NoReturn

import sandbox
from sandbox.supervisor import cell, judge_role, layout, linux, local_root, wire
from sandbox.supervisor.broker import Broker
from sandbox.supervisor.linux import Namespace
from sandbox.supervisor.student_role import warm_up

NOBODY = 65534
"""Who the slot is inside; and outside too, where root started it."""

_OWN = Namespace.MOUNT | Namespace.PID | Namespace.IPC | Namespace.UTS | Namespace.NETWORK


def main() -> None:
    """Raise the walls and serve; where one cannot be raised say so instead."""
    sys.executable = os.path.realpath(sys.executable)
    try:
        _raise_walls()
        pid = os.fork()
        if pid:
            _wait_for(pid)
        _drop_rights()
    except OSError as error:
        os.write(sys.stdout.fileno(), wire.pack(json.dumps({"problem": str(error)}).encode()))
        return
    linux.die_with_parent()  # only now: a change of user would undo it
    Broker(sys.stdin.fileno(), sys.stdout.fileno(), warm_up, judge_role.find()).serve()


def _raise_walls() -> None:
    """Raises OSError where the kernel does not allow a wall."""
    user, group = os.getuid(), os.getgid()
    if user == 0:
        linux.unshare(_OWN)
    else:
        linux.unshare(_OWN | Namespace.USER)
        cell.settle(NOBODY, NOBODY, outside=(user, group))
    socket.sethostname("sandbox")
    local_root.enter(_judge_library())
    for kind, most in (
        (resource.RLIMIT_NOFILE, layout.OPEN_FILES_OF_A_SLOT),
        (resource.RLIMIT_FSIZE, layout.SCRATCH_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (value, value))


def _judge_library() -> dict[str, str]:
    """The packages that the command line names, and those of ours that only a judge imports."""
    own = {f"sandbox/{name}": os.path.join(sandbox.__path__[0], name) for name in ("conversation", "judging")}
    return {os.path.basename(path): path for path in sys.argv[1:]} | own


def _drop_rights() -> None:
    """Be nobody, without a right, and never get one again."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    linux.drop_capabilities()
    linux.forbid_new_privileges()
    linux.show_memory()  # which it may write to, its map of users for one


def _wait_for(pid: int) -> NoReturn:
    """Stay only to be the parent: hold nothing open, end when the slot ends."""
    os.closerange(0, 3)
    _, status = os.waitpid(pid, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


if __name__ == "__main__":
    main()
