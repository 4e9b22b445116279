"""A zygote: a warm interpreter that has never run student code, from which every cell is forked."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import traceback
from collections.abc import Callable, Sequence
from typing import NoReturn, Protocol

from sandbox.supervisor import cell, layout, linux, wire
from sandbox.supervisor.filling import fill_gaps
from sandbox.supervisor.host_files import HostFiles
from sandbox.supervisor.immortal import immortalize

_FIRST_FREE = 3

READY = b"R"
BROKEN = b"X"


class FarLine(Protocol):
    """A line whose other end is in no process of this container."""

    def recv(self, count: int, /) -> bytes:
        """Between 1 and `count` bytes; none at the end."""

    def sendall(self, data: bytes, /) -> None:
        """Send all of it. Raises OSError."""

    def hand_over(self, message: bytes, control: socket.socket, /) -> None:
        """Send a message, and from then on what is said on `control`. Raises OSError."""


Line = socket.socket | FarLine
"""The line of a cell's first process to its broker, or to who stands in for one."""


Life = Callable[[Line, HostFiles], None]
"""The life of a cell's first process: says READY on its line, and works until the line ends."""

WarmUp = Callable[[], Life]
"""What makes a zygote what it is: import what its cells will need, and give the life they live. A judge is a second one."""


class Zygote:
    """A zygote process as its broker sees it."""

    def __init__(self, warm_up: WarmUp, covered: Sequence[str]) -> None:
        """`covered` are the folders that appear empty in its cells."""
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        if os.fork() == 0:
            self._line.close()
            _keep_only(theirs)
            _serve(warm_up, covered, theirs)
        theirs.close()

    def new_cell(self) -> socket.socket:
        """End the last cell, wait until nothing of it is left, start the next; gives the line to its first process."""
        ours, theirs = socket.socketpair()
        socket.send_fds(self._line, [b"N"], [theirs.fileno()])
        theirs.close()
        return ours


def _serve(warm_up: WarmUp, covered: Sequence[str], orders: socket.socket) -> NoReturn:
    """The zygote's own life: one cell at a time, until the broker is gone."""
    try:
        linux.die_with_parent()
        linux.show_memory()  # its children write their maps of users themselves
        let_go_of_the_owners_streams()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        life = warm_up()
        gc.collect()
        immortalize()
        fill_gaps()
        gc.freeze()
        gc.disable()  # a student's process enables it again
        current = 0
        while True:
            data, descriptors, _, _ = socket.recv_fds(orders, 1, 1)
            if not data:
                break
            if current:
                os.kill(current, signal.SIGKILL)
                os.waitpid(current, 0)
            line = socket.socket(fileno=descriptors[0])
            current = _fork_cell(life, covered, line, orders)
            line.close()
    except BaseException:  # noqa: BLE001 - nobody above is left to tell
        traceback.print_exc()
    finally:
        os._exit(0)


def _keep_only(line: socket.socket) -> None:
    """Hold no line of the broker's to anybody else: the standard streams are let go of next."""
    os.closerange(_FIRST_FREE, line.fileno())
    os.closerange(line.fileno() + 1, layout.OPEN_FILES_OF_A_SLOT)


def let_go_of_the_owners_streams() -> None:
    """Keep nothing open through which the slot's requests could be read or its replies written."""
    nothing = os.open("/dev/null", os.O_RDWR | os.O_CLOEXEC)
    for standard in (0, 1):  # a fault of ours may still be told on the third
        os.dup2(nothing, standard)
    os.close(nothing)


def _fork_cell(life: Life, covered: Sequence[str], line: socket.socket, orders: socket.socket) -> int:
    """Fork a cell whose first process lives that life; 0 where that failed and the line says why."""
    user, group = os.getuid(), os.getgid()
    try:
        pid = cell.fork()
    except OSError as error:
        _tell_problem(line, f"cannot make a submission's own namespaces: {error}")
        return 0
    if pid:
        return pid
    try:
        orders.close()
        try:
            cell.settle(user, group, outside=(user, group))
            host = HostFiles()
            cell.furnish(covered)
        except OSError as error:
            _tell_problem(line, f"cannot furnish a submission's own namespaces: {error}")
        else:
            life(line, host)
    except Exception:  # noqa: BLE001 - a fault of ours must not look like one of the student's
        _tell_problem(line, traceback.format_exc())
    finally:
        os._exit(0)


def _tell_problem(line: socket.socket, problem: str) -> None:
    with contextlib.suppress(OSError):
        line.sendall(wire.pack(BROKEN + problem.encode("utf-8", "replace")))
