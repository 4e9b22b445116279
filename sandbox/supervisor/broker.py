"""The broker: process 1 of a slot. It hands requests to wardens and their results back, reading neither."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from sandbox.supervisor import host_files, linux, warden, wire, zygote
from sandbox.types import Outcome

if TYPE_CHECKING:
    import socket

_SIGKILL = 9


class Fault(Exception):
    """Something of ours, or of the host, failed: no submission can be blamed for it."""


class Broker:
    """One slot's requests, one after the other."""

    def __init__(self, requests: int, replies: int, warm_up: zygote.WarmUp) -> None:
        """Read frames from one descriptor and write them to another."""
        self._requests = requests
        self._replies = replies
        self._zygote = zygote.Zygote(warm_up)
        self._host = host_files.HostFiles()
        linux.hide_memory()

    def serve(self) -> None:
        """Say what this slot is whenever it is ready, and answer requests until there are no more, or something of ours fails.

        So its owner knows that nothing is left of the last submission before it sends the next.
        """
        ready = {"python": ".".join(map(str, sys.version_info[:3]))}
        try:
            cell = self._new_cell()
            self._reply(ready)
            while (request := wire.read(self._receive)) is not None:
                cell, results = self._run(request, cell)
                self._send(b'{"cases": [' + b",".join(results) + b"]}")
                cell.close()
                cell = self._new_cell()
                self._reply(ready)
        except Fault as problem:
            self._reply({"problem": str(problem)})

    def _run(self, request: bytes, cell: socket.socket) -> tuple[socket.socket, list[bytes]]:
        """The results of all cases, and the cell that gave the last. A case that takes its cell along ends that case only.

        Raises Fault.
        """
        results: list[bytes] = []
        while True:
            kills = self._host.memory_kills()
            if _gather(request, cell, results):
                return cell, results
            results.append(_lost(memory_kill=self._host.memory_kills() > kills))
            cell.close()
            cell = self._new_cell()

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


def _gather(request: bytes, cell: socket.socket, results: list[bytes]) -> bool:
    """Ask a warden for the results that are still missing; False where it was killed on the way. Raises Fault."""
    try:
        cell.sendall(wire.pack(warden.FIRST_CASE.pack(len(results)) + request))
        while (message := wire.read(cell.recv)) is not None:
            if message[:1] == warden.END:
                return True
            if message[:1] != warden.CASE:
                raise Fault(_problem_in(message))
            results.append(message[1:])
    except (OSError, wire.WireError):
        pass
    return False


def _problem_in(message: bytes) -> str:
    """What a cell says that is broken."""
    return (
        message.removeprefix(zygote.BROKEN).decode() or "the first process of a submission's namespaces ended at once"
    )


def _lost(*, memory_kill: bool) -> bytes:
    """The result of a case that brought down the warden itself."""
    ending: dict[str, Any] = {"outcome": Outcome.SIGNALLED, "signal": _SIGKILL}
    return json.dumps({"outcome": Outcome.OUT_OF_MEMORY} if memory_kill else ending).encode()
