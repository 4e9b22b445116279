"""A container for one submission, in which the container itself is the cell: its first process is the warden.

For hosts that let no container make namespaces or mounts. What a broker is to a cell, the owner is to the container, at
the other end of its standard streams.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

from sandbox.supervisor import landlock, linux, wire, zygote
from sandbox.supervisor.host_files import HostFiles
from sandbox.supervisor.immortal import immortalize

if TYPE_CHECKING:
    from sandbox.supervisor.zygote import WarmUp

ARGUMENT = "bare"
"""What tells `python -m sandbox.supervisor` that it is such a container."""


class BareHost(HostFiles):
    """The kernel's files where `/proc` is the engine's: there its own memory is guarded, and the student's way to it closed."""

    def __init__(self) -> None:
        super().__init__()
        self._landlock = landlock.find()

    def offer_to_the_oom_killer(self) -> None:
        """Make the calling process the one that the kernel kills first, and let no other of its kind look into it."""
        linux.show_memory()  # its own files are not its own to write otherwise
        super().offer_to_the_oom_killer()
        linux.hide_memory()

    def confine(self) -> None:
        """Leave the calling process no file but those that a cell would show, where the kernel has Landlock."""
        if self._landlock:
            linux.forbid_new_privileges()
            self._landlock.confine()


class OwnersLine:
    """The warden's line, where the owner is at the other end: in by one descriptor, out by another."""

    def __init__(self, requests: int, replies: int) -> None:
        self._requests = requests
        self._replies = replies

    def recv(self, count: int) -> bytes:
        """Between 1 and `count` bytes; none when the owner is gone."""
        return os.read(self._requests, count)

    def sendall(self, data: bytes) -> None:
        """Send all of it. Raises OSError."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._replies, rest) :]


def serve(warm_up: WarmUp) -> NoReturn:
    """Run one submission and end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process gets no signal that it does not ask for
    line = OwnersLine(*_take_the_owners_streams())
    linux.hide_memory()
    try:
        life = warm_up()
        gc.collect()
        immortalize()
        gc.freeze()
        gc.disable()  # a student's process enables it again
        life(line, BareHost())
    except Exception:  # noqa: BLE001 - a fault of ours must not look like one of the student's
        line.sendall(wire.pack(zygote.BROKEN + traceback.format_exc().encode("utf-8", "replace")))
    finally:
        os._exit(0)


def _take_the_owners_streams() -> tuple[int, int]:
    """The descriptors of the standard streams, moved to where no student's process will have them; in their place is nothing."""
    own = os.dup(sys.stdin.fileno()), os.dup(sys.stdout.fileno())
    zygote.let_go_of_the_owners_streams()
    return own
