"""A hearing: the warden's part in a suite. It lends the judge a process with the solution, and watches that during each test."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sandbox.supervisor import control, wire
from sandbox.supervisor.control import Ask
from sandbox.supervisor.watch import Budget, End
from sandbox.supervisor.witness import Witness
from sandbox.types import Outcome

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from sandbox.supervisor.folder import WorkFolder
    from sandbox.supervisor.nursery import Nursery
    from sandbox.supervisor.run import Seen
    from sandbox.types import Limits

_LAST_BREATH_SECONDS = 0.25
"""A process that has let go of the judge's line is given so long to end by itself, so that its own end is seen and not ours."""


_COMPANIONS = 2
"""The warden, and the process that each test's own is a copy of: it waits meanwhile."""


@dataclass(frozen=True, slots=True, repr=False)
class Premises:
    """What a hearing needs of its warden."""

    nursery: Nursery
    folder: WorkFolder
    files: dict[str, str]
    main: str
    memory_was_short: Callable[[Seen], bool]


class Hearing:
    """One suite's questions. At most one process with the solution lives, and none of them longer than its limits allow."""

    def __init__(self, line: socket.socket, premises: Premises, limits: Limits, timeouts_left: int) -> None:
        """Hear the judge at the other end of `line`; `limits` are those of each test."""
        self._line = line
        self._premises = premises
        self._limits = limits
        self._witness: Witness | None = None
        self._exact = False
        self._seen: Seen | None = None
        self._test_began: float | None = None
        self._failed_import: dict[str, Any] | None = None
        self.timeouts_left = timeouts_left

    def hold(self) -> dict[str, Any]:
        """Answer until the judge is done; gives the case's result, which is that of the import."""
        began = time.monotonic()
        answers = {Ask.BEGIN: self._begin, Ask.CONNECT: self._connect, Ask.END: self._end}
        try:
            control.say(self._line, {"timeouts_left": self.timeouts_left})
            while (message := self._next()) is not None:
                answers[Ask(message["ask"])](message)
        except (OSError, wire.WireError, ValueError, KeyError):  # the judge is gone, or its suite speaks in its place
            pass
        if self._witness or not self._is_as_it_was():
            self._clear()
        if self._failed_import:
            return self._failed_import
        return {"outcome": Outcome.EXITED, "wall_seconds": round(time.monotonic() - began, 6)}

    def _next(self) -> dict[str, Any] | None:
        """What the judge says next; None when it is done. During a test the student's process is watched meanwhile."""
        if self._witness and self._test_began is not None:
            end = self._witness.watch(self._left(), self._line)
            if end is not End.DONE:
                self._lose(end)
        heard = control.hear(self._line)
        return None if heard is None else heard[0]

    def _begin(self, _message: dict[str, Any]) -> None:
        self._seen, self._test_began = None, time.monotonic()
        if self._witness:
            try:
                self._witness.begin()
            except ProcessLookupError:
                self._lose(End.PROCESS_ENDED)

    def _connect(self, _message: dict[str, Any]) -> None:
        if self._failed_import:
            control.say(self._line, {"failed": self._failed_import})
            return
        if self._seen or self._test_began is None:
            control.say(self._line, {"lost": True})
            return
        if self._witness or not self._is_as_it_was():
            self._clear()
        budget = self._left()
        try:
            ward = (
                self._premises.nursery.take()
            )  # made here, if it must be, where no frame above holds anything to be read
            files, main, companions = (
                self._premises.files,
                self._premises.main,
                _COMPANIONS + self._premises.nursery.spares,
            )
            self._witness = Witness(ward, files, main, self._limits, companions=companions)
            end = self._witness.import_solution(budget)
        except OSError:
            control.say(self._line, {"lost": True})
            return
        if end is End.DONE:
            self._admit(self._witness)
        else:
            self._import_ended(end)

    def _admit(self, witness: Witness) -> None:
        """Give the judge its line to a process that has imported the solution."""
        try:
            plain = witness.has_only_memory()
        except OSError:
            plain = False
        nursery = self._premises.nursery
        alone = nursery.holds_only(1) and nursery.has_one_thread_each(1)
        self._exact = plain and alone and self._premises.folder.is_clean()
        control.say(self._line, {"exact": self._exact}, [witness.questions.fileno()])
        witness.questions.close()

    def _import_ended(self, end: End) -> None:
        """Tell the judge of an import that did not come to its end. What ran out of a test's time may be tried again."""
        seen = self._lose(end)
        if end is End.OUT_OF_TIME:
            control.say(self._line, {"lost": True})
            return
        self._failed_import = seen.told(self._outcome(seen))
        control.say(self._line, {"failed": self._failed_import})

    def _end(self, message: dict[str, Any]) -> None:
        """Say what was seen of a test, and see to it that nothing of it is left for the next."""
        if message["lost"] and self._witness:
            self._lose(self._last_breath(self._witness))
        elif self._witness:
            self._look(self._witness)
        seen = self._seen
        told: dict[str, Any] = {"outcome": Outcome.EXITED} if seen is None else seen.told(self._outcome(seen))
        self.timeouts_left -= told["outcome"] == Outcome.TIMED_OUT
        self._seen = self._test_began = None
        if not self._is_as_it_was():
            self._clear()
        told["lost"] = self._witness is None
        control.say(self._line, told)

    def _look(self, witness: Witness) -> None:
        """See what a process that lives on has done; end it where it has written too much."""
        self._seen = seen = witness.seen()
        if seen.truncated:
            self._lose(End.TOO_MUCH_OUTPUT)
            self._seen = replace(seen, end=End.TOO_MUCH_OUTPUT)

    def _is_as_it_was(self) -> bool:
        """Whether the process with the solution can serve another test: nothing but its own copy has changed."""
        premises = self._premises
        alone = premises.nursery.holds_only(int(self._witness is not None))
        return alone and premises.folder.is_clean() and (self._exact or not self._witness)

    def _last_breath(self, witness: Witness) -> End:
        """How a process ends that has let go of the judge's line: by itself, if it does that soon."""
        left = self._left()
        soon = Budget(min(left.wall_seconds, _LAST_BREATH_SECONDS), left.cpu_seconds)
        end = witness.watch(soon)
        return End.PROCESS_ENDED if end is End.OUT_OF_TIME and soon.wall_seconds < left.wall_seconds else end

    def _left(self) -> Budget:
        """What is left of the test's limits."""
        cpu = self._witness.times()[1] if self._witness else 0.0
        wall = time.monotonic() - (self._test_began or time.monotonic())
        return Budget(self._limits.wall_seconds - wall, self._limits.cpu_seconds - cpu)

    def _lose(self, end: End) -> Seen:
        """End every process of the student; what was seen of the one that answers is what was seen of the test."""
        assert self._witness is not None  # noqa: S101 - the callers have looked
        self._seen, self._witness = self._witness.end(end), None
        self._premises.nursery.end_all()
        return self._seen

    def _outcome(self, seen: Seen) -> Outcome:
        return seen.outcome(self._limits, memory_kill=self._premises.memory_was_short(seen))

    def _clear(self) -> None:
        """Leave no process and no file of the student but the files handed in."""
        if self._witness:
            self._witness.end(End.DONE)
            self._witness = None
        self._premises.nursery.end_all()
        if not self._premises.folder.is_clean():
            self._premises.folder.restore()
