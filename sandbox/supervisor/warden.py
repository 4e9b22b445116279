"""The warden: the first process of a cell. It runs one submission, case by case, and never any code of the student.

It is the parent of every process that runs student code, by birth or once that process's own parent has ended. None of
them can kill it or read it: it is process 1 of their namespace, and their filter refuses the rest. What they say is
passed on as text, unread.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from sandbox.supervisor import orders, wire, zygote
from sandbox.supervisor.folder import WorkFolder
from sandbox.supervisor.run import Run, Seen
from sandbox.supervisor.solution import Solution
from sandbox.supervisor.watch import Budget
from sandbox.types import Limits, Outcome

if TYPE_CHECKING:
    import socket

    from sandbox.supervisor.host_files import HostFiles
    from sandbox.supervisor.nursery import Nursery

FIRST_CASE = struct.Struct(">I")
"""Stands before the request: where to begin. The broker asks again from there if a warden is lost."""

CASE = b"C"
END = b"E"
"""The first byte of what a warden tells its broker: one case's result, or that all are told."""

_WARDEN = 1


def live(line: socket.socket, host: HostFiles, nursery: Nursery) -> None:
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

    def __init__(self, line: socket.socket, host: HostFiles, nursery: Nursery, request: dict[str, Any]) -> None:
        self._line = line
        self._host = host
        self._nursery = nursery
        self._files: dict[str, str] = request["files"]
        self._main: str = request["main"]
        self._cases: list[dict[str, Any]] = request["cases"]
        self._limits = [Limits(**case["limits"]) for case in self._cases]
        self._timeouts_left: int = request["stop_after_timeouts"]
        self._folder = WorkFolder(self._files)
        self._solution = Solution(nursery, self._files, self._main, self._widest_call_limits())
        self._import_failure: dict[str, Any] | None = None

    def run_all(self, first: int) -> None:
        """Run the cases from `first` on, and tell each result as soon as it is there."""
        for number in range(first, len(self._cases)):
            result = self._run(number)
            self._line.sendall(wire.pack(CASE + json.dumps(result).encode()))

    def _run(self, number: int) -> dict[str, Any]:
        """One case's result, in a cell that is as if no case had run before."""
        is_call = self._cases[number]["kind"] == "call"
        if is_call and self._import_failure:
            return self._import_failure
        if self._timeouts_left <= 0:
            return {"outcome": Outcome.NOT_STARTED}
        kills = self._host.memory_kills()
        seen, collected = self._call(number) if is_call else self._run_program(number)
        outcome = seen.outcome(self._limits[number], memory_kill=self._host.memory_kills() > kills)
        self._timeouts_left -= outcome is Outcome.TIMED_OUT
        result = seen.told(outcome) | {"collected": collected}
        if is_call and self._solution.failed:
            self._import_failure = result
        self._tidy()
        return result

    def _call(self, number: int) -> tuple[Seen, dict[str, Any]]:
        """Run a call case in a copy of the imported solution, importing it first where none waits.

        Raises OSError where a process that nothing could disturb is lost all the same.
        """
        more = any(case["kind"] == "call" for case in self._cases[number + 1 :])
        waited = self._solution.lives
        try:
            return self._solution.call(self._cases[number], self._limits[number], self._folder, more=more), {}
        except OSError:
            if not waited:
                raise
        self._end_all()  # an earlier case has killed the copy that was waiting
        self._folder.restore()
        return self._solution.call(self._cases[number], self._limits[number], self._folder, more=more), {}

    def _run_program(self, number: int) -> tuple[Seen, dict[str, Any]]:
        """Run the whole program in a fresh process."""
        case, limits = self._cases[number], self._limits[number]
        self._folder.add(case["files"])
        another = any(case["kind"] == "program" for case in self._cases[number + 1 :])
        ward = self._nursery.take()
        companions = _WARDEN + another + self._solution.lives
        order = orders.Order("program", self._main, limits, companions, self._files, {"args": case["args"]})
        run = Run(limits, case["stdin"].encode("utf-8", "surrogatepass"))
        run.start(ward.process, ward.line, order)
        if another:
            self._nursery.prepare()
        seen = run.finish(Budget(limits.wall_seconds, limits.cpu_seconds), answered=bool)
        ward.line.close()
        return seen, self._folder.collect(case["collect"], limits.output_kib << 10)

    def _tidy(self) -> None:
        """Leave no process and no file of the last case."""
        if not self._nursery.holds_only(self._solution.lives):
            self._end_all()
        if not self._folder.is_clean():
            self._folder.restore()

    def _end_all(self) -> None:
        self._solution.forget()
        self._nursery.end_all()

    def _widest_call_limits(self) -> Limits:
        """What the import may use: as much as the case that may use most."""
        limits = [limits for case, limits in zip(self._cases, self._limits, strict=True) if case["kind"] == "call"]
        names = Limits.__dataclass_fields__
        return Limits(**{name: max(getattr(one, name) for one in limits) for name in names}) if limits else Limits()
