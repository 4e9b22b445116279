"""The judge's talk with one student's process.

All that comes from there is read with suspicion: at the first word that ours would not have said, the process is lost.
"""

from __future__ import annotations

import sys
from threading import RLock
from typing import TYPE_CHECKING, Any

from sandbox.conversation import gates, limits
from sandbox.conversation.errors import CannotCross, Gone, LimitReached, StudentLost
from sandbox.conversation.given import Given
from sandbox.conversation.home import Home
from sandbox.conversation.line import JOINED, MAX_MESSAGE_BYTES, QUESTION, RAISED, Line, LineError, Message
from sandbox.conversation.loans import Loan, loan_of
from sandbox.conversation.mirrored_classes import mirrored_class
from sandbox.conversation.mirrors import CONTENT, HANDLE, Mirror, MirroredClass, handle_of, is_mirror
from sandbox.conversation.raisable import read_error
from sandbox.conversation.sharing import Sharing
from sandbox.conversation.talk import Talk
from sandbox.conversation.well_known import TYPES, any_name
from sandbox.encoding import TooLarge

if TYPE_CHECKING:
    import socket

    from sandbox.conversation.reader import Reader
    from sandbox.conversation.writer import Writer
    from sandbox.encoding import Json

STANDS_FOR = "__kradan_stands_for__"
"""The method of what stands for something of the student's: a reference, a module."""


class Asking(Talk):
    """What the judge says to one student's process and hears from it."""

    reads = TYPES
    name_of = staticmethod(any_name)
    may_write = (limits.QUESTION_BYTES, limits.QUESTION_DEPTH)
    may_read_depth = limits.ANSWER_DEPTH

    def __init__(self, line: socket.socket) -> None:
        super().__init__(Line(line, max_bytes=MAX_MESSAGE_BYTES))
        self.home = Home(self.ask)
        self._given = Given(self.owned, self._mirrored_class)
        self._before: list[tuple[Home, int]] = []
        self._turn = RLock()
        self._loan: Loan | None = None
        self._nested = 0
        self._said = 0
        self._heard_bytes = 0
        self._printed = 0
        self.asked = 0
        self.lost: str | None = None
        """Why the process is lost; None while it is not."""

    def ask(self, what: str, *values: Any) -> Any:
        """What the student's process says to that. Raises what its code raises; StudentLost; CannotCross."""
        with self._turn:
            if self.lost is not None:
                raise StudentLost(self.lost)
            self.asked += 1
            try:
                if self._loan:
                    self._give_back()
                return super().ask(what, *values)
            except TooLarge as error:
                raise CannotCross(
                    f"what the suite gives to the solution cannot cross: {error}; test with something smaller"
                ) from None

    def was_read(self, values: tuple[Any, ...], value: Any, shared: Sharing) -> None:
        """Part of a talk."""
        self._loan = loan_of(values, value, shared)

    def _give_back(self) -> None:
        """Do there what the suite has done to the container that it read last."""
        loan, self._loan = self._loan, None
        if loan and loan.is_changed:
            try:
                super().ask("refill", *loan.place, loan.container)
            except (CannotCross, TooLarge):
                raise
            except Exception:  # noqa: BLE001, S110 - what reading it again raises has nothing to do with what is asked now
                pass

    def _exchange(self, body: list[Json], writer: Writer) -> tuple[Message, Any]:
        """As any talk does; but whatever goes wrong here is the student's doing, or leaves us without our turn: it is lost."""
        try:
            return super()._exchange(body, writer)
        except BaseException as error:  # noqa: BLE001 - raised again, or as StudentLost
            self._lose_by(error)
            raise StudentLost(self.lost) from None

    def _lose_by(self, error: BaseException) -> None:
        """Lose the process because of an error; raise that again if it is none of the student's."""
        why = str(error) if isinstance(error, LineError) else f"it said what ours never says ({error!r})"
        self.lose(f"the solution's process is lost: {why}")
        if not isinstance(error, Exception | StudentLost):
            raise error

    def lose(self, why: str) -> None:
        """Have nothing to do with the process any more."""
        self.lost = self.lost or why
        self._line.close()

    def copy(self) -> None:
        """From now on speak to a copy of the process. Raises StudentLost where there is none."""
        if self._before or self._nested:
            raise RuntimeError("a copy of a student's process makes no copies")
        try:
            made = self.ask("fork")
        except Exception as error:  # noqa: BLE001 - no process was left for it, or the student's code is in the way
            made = error
        if made is not True:
            self.lose(f"the solution's process is lost: it could not be copied for the test ({made!r})")
            raise StudentLost(self.lost)
        self._before.append((self.home, self.owned.last))
        self.home = Home(self.ask, self.home)
        self._heard_bytes = self._printed = 0

    @property
    def in_a_copy(self) -> bool:
        """Whether this speaks to a copy."""
        return bool(self._before)

    def end_copy(self) -> None:
        """End the copy, and go on with the process itself. Raises StudentLost."""
        try:
            self._send(QUESTION, ["join"], [])
            ended = self._receive().kind == JOINED
        except BaseException as error:  # noqa: BLE001 - raised again, or as StudentLost
            self._lose_by(error)
            raise StudentLost(self.lost) from None
        if not ended:
            self.lose("the solution's process is lost: a copy of it did not end when it was told to")
            raise StudentLost(self.lost)
        self._loan = None
        self.home.close()
        self.home, last = self._before.pop()
        self.owned.forget_after(last)

    def close(self) -> None:
        """Let go of the line: no mirror has anybody to ask any more."""
        self.lose("the conversation with the solution is over")
        for home in (self.home, *(home for home, _ in self._before)):
            home.close()

    def perform(self, what: str, values: list[Any]) -> Any:
        """Part of a talk."""
        if self._nested > limits.NESTED:
            raise RecursionError("callbacks call each other too deeply")
        try:
            return gates.perform(what, values, self.owned)
        except gates.NotAllowed:
            self.lose("the solution's process is lost: it asked what ours never asks")
            raise

    def _answer(self, message: Message) -> None:
        self._nested += 1
        try:
            super()._answer(message)
        finally:
            self._nested -= 1

    def _reply(self, kind: int, value: Any, shared: Sharing, before: list[list[Any]]) -> None:
        try:
            super()._reply(kind, value, shared, before)
        except CannotCross as error:  # what a callback gave
            super()._reply(RAISED, TypeError(str(error)), Sharing(), [])

    def raised(self, error: BaseException, writer: Writer) -> Json:
        """Part of a talk."""
        return writer.value(error)

    def too_large(self, why: str) -> Json:
        """Part of a talk."""
        error = MemoryError(why)
        return {"error": [self.owned.number(error), {"builtin": "MemoryError"}, None, [], None, None, None, False]}

    def to_raise(self, value: Any) -> BaseException:
        """Part of a talk."""
        if not isinstance(value, BaseException):
            self.lose("the solution's process is lost: it raised what is no exception")
            return StudentLost(self.lost)
        if value in self.owned and not _may_come_back(value):
            return AssertionError(f"{type(value).__name__} in a callback: {value}")
        return value

    def write(self, value: Any, writer: Writer, depth: int) -> Json:
        """Part of a talk."""
        if isinstance(value, MirroredClass) or is_mirror(value):
            return {"your": self._number(value)}
        stands_for = getattr(type(value), STANDS_FOR, None)
        if stands_for:
            return writer.at(stands_for(value), depth)
        return self._given.json(value, writer, depth)

    def _number(self, mirror: Any) -> int:
        home, number = handle_of(mirror)
        if not home.is_open:
            raise Gone(
                "an object of the solution is used after the test, or the process, that it was made in has ended"
            )
        return number

    def _mirrored_class(self, cls: type) -> Json | None:
        return {"your": self._number(cls)} if isinstance(cls, MirroredClass) else None

    def read(self, tag: str, payload: Json, reader: Reader) -> Any:
        """Part of a talk."""
        match tag:
            case "my":
                return self._mirror(payload, reader)
            case "your":
                return self.owned.object(payload)
            case "class":
                return self.home.classes[payload]
            case "error":
                return read_error(self.home, payload, reader)
            case "limit" if type(payload) is str:
                return LimitReached(payload)
        raise ValueError("an encoded value has an unknown tag")

    def _mirror(self, payload: Json, reader: Reader) -> Any:
        number, class_number, *content = payload
        found = self.home.mirror(number)
        if found is not None:
            return found
        cls: Any = self.home.classes[class_number]
        held_by = type.__getattribute__(cls, CONTENT)
        values = reader.values(content)
        wanted = [held_by] if held_by and held_by.__hash__ else []
        if type(number) is not int or list(map(type, values)) != wanted or not issubclass(cls, Mirror):
            raise ValueError("an object has an unknown shape")
        mirror = held_by.__new__(cls, *values) if held_by else object.__new__(cls)
        object.__setattr__(mirror, HANDLE, (self.home, number))
        self.home.keep(number, mirror)
        return mirror

    def before_reading(self, message: Message) -> None:
        """Part of a talk."""
        self._said, said = self._line.received_bytes, self._said
        self._heard_bytes += self._said - said
        self._printed += len(message.stdout) + len(message.stderr)
        if self._heard_bytes > limits.ANSWERED_BYTES or self._printed > limits.PRINTED_BYTES:
            raise ValueError("it has said too much")
        for description in message.classes:
            mirrored_class(self.home, description)

    def heard(self, message: Message) -> None:
        """Part of a talk."""
        if message.stdout:
            sys.stdout.write(message.stdout)
        if message.stderr:
            sys.stderr.write(message.stderr)

    def besides(self) -> tuple[list[Json], list[int], str, str]:
        """Part of a talk."""
        return [], self.home.take_released(), "", ""


def _may_come_back(error: BaseException) -> bool:
    """Whether an exception of a callback may end what called the solution: none that has a meaning to the test run."""
    modules = (one.__module__.partition(".")[0] for one in type(error).__mro__)
    return isinstance(error, Exception) and not _MEANS_MORE & set(modules)


_MEANS_MORE = {"_pytest", "pytest", "unittest", "sandbox"}
