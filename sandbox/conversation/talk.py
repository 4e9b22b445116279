"""One end of a conversation: asks, and answers what it is asked meanwhile."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from sandbox.conversation.containers import kind_of
from sandbox.conversation.line import ANSWER, QUESTION, RAISED, Message
from sandbox.conversation.owned import Owned
from sandbox.conversation.reader import Reader
from sandbox.conversation.sharing import Sharing
from sandbox.conversation.writer import Objects, Writer
from sandbox.encoding import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.conversation.line import Line
    from sandbox.encoding import Json


class Talk(Objects):
    """Questions and answers strictly in turn: while an answer is waited for, the other end may ask, and so on."""

    reads: Mapping[str, Any]
    """What the other end may name."""
    name_of: Callable[[object], str | None]
    """What this end names."""
    may_write: tuple[int, int]
    """Bytes and depth of this end's values."""
    may_read_depth: int

    def __init__(self, line: Line) -> None:
        self._line = line
        self.owned = Owned()

    def ask(self, what: str, *values: Any) -> Any:
        """What the other end says to that. Raises what it raises; LineError where the line has ended."""
        writer = self._writer(Sharing())
        body = [what, *map(writer.value, values)]
        writer.check()
        message, value = self._exchange(body, writer)
        self.heard(message)
        if message.kind == RAISED:
            raise self.to_raise(value)
        if what == "get" and writer.shared.containers:
            self.was_read(values, value, writer.shared)
        return value

    def was_read(self, values: tuple[Any, ...], value: Any, shared: Sharing) -> None:
        """An attribute was read that has containers in it."""

    def _exchange(self, body: list[Json], writer: Writer) -> tuple[Message, Any]:
        """Say it, answer what is asked meanwhile, and read what is said to it."""
        self._send(QUESTION, body, writer.entries)
        message = self._receive()
        while message.kind == QUESTION:
            self._answer(message)
            message = self._receive()
        if message.kind not in {ANSWER, RAISED}:
            raise ValueError("an answer is of an unknown kind")
        reader = self._reader(writer.shared)
        reader.read(message.entries, message.changes)
        (value,) = reader.values(message.body)
        return message, value

    def _answer(self, message: Message) -> None:
        shared = Sharing()
        reader = self._reader(shared)
        reader.read(message.entries)
        what, *encoded = message.body
        values = reader.values(encoded)
        before = [_items(container) for container in shared.containers]
        try:
            self.heard(message)
            kind, value = ANSWER, self.perform(what, values)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the other end has to know
            kind, value = RAISED, error
        self._reply(kind, value, shared, before)

    def _reply(self, kind: int, value: Any, shared: Sharing, before: list[list[Any]]) -> None:
        writer = self._writer(shared)
        try:
            encoded = self.raised(value, writer) if kind == RAISED else writer.value(value)
            changes = writer.changes(before)
            writer.check()
        except TooLarge as error:
            self._send(RAISED, [self.too_large(str(error))], [])
        else:
            self._send(kind, [encoded], writer.entries, changes)

    def _writer(self, shared: Sharing) -> Writer:
        return Writer(self, self.name_of, self.may_write, shared)

    def _reader(self, shared: Sharing) -> Reader:
        return Reader(self, self.reads, self.may_read_depth, shared)

    def _receive(self) -> Message:
        message = self._line.receive()
        self.before_reading(message)
        return message

    def _send(self, kind: int, body: list[Json], entries: list[Json], changes: list[Json] | None = None) -> None:
        self._line.send(Message(kind, body, entries, changes or [], *self.besides()))

    @abstractmethod
    def perform(self, what: str, values: list[Any]) -> Any:
        """Do what the other end asks. May raise anything."""

    @abstractmethod
    def raised(self, error: BaseException, writer: Writer) -> Json:
        """What is told of an exception that ended what was asked."""

    @abstractmethod
    def too_large(self, why: str) -> Json:
        """What is told instead of a value that may not cross."""

    @abstractmethod
    def to_raise(self, value: Any) -> BaseException:
        """What is raised here where the other end raised this value."""

    @abstractmethod
    def before_reading(self, message: Message) -> None:
        """Take note of what a message says besides, before its values are read."""

    @abstractmethod
    def heard(self, message: Message) -> None:
        """Pass on what was printed meanwhile."""

    @abstractmethod
    def besides(self) -> tuple[list[Json], list[int], str, str]:
        """What a message says besides: classes, released numbers, and what was printed."""


def _items(container: Any) -> list[Any]:
    kind = kind_of(type(container))
    return kind.items(container) if kind and kind.put else []
