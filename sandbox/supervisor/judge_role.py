"""The judge's zygote: what it is warmed up with, and how its cells live."""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import sandbox
from sandbox import conversation, streams
from sandbox.supervisor import handing, layout, limits, linux, seccomp, student_role, wire, zygote

if TYPE_CHECKING:
    from sandbox.supervisor.host_files import HostFiles

_MEMORY_BYTES = 160 << 20
"""The address space of a judge beyond that of its zygote."""


def find() -> zygote.WarmUp | None:
    """What makes a zygote one of judges; None where this slot has no pytest."""
    return warm_up if os.path.isdir(f"{layout.JUDGE_LIBRARY}/pytest") else None


def warm_up() -> zygote.Life:
    """Load pytest and what most suites need, and have a rehearsal suite judged."""
    streams.open_standard_streams()
    os.environ.clear()
    os.environ.update(student_role.ENVIRONMENT)
    for name in student_role.LIBRARY:
        importlib.import_module(name)
    own = str(Path(sandbox.__path__[0]).parent)
    sys.path[:] = [*(entry for entry in sys.path if entry != own), layout.JUDGE_LIBRARY]
    for package in (sandbox, conversation):  # in a local slot this is where they can still be read
        package.__path__.append(f"{layout.JUDGE_LIBRARY}/{package.__name__.replace('.', '/')}")
    from sandbox.judging import court, rehearsal  # noqa: PLC0415 - pytest is for this interpreter only

    rehearsal.rehearse()
    config = court.configure(Path(layout.WORK))
    filter_code = seccomp.program(linux.architecture())
    memory = limits.Fixed.of_this_process().interpreter_bytes + _MEMORY_BYTES

    def live(line: zygote.Line, _host: HostFiles) -> None:
        _raise_walls(filter_code, memory)
        line.sendall(wire.pack(zygote.READY))
        assert isinstance(line, socket.socket)  # noqa: S101 - a judge is always in a cell
        received = handing.receive(line)
        if received is None:
            return
        suite, (control,) = received
        gc.enable()
        with socket.socket(fileno=control) as questions:
            statement = court.judge(json.loads(suite), questions, config)
        line.sendall(wire.pack(json.dumps(statement).encode()))
        wire.read(line.recv)

    return live


def _raise_walls(filter_code: bytes, memory: int) -> None:
    """Have no right, and nothing open in which a suite's own words could be taken for those of the slot."""
    nothing = os.open("/dev/null", os.O_RDWR | os.O_CLOEXEC)
    os.dup2(nothing, 2)
    os.close(nothing)
    os.chdir(layout.WORK)
    os.umask(0o022)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    linux.drop_capabilities()
    linux.forbid_new_privileges()
    linux.install_filter(filter_code)
