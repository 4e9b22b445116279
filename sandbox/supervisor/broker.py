"""The broker: process 1 of a slot. It hands requests to wardens and their results back, reading neither."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.supervisor import handing, host_files, judges, layout, linux, residence, warden, wire, zygote
from sandbox.types import Outcome

if TYPE_CHECKING:
    import socket

_SIGKILL = 9


class Fault(Exception):
    """Something of ours, or of the host, failed: no submission can be blamed for it."""


class Broker:
    """One slot's requests, one after the other."""

    def __init__(
        self, requests: int, replies: int, warm_up: zygote.WarmUp, judge_warm_up: zygote.WarmUp | None
    ) -> None:
        """Read frames from one descriptor and write them to another. Without `judge_warm_up` this slot hears no suites."""
        self._requests = requests
        self._replies = replies
        covered = layout.COVERED_FROM_STUDENTS if judge_warm_up else layout.COVERED
        self._zygote = zygote.Zygote(warm_up, covered)
        self._host = host_files.HostFiles()
        self._judge_warm_up = judge_warm_up
        self._judges: judges.Judges | None = None
        residence.stay_in_memory(code_first=True)
        linux.hide_memory()

    def serve(self) -> None:
        """Say what this slot is whenever it is ready, and answer requests until there are no more, or something of ours fails.

        So its owner knows that nothing is left of the last submission before it sends the next. A request is two frames: the
        submission's, and then the suites' that judge it, each a frame of its own inside.
        """
        ready = {"python": ".".join(map(str, sys.version_info[:3]))}
        try:
            cell = self._new_cell()
            self._reply(ready)
            if self._judge_warm_up:  # only now: nobody is to wait for it who has no suite
                self._judges = judges.Judges(self._judge_warm_up, self._host)
            while (request := wire.read(self._receive)) is not None:
                suites = wire.read(self._receive) or b""
                docket = Docket(request, handing.frames(suites))
                cell = self._run(docket, cell)
                self._send(docket.reply())
                cell.close()
                if self._judges:
                    self._judges.renew()
                cell = self._new_cell()
                self._reply(ready)
        except (Fault, judges.JudgeUnready) as problem:
            self._reply({"problem": str(problem)})

    def _run(self, docket: Docket, cell: socket.socket) -> socket.socket:
        """Have all cases run; gives the cell that ran the last. A case that takes its cell along ends that case only.

        Raises Fault, or JudgeUnready.
        """
        while True:
            kills = self._host.memory_kills()
            if self._gather(docket, cell):
                return cell
            docket.results.append(_lost(memory_kill=self._host.memory_kills() > kills))
            cell.close()
            cell = self._new_cell()

    def _gather(self, docket: Docket, cell: socket.socket) -> bool:
        """Ask a warden for the results that are still missing; False where it was killed on the way.

        Raises Fault, or JudgeUnready.
        """
        try:
            cell.sendall(wire.pack(warden.FIRST_CASE.pack(len(docket.results)) + docket.request))
            while (received := handing.receive(cell)) is not None:
                message, descriptors = received
                if message[:1] == warden.END:
                    return True
                if message[:1] == warden.SUITE:
                    self._judge(docket, message, *descriptors)
                elif message[:1] == warden.CASE:
                    docket.results.append(message[1:])
                else:
                    raise Fault(_problem_in(message))
        except (OSError, wire.WireError):
            pass
        return False

    def _judge(self, docket: Docket, message: bytes, control: int) -> None:
        """Have a suite judged, which asks the warden at the other end of `control`. Raises JudgeUnready."""
        if not self._judges:
            raise judges.JudgeUnready("this slot judges no suites: pytest was not installed where it was started")
        number, seconds = warden.HEARING.unpack(message[1:])
        docket.statements[len(docket.results)] = self._judges.hear(docket.suites[number], control, seconds)

    def _new_cell(self) -> socket.socket:
        """A cell whose warden is ready. Raises Fault."""
        cell = self._zygote.new_cell()
        message = wire.read(cell.recv)
        if message != zygote.READY:
            raise Fault((message or b"?the first process of a submission's namespaces ended at once")[1:].decode())
        return cell

    def _receive(self, count: int) -> bytes:
        return os.read(self._requests, count)

    def _reply(self, message: dict[str, Any]) -> None:
        self._send(json.dumps(message).encode())

    def _send(self, payload: bytes) -> None:
        rest = memoryview(wire.pack(payload))
        while rest:
            rest = rest[os.write(self._replies, rest) :]


@dataclass(slots=True)
class Docket:
    """A request on its way through the slot, in parts that are passed on as they are."""

    request: bytes
    suites: list[bytes]
    results: list[bytes] = field(default_factory=list)
    """What the wardens told of the cases, in order."""
    statements: dict[int, bytes] = field(default_factory=dict)
    """What a judge stated of a case, by its number."""

    def reply(self) -> bytes:
        """All of it. A statement is text inside, so that one that is none spoils itself only."""
        told = {number: statement.decode("utf-8", "replace") for number, statement in self.statements.items()}
        suites = b', "suites": ' + json.dumps(told).encode() if told else b""
        return b'{"cases": [' + b",".join(self.results) + b"]" + suites + b"}"


def _problem_in(message: bytes) -> str:
    """What a cell says that is broken."""
    return (
        message.removeprefix(zygote.BROKEN).decode() or "the first process of a submission's namespaces ended at once"
    )


def _lost(*, memory_kill: bool) -> bytes:
    """The result of a case that brought down the warden itself."""
    ending: dict[str, Any] = {"outcome": Outcome.SIGNALLED, "signal": _SIGKILL}
    return json.dumps({"outcome": Outcome.OUT_OF_MEMORY} if memory_kill else ending).encode()
