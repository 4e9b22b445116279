"""The warden: the first process of a cell. It runs one submission, case by case, and never any code of the student.

It is the parent of every process that runs student code, by birth or once that process's own parent has ended. None of
them can kill it or read it: it is process 1 of their namespace, and their filter refuses the rest. What they say is
passed on as text, unread.
"""

from __future__ import annotations

import json
import signal
import socket
import struct
import time
from typing import TYPE_CHECKING, Any

from sandbox import suites
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.supervisor import handing, launch, orders, reading, wire, zygote
from sandbox.supervisor.building import BuildFolder, Building
from sandbox.supervisor.folder import WorkFolder
from sandbox.supervisor.hearing import Hearing, Premises
from sandbox.supervisor.run import LOST, Run, Seen
from sandbox.supervisor.solution import Solution
from sandbox.supervisor.watch import Budget
from sandbox.types import Limits, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.supervisor.host_files import HostFiles
    from sandbox.supervisor.nursery import Nursery
    from sandbox.supervisor.zygote import Line

FIRST_CASE = struct.Struct(">I")
"""Stands before the request: where to begin. The broker asks again from there if a warden is lost."""

CASE = b"C"
SUITE = b"S"
END = b"E"
"""The first byte of what a warden tells its broker: one case's result; that a judge shall hear the next suite, with the
line to ask on; or that all are told."""

HEARING = struct.Struct(">Id")
"""What follows `SUITE`: which of the request's suites, and how many seconds its judge may take."""

_Ran = tuple[Seen, dict[str, Any]]
"""What was seen of a case, and the files that it left."""

_WARDEN = 1

_ALL_RESULTS_BYTES = 32 << 20
"""What the results of one submission may take together, in JSON."""

_UNTOLD = {"outcome": Outcome.OUTPUT_LIMIT, "stdout": "", "stderr": "", "said": "", "truncated": True, "collected": {}}
"""Of a case whose result has no room any more."""

_PATIENCE_SECONDS = 0.5
"""What cases that are run once more may have cost the first time, together: it is our time, not theirs."""


def live(line: Line, host: HostFiles, nursery: Nursery) -> None:
    """A warden's life: get ready, run one submission, and wait for the end that the zygote makes."""
    nursery.prepare()
    line.sendall(wire.pack(zygote.READY))
    message = wire.read(line.recv)
    if message is None:
        return
    (first,) = FIRST_CASE.unpack_from(message)
    _Warden(line, host, nursery, json.loads(message[FIRST_CASE.size :])).run_all(first)
    line.sendall(wire.pack(END))
    wire.read(line.recv)


class _Warden:
    """One submission."""

    def __init__(self, line: Line, host: HostFiles, nursery: Nursery, request: dict[str, Any]) -> None:
        self._line = line
        self._host = host
        self._nursery = nursery
        self._files: dict[str, str] = request["files"]
        self._main: str = request["main"]
        self._cases: list[dict[str, Any]] = request["cases"]
        self._limits = [Limits(**case["limits"]) for case in self._cases]
        self._timeouts_left: int = request["stop_after_timeouts"]
        self._language = LANGUAGES[request.get("language", PYTHON.name)]
        self._building = Building(self._language, self._main, self._files, host)
        self._folder = BuildFolder(self._files) if self._language.compile else WorkFolder(self._files)
        self._solution = Solution(nursery, self._files, self._main, self._widest_call_limits())
        self._import_failure: dict[str, Any] | None = None
        self._memory_kills = host.memory_kills()
        self._room_bytes = _ALL_RESULTS_BYTES
        self._patience_seconds = _PATIENCE_SECONDS
        self._readings: dict[int, dict[str, Any]] = {}

    def run_all(self, first: int) -> None:
        """Run the cases from `first` on, and tell each result as soon as it is there."""
        self._read_ahead(first)
        for number in range(first, len(self._cases)):
            built = self._building.once(self._nursery, self._folder)
            result = {"outcome": Outcome.NOT_STARTED} if self._building.failed else self._result(number)
            result |= built
            told = json.dumps(result).encode()
            if len(told) > self._room_bytes:
                told = json.dumps(result | _UNTOLD).encode()
            self._room_bytes -= len(told)
            self._line.sendall(wire.pack(CASE + told))

    def _read_ahead(self, first: int) -> None:
        """Have the source read for the structure cases, before anything of the student's has run that could meddle."""
        for number in range(first, len(self._cases)):
            if self._cases[number]["kind"] == reading.KIND and self._timeouts_left > 0:
                limits = self._limits[number]
                seen = reading.read(self._cases[number], limits, self._nursery, self._main, self._files)
                outcome = seen.outcome(limits, memory_kill=self._memory_was_short(seen))
                self._timeouts_left -= outcome is Outcome.TIMED_OUT
                self._readings[number] = seen.told(outcome) | {"collected": {}}

    def _result(self, number: int) -> dict[str, Any]:
        """What comes of one case."""
        if number in self._readings:
            return self._readings[number]
        kind = self._cases[number]["kind"]
        if kind == "suite":
            return self._hear_suite(number)
        is_call = kind == "call"
        if is_call and self._import_failure:
            return self._import_failure
        if self._timeouts_left <= 0:
            return {"outcome": Outcome.NOT_STARTED}
        self._tidy()
        seen, collected = self._run_undisturbed(number)
        outcome = seen.outcome(self._limits[number], memory_kill=self._memory_was_short(seen))
        self._timeouts_left -= outcome is Outcome.TIMED_OUT
        result = seen.told(outcome) | {"collected": collected}
        if is_call and self._solution.failed:
            self._import_failure = result
        return result

    def _run_undisturbed(self, number: int) -> _Ran:
        """Run a case; once more, from the very beginning, where an earlier one has killed the process that was ready for it."""
        run = self._call if self._cases[number]["kind"] == "call" else self._run_program
        started = time.monotonic()
        ran = _or_lost(run, number)
        self._patience_seconds -= 0 if ran[0].began else time.monotonic() - started
        if ran[0].began or self._patience_seconds < 0:
            return ran
        self._end_all()
        self._folder.restore()
        return _or_lost(run, number)

    def _hear_suite(self, number: int) -> dict[str, Any]:
        """Let a judge ask the solution, test by test; what came of the tests it says itself."""
        self._tidy()
        if self._solution.lives:
            self._end_all()
        limits = self._limits[number]
        premises = Premises(self._nursery, self._folder, self._files, self._main, self._memory_was_short)
        place = sum(case["kind"] == "suite" for case in self._cases[:number])
        ours, theirs = socket.socketpair()
        with ours, theirs:
            told = SUITE + HEARING.pack(place, suites.longest_seconds(limits.wall_seconds))
            if isinstance(self._line, socket.socket):
                handing.send(self._line, told, [theirs.fileno()])
            else:
                self._line.hand_over(told, theirs)
            theirs.close()
            hearing = Hearing(ours, premises, limits, self._timeouts_left)
            result = hearing.hold()
        self._timeouts_left = hearing.timeouts_left
        return result

    def _tidy(self) -> None:
        """Leave no process and no file of the cases before."""
        if not self._nursery.holds_only(self._solution.lives):
            self._end_all()
        if not self._folder.is_clean():
            if self._solution.lives:  # what waits there may go on changing files
                self._end_all()
            self._folder.restore()

    def _end_all(self) -> None:
        self._solution.forget()
        self._nursery.end_all()

    def _call(self, number: int) -> _Ran:
        """Run a call case in a copy of the imported solution."""
        later = sum(case["kind"] == "call" for case in self._cases[number + 1 :])
        return self._solution.call(self._cases[number], self._limits[number], self._folder, later=later), {}

    def _run_program(self, number: int) -> _Ran:
        """Run the whole program in a fresh process."""
        case, limits = self._cases[number], self._limits[number]
        self._nursery.bury()
        self._folder.add(case["files"])
        another = any(case["kind"] == "program" for case in self._cases[number + 1 :])
        ward = self._nursery.take()
        companions = _WARDEN + another + self._solution.lives
        if self._language.run:
            order = launch.run_order(self._language, self._main, case["args"], limits, companions)
        else:
            order = orders.Order("program", self._main, companions, limits, self._files, {"args": case["args"]})
        run = Run(limits, case["stdin"].encode("utf-8", "surrogatepass"))
        run.start(ward.process, ward.line, order)
        if another:
            self._nursery.prepare()
        seen = run.finish(Budget(limits.wall_seconds, limits.cpu_seconds))
        ward.line.close()
        return seen, self._folder.collect(case["collect"], limits.output_kib << 10)

    def _memory_was_short(self, seen: Seen) -> bool:
        """Whether the kernel has killed a process for memory since this was asked last; asked only of what was killed."""
        if seen.signal != signal.SIGKILL:
            return False
        before, self._memory_kills = self._memory_kills, self._host.memory_kills()
        return self._memory_kills > before

    def _widest_call_limits(self) -> Limits:
        """What the import may use, but for the time: as much as the case that may use most."""
        limits = [limits for case, limits in zip(self._cases, self._limits, strict=True) if case["kind"] == "call"]
        names = Limits.__dataclass_fields__
        return Limits(**{name: max(getattr(one, name) for one in limits) for name in names}) if limits else Limits()


def _or_lost(run: Callable[[int], _Ran], number: int) -> _Ran:
    """What `run` gives; or, where the process that it needs is gone, that."""
    try:
        return run(number)
    except OSError:
        return LOST, {}
