"""The student's end of a conversation: does what the judge asks with the imported solution, and tells what came of it.

Student code runs in the same process and may put anything in the place of what is used here. That harms its own answers
only: the judge reads them with suspicion.
"""

from __future__ import annotations

import builtins
import os
import sys
from _thread import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sandbox import cases
from sandbox.conversation import limits as allowed
from sandbox.conversation.asked_input import AskedInput, asked_input
from sandbox.conversation.deeds import DEEDS
from sandbox.conversation.descriptions import Described
from sandbox.conversation.line import JOINED, RAISED, Line, LineError, Message
from sandbox.conversation.raised import Errors
from sandbox.conversation.stand_ins import StandIns
from sandbox.conversation.talk import Talk
from sandbox.conversation.well_known import FUNCTIONS, TYPES, type_name
from sandbox.encoding import TooLarge
from sandbox.failures import failure_json
from sandbox.streams import OutputLimitReached

if TYPE_CHECKING:
    import socket

    from sandbox.cases import Solution
    from sandbox.conversation.writer import Writer
    from sandbox.encoding import Json
    from sandbox.types import Limits

_LEAST_RECURSION = 1000
_ended = os._exit
_fork, _waitpid, _kill, _getpid = os.fork, os.waitpid, os.kill, os.getpid


def serve(line: socket.socket, solution: Solution, limits: Limits) -> None:
    """Answer questions until the line ends.

    On `fork` this process makes a copy of itself, which goes on serving, and waits for its end; `join` ends the copy with
    exit code 0 and this process goes on. A copy that ends otherwise takes this process along, with the same exit code or
    signal, so that whoever watches it sees what happened.

    Args:
        line: the other end of what `Conversation` got from `connect`.
        solution: as `sandbox.cases.load_solution` gave it; its import has not failed.
        limits: `output_kib` bounds what is printed, and each value that is given.
    """
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _LEAST_RECURSION))
    student = _Student(Line(line, max_bytes=allowed.QUESTION_FRAME_BYTES), solution, limits)
    builtins.input = asked_input(student.ask)
    try:
        with solution.streams:
            student.serve()
    except LineError:
        return


class _Student(Talk):
    """The process that runs student code."""

    reads = TYPES | FUNCTIONS
    name_of = staticmethod(type_name)
    may_read_depth = allowed.QUESTION_DEPTH

    def __init__(self, line: Line, solution: Solution, limits: Limits) -> None:
        super().__init__(line)
        self.may_write = (min(limits.output_kib << 10, allowed.ANSWER_BYTES), allowed.ANSWER_DEPTH)
        self._solution = solution
        self._streams = solution.streams
        self._described = Described(self.owned)
        self._errors = Errors(self.owned, self._class_json, all_numbered=False)
        self._stand_ins = StandIns(self.ask)
        self._stdin = AskedInput(self.ask)
        self._speaking = RLock()

    def serve(self) -> None:
        """Answer one question after the other. Raises LineError where the line ends."""
        while True:
            with self._speaking:
                message = self._receive()
            self._answer(message)

    def ask(self, what: str, *values: Any) -> Any:
        """What the suite says to that; of several threads only one at a time asks."""
        with self._speaking:
            return super().ask(what, *values)

    def perform(self, what: str, values: list[Any]) -> Any:
        streams = self._streams
        streams.take_places()
        sys.stdin = self._stdin
        if what == "fork":
            return self._copy()
        if what == "join":
            _ended(0)
        value = DEEDS[what](*values)
        if streams.truncated:
            raise OutputLimitReached
        return value

    def _copy(self) -> Any:
        """Go on as a copy of this process; as the process itself only once the copy has been told to end."""
        random = sys.modules.get("random") if self._solution.random_state is not None else None
        state = random.getstate() if random else None
        pid = _fork()
        if pid == 0:
            if random:
                random.setstate(state)
            return True
        _, status = _waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            _kill(_getpid(), os.WTERMSIG(status))
        code = os.waitstatus_to_exitcode(status)
        if code:
            _ended(code)
        return _JOINED

    def _reply(self, kind: int, value: Any, shared: Any, before: list[list[Any]]) -> None:
        with self._speaking:
            if value is _JOINED:
                self._send(JOINED, [], [])
                return
            try:
                super()._reply(kind, value, shared, before)
            except LineError:
                raise
            except Exception as error:  # noqa: BLE001 - what the student's classes make of our reading them
                self._send(
                    RAISED, [self.too_large(f"what the solution gave cannot be read ({type(error).__name__})")], []
                )

    def raised(self, error: BaseException, writer: Writer) -> Json:
        if self._streams.truncated:
            return self.too_large("the solution printed more than it may")
        if isinstance(error, TooLarge):
            return self.too_large(str(error))
        if self._stand_ins.number(error) or issubclass(type(error), StopIteration):
            return writer.value(error)
        failure = cases.told(error, self._solution.sources, self._solution.ballast)
        return self._errors.json(error, writer, failure=failure_json(failure))

    def too_large(self, why: str) -> Json:
        return {"limit": why}

    def to_raise(self, value: Any) -> BaseException:
        return value if isinstance(value, BaseException) else RuntimeError("the suite raised what is no exception")

    def write(self, value: Any, writer: Writer, depth: int) -> Json:
        theirs = self._stand_ins.number(value)
        if theirs is not None:
            return {"your": theirs}
        cls = type(value)
        if issubclass(cls, type):
            return {"class": self._described.number(value)}
        if issubclass(cls, BaseException):
            return self._errors.json(value, writer, depth)
        class_number = self._described.number(cls)
        handle = [self.owned.number(value), class_number]
        held_by = self._described.content(class_number)
        if held_by:
            handle.append(writer.content(value, held_by, depth))
        return {"my": handle}

    def read(self, tag: str, payload: Json, reader: Any) -> Any:
        if tag == "your":
            return self.owned.object(payload)
        return self._stand_ins.read(tag, payload, reader)

    def before_reading(self, message: Message) -> None:
        self.owned.release(message.released)

    def heard(self, message: Message) -> None:
        """The suite prints for itself."""

    def besides(self) -> tuple[list[Json], list[int], str, str]:
        return self._described.take(), [], self._streams.stdout.take(), self._streams.stderr.take()

    def _class_json(self, cls: type) -> Json:
        return {"class": self._described.number(cls)}


_JOINED = ModuleType("joined")
"""What asking for a copy gives in the process itself."""
