"""The judge's side of a slot as its broker sees it: one cell at a time, made ahead, for one suite each."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from sandbox.statements import MAX_STATEMENT_BYTES
from sandbox.supervisor import handing, layout, wire, zygote

if TYPE_CHECKING:
    from sandbox.supervisor.host_files import HostFiles

_GETS_READY_WITHIN_SECONDS = 30.0


class JudgeUnready(Exception):
    """A judge's cell did not come about: our fault or the host's, never a suite's."""


class Judges:
    """The zygote of the judges and the cell that stands ready."""

    def __init__(self, warm_up: zygote.WarmUp, host: HostFiles) -> None:
        """Start the zygote; nobody waits for it until there is a suite."""
        self._zygote = zygote.Zygote(warm_up, layout.COVERED)
        self._host = host
        self._cell = self._zygote.new_cell()
        self._used = False

    def hear(self, suite: bytes, control: int, seconds: float) -> bytes:
        """What a judge states of a suite, within so many seconds; where it did not come to that, why, for the suite's author.

        Args:
            suite: as its owner has packed it.
            control: the line to the warden; closed here.
            seconds: how long to wait at most.

        Raises JudgeUnready.
        """
        self.renew()
        self._used = True
        kills = self._host.memory_kills()
        try:
            self._get_ready()
            handing.send(self._cell, suite, [control])
        except (OSError, wire.WireError) as error:
            raise JudgeUnready(f"the judge of the slot takes no suite: {error}") from error
        finally:
            handing.close([control])
        return self._statement(seconds, kills)

    def renew(self) -> None:
        """End the cell that has heard a suite, and have a fresh one made. Raises JudgeUnready."""
        if self._used:
            self._cell.close()
            try:
                self._cell = self._zygote.new_cell()
            except OSError as error:
                raise JudgeUnready(f"the interpreter of the judges has ended: {error}") from error
            self._used = False

    def _get_ready(self) -> None:
        """Raises OSError where the cell cannot be used."""
        self._cell.settimeout(_GETS_READY_WITHIN_SECONDS)
        message = wire.read(self._cell.recv)
        if message != zygote.READY:
            raise OSError((message or b"?its interpreter ended while it was warmed up")[1:].decode())

    def _statement(self, seconds: float, kills_before: int) -> bytes:
        self._cell.settimeout(seconds)
        statement = None
        try:
            with contextlib.suppress(wire.WireError, ConnectionError):
                statement = wire.read(self._cell.recv)
        except TimeoutError:
            self.renew()
            return _broken(f"the suite took longer than {seconds:.0f} seconds, and not because of the student's code")
        if statement is None:
            if self._host.memory_kills() > kills_before:
                return _broken("the suite needs more memory than the judge has")
            return _broken(
                "the suite ended the judge's own process: it must not exit, or run without end in native code"
            )
        if len(statement) > MAX_STATEMENT_BYTES:
            return _broken(
                f"what there is to say of the suite has {len(statement)} bytes, more than {MAX_STATEMENT_BYTES}"
            )
        return statement


def _broken(problem: str) -> bytes:
    return json.dumps({"problem": problem, "tests": []}).encode()
