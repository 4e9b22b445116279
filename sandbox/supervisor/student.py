"""A process that runs student code: it raises the walls around itself while nobody waits, and then obeys orders."""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sandbox import cases, marshalling, programs, streams
from sandbox.conversation import serving
from sandbox.drawing.modules import DrawingModules
from sandbox.sources import Sources
from sandbox.supervisor import launch, layout, limits, linux, orders, reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.encoding import Json
    from sandbox.supervisor.host_files import HostFiles

LISTENS_WITHIN_SECONDS = 2.0
"""A ward that has not taken a large order after this time is lost."""

_COMPANIONS_OF_A_COPY = 3
"""At most: more processes of ours that there are while a copy runs than while the solution is imported."""

_DRAWING = DrawingModules(layout.WORK)
"""The `turtle` and `matplotlib` of this process; what they draw goes into the statement line by line, and so outlives a kill."""

_LINE = 3
_FIRST_FREE = 4
_QUESTIONS = 4
"""Where a judge's questions come from, in a suite."""

_NO_COPY = -1

_SHARES_MEMORY = "mmap"
"""The module whose memory a fork does not copy."""

_EXIT_CODE_OF_AN_EXCEPTION = 1
_RING = (1).to_bytes(8, sys.byteorder)
_NEXT = b"n"
"""What a process tells its copy when it has got its own order: the next one is yours."""
_BEGUN = b" "
"""The first byte of every statement: to JSON it is nothing."""

_OUT_OF_MEMORY = json.dumps(
    {
        "outcome": "out_of_memory",
        "exit_code": _EXIT_CODE_OF_AN_EXCEPTION,
        "failure": {
            "bases": ["MemoryError", "Exception", "BaseException"],
            "message": "",
            "frames": [],
            "column": None,
        },
        "steps": [],
        "observed": {},
        "stdout": "",
        "stderr": "",
        "truncated": False,
    }
).encode()
"""Said when there is no memory left to say anything else."""

_PLAIN_JSON = json.JSONEncoder(ensure_ascii=False)
"""Takes no more bytes for a text than the text has, so that what was printed within its limit can be told."""

_close, _dup2, _exit, _fork, _read, _write = os.close, os.dup2, os._exit, os.fork, os.read, os.write
"""Taken while no student code has run that could have put something else in their place."""


def live(line: socket.socket, host: HostFiles, filter_code: bytes, fixed: limits.Fixed) -> NoReturn:
    """Raise the walls, and obey orders until a case is done or the warden is gone.

    Args:
        line: where the orders come from.
        host: the kernel's files, for the last time.
        filter_code: the seccomp filter.
        fixed: what every process of the slot has in common.
    """
    exit_code = _EXIT_CODE_OF_AN_EXCEPTION
    try:
        _raise_walls(line, host, filter_code)
        exit_code = _Student(socket.socket(fileno=_LINE), fixed).obey()
    finally:
        _exit(exit_code)


def _raise_walls(line: socket.socket, host: HostFiles, filter_code: bytes) -> None:
    """Keep one descriptor, the line; give up every right; be the first to go when memory runs out."""
    host.offer_to_the_oom_killer()
    host.confine()
    _dup2(0, 2)
    _dup2(line.detach(), _LINE)
    os.closerange(_FIRST_FREE, layout.OPEN_FILES_OF_A_SLOT)
    os.chdir(layout.WORK)
    os.umask(0o022)
    limits.apply_fixed()
    linux.drop_capabilities()
    linux.forbid_new_privileges()
    linux.install_filter(filter_code)


class _Student:
    """The process between its orders."""

    def __init__(self, line: socket.socket, fixed: limits.Fixed) -> None:
        self._line = line
        self._fixed = fixed
        self._solution: cases.Solution | None = None
        self._copies = 0
        self._keeps_copy_waiting: int | None = None
        streams.open_standard_streams()

    def obey(self) -> int:
        """Carry out orders until the process has done what it is for; gives its exit code."""
        while received := orders.receive(self._line):
            order, descriptors = received
            if order.kind == "suite":
                return self._testify(order, *descriptors)
            if order.kind == "import":
                self._import(order, _connect(descriptors))
                continue
            if order.kind == launch.BECOME:
                _connect(descriptors)
                launch.become(order, self._fixed, dict(os.environ))
            limits.apply(order.limits, self._fixed, companions=order.companions)
            bell = descriptors.pop() if order.kind == "call" else None
            result = _connect(descriptors)
            if self._keeps_copy_waiting is not None:
                _write(self._keeps_copy_waiting, _NEXT)
                _close(self._keeps_copy_waiting)
            self._line.close()
            exit_code = _say(result, order, self._call if order.kind == "call" else _APART[order.kind])
            if bell is not None:
                _write(bell, _RING)
            return exit_code
        return 0

    def _testify(self, order: orders.Order, questions: int, *pipes: int) -> int:
        """Import the solution and answer a judge's questions until there are no more; gives the exit code."""
        _dup2(questions, _QUESTIONS)
        limits.apply_to_original(order.limits, self._fixed, companions=order.companions)
        solution, _ = self._load(order, _connect(list(pipes)), first_free=_QUESTIONS + 1)
        serving.serve(socket.socket(fileno=_QUESTIONS), solution, order.limits)
        return 0

    def _import(self, order: orders.Order, result: int) -> None:
        """Import the solution, and make copies of this process where they would be exact."""
        limits.apply(order.limits, self._fixed, companions=order.companions, room=_COMPANIONS_OF_A_COPY)
        _, plain = self._load(order, result, first_free=_FIRST_FREE)
        if plain:
            limits.use_room()
            self._copies = order.copies
            self._make_copy()

    def _load(self, order: orders.Order, result: int, *, first_free: int) -> tuple[cases.Solution, bool]:
        """Import the solution; where that fails say so, and end. Gives it, and whether only memory knows of it."""
        _DRAWING.tell(partial(_write, result))
        self._solution = solution = cases.load_solution(_install(order), order.main, order.limits)
        if solution.failure or solution.streams.truncated:
            self._line.close()
            _exit(_say(result, order, self._call))
        _DRAWING.tell(None)
        _close(result)
        plain = _is_alone_in_memory(first_free)
        orders.answer(self._line, orders.IMPORTED if plain else orders.IMPORTED_WITH_RESIDUE)
        return solution, plain

    def _make_copy(self) -> None:
        """Make the next case's process ahead of its order: it waits until this one has got its own, and is next then.

        So a copy that is next makes the one after it while the case before it runs. Where this process ends without an
        order, as by a signal to everyone, its copy ends too: the warden knows nothing of it, and would watch another.
        """
        while self._copies:
            self._copies -= 1
            waits, keeps_waiting = os.pipe()
            try:
                pid = _fork()
            except OSError:
                pid = _NO_COPY
            if pid:
                _close(waits)
                self._keeps_copy_waiting = keeps_waiting
                orders.answer(self._line, pid)
                return
            _close(keeps_waiting)
            if not _read(waits, 1):
                _exit(_EXIT_CODE_OF_AN_EXCEPTION)
            _close(waits)

    def _call(self, order: orders.Order) -> Json:
        """Run a call case; of a solution whose import failed this tells only that."""
        call = marshalling.decode_call(order.case) if order.case else cases.Call()
        assert self._solution is not None  # noqa: S101 - the warden's order of orders
        return cases.run_call(call, self._solution, order.limits)


def _run_program(order: orders.Order) -> Json:
    return programs.run_program(_install(order), order.main, order.case["args"])


_APART = {"program": _run_program, reading.KIND: reading.obey}
"""What a process does that has not imported the solution."""


def _install(order: orders.Order) -> Sources:
    """Make the student's files importable, and the interpreter look as if nothing had been imported before them."""
    sources = Sources(order.files, Path(layout.WORK))
    sources.install()
    _DRAWING.install()
    gc.enable()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = [order.main]
    own = {Path(name).stem for name in order.files}
    sys.modules.pop(_SHARES_MEMORY, None)  # to see whether the solution asks for it
    for name in list(sys.modules):
        if name.partition(".")[0] in own - _ALWAYS_LOADED or name.partition(".")[0] == "sandbox":
            del sys.modules[name]
    return sources


_ALWAYS_LOADED = frozenset(sys.builtin_module_names) | {
    "_collections_abc", "abc", "codecs", "encodings", "genericpath", "io", "os", "posixpath", "site", "stat", "sys",
}  # fmt: skip
"""What Python itself has loaded before a program starts: a file of that name would not be found there either."""


def _connect(descriptors: list[int]) -> int:
    """Put the pipes where a program looks for them; gives the one for the result, in which it says that it begins."""
    *standard, result = descriptors
    first = 3 - len(standard)  # without an input of its own the process keeps its empty one
    for number, descriptor in enumerate(standard, start=first):
        _dup2(descriptor, number)
        _close(descriptor)
    _write(result, _BEGUN)
    return result


def _say(result: int, order: orders.Order, run: Callable[[orders.Order], Json]) -> int:
    """Run the case and write what came of it; gives the exit code."""
    try:
        _DRAWING.tell(partial(_write, result))
        told = run(order)
        _DRAWING.finish()
        said = _PLAIN_JSON.encode(told).encode("utf-8", "backslashreplace")
    except MemoryError:
        told, said = {}, _OUT_OF_MEMORY
    while said:
        said = said[_write(result, said) :]
    return int(told.get("exit_code", 0))


def _is_alone_in_memory(first_free: int) -> bool:
    """Whether no thread, open file or shared memory came to those that the process began with: only then a fork is a copy."""
    free = range(first_free, layout.OPEN_FILES)
    poll = select.poll()
    for descriptor in free:
        poll.register(descriptor, 0)
    closed = sum(event == select.POLLNVAL for _, event in poll.poll(0))
    one_thread = len(sys._current_frames()) == 1  # noqa: SLF001 - `threading` knows only of its own
    return closed == len(free) and one_thread and _SHARES_MEMORY not in sys.modules
