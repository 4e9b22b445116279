"""One message's values on their way out: scalars as `sandbox.encoding` has them, containers by number, objects by handle."""

from __future__ import annotations

from types import NotImplementedType
from typing import TYPE_CHECKING, Any

from sandbox.conversation.containers import differs, kind_of
from sandbox.conversation.sharing import Sharing
from sandbox.conversation.standard import parts_of
from sandbox.encoding import Encoder, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sandbox.encoding import Json


_LEAST, _MOST, _LETTERS = -99, 999, 4
"""Whole numbers between these take four letters at most, with what is between two of them."""


class Writer(Encoder):
    """Values become JSON; containers are written once each, deepest first, in `entries`."""

    def __init__(
        self, owner: Objects, name_of: Callable[[object], str | None], limits: tuple[int, int], shared: Sharing
    ) -> None:
        """Write nothing yet.

        Args:
            owner: knows the handles of objects.
            name_of: the name of what both processes have.
            limits: how many bytes, and how deep.
            shared: the containers that the reader knows already; those that are written are added.
        """
        super().__init__(limits[0])
        self._owner = owner
        self._name_of = name_of
        self._max_depth = limits[1]
        self.shared = shared
        self.entries: list[Json] = []
        self._numbers = {id(container): number for number, container in enumerate(shared.containers)}

    def value(self, value: object) -> Json:
        """The JSON of a value. Raises TooLarge for what is too large, too deep or inside itself; CannotCross."""
        cls = type(value)
        if cls is str and value.isascii() and value.isprintable():  # type: ignore[attr-defined]
            self._spend(2 * len(value) + 3)  # type: ignore[arg-type] # a quote takes two
            return value
        return self._value(value, 0)

    def changes(self, before: list[list[Any]]) -> list[Json]:
        """What the first containers hold now, of those whose items were others before: `[number, item, …]` each."""
        told: list[Json] = []
        for number, old in enumerate(before):
            container = self.shared.containers[number]
            kind = kind_of(type(container))
            if kind is None or kind.put is None:
                continue
            now = kind.items(container)
            if differs(old, now):
                encoded = self._items(now, 0)
                self.shared.change(number, encoded)
                told.append([number, *encoded])
        return told

    def check(self) -> None:
        """Raise TooLarge where what was written could not be printed or compared in reasonable time."""
        fault = self.shared.fault(self._max_depth)
        if fault:
            raise TooLarge(f"a container {fault}")

    def content(self, value: object, cls: type, depth: int) -> Json:
        """What the builtin class `cls` knows of a value whose own class extends it."""
        return self._content(value, cls, depth)

    def at(self, value: object, depth: int) -> Json:
        """The JSON of a value inside another."""
        return self._value(value, depth)

    def _items(self, items: Iterable[object], depth: int) -> list[Json]:
        self._spend(len("[],"))
        encoded: list[Json] = []
        for item in items:
            if type(item) is int and _LEAST <= item <= _MOST:
                self._left -= _LETTERS  # looked at with the next
                encoded.append(item)
            else:
                encoded.append(self._value(item, depth + 1))
        self._spend(0)
        return encoded

    def _content(self, value: Any, cls: type, depth: int) -> Json:
        if cls is bytearray:
            return self._container(value, cls, depth)
        return super()._content(value, cls, depth)

    def _container(self, value: Any, cls: Any, depth: int) -> Json:
        number = self._numbers.get(id(value))
        if number is None:
            number = self._new(value, cls, depth)
        self._spend(len('{"in":1},') + len(str(number)))
        return {"in": number}

    def _new(self, value: Any, cls: type, depth: int) -> int:
        if id(value) in self._inside:
            raise TooLarge(f"a {cls.__name__} contains itself")
        if depth >= self._max_depth:
            raise TooLarge("a value is nested too deeply")
        kind = kind_of(cls)
        assert kind is not None  # noqa: S101 - the callers ask before
        self._inside.add(id(value))
        encoded = self._items(kind.items(value), depth)
        self._inside.discard(id(value))
        self._spend(len('["",],') + len(cls.__name__))
        self.entries.append([cls.__name__, *encoded])
        number = self.shared.add(value, encoded)
        self._numbers[id(value)] = number
        return number

    def _instance(self, value: object, depth: int) -> Json:
        cls = type(value)
        if kind_of(cls):
            return self._container(value, cls, depth)
        name = self._name_of(value)
        if name is not None:
            return self._tagged("name", self._text(name))
        if cls is slice:
            return self._tagged("slice", self._items((value.start, value.stop, value.step), depth))  # type: ignore[attr-defined]
        if cls is NotImplementedType:
            return self._tagged("notimplemented", None)
        parts = parts_of(value)
        if parts is not None:
            self._spend(sum(map(len, map(str, parts))) + 3 * len(parts))
            return self._tagged("standard", parts)
        encoded = self._owner.write(value, self, depth)
        self._spend(80)
        return encoded


class Objects:
    """Who knows what stands for an object."""

    def write(self, value: Any, writer: Writer, depth: int) -> Json:
        """The tag and the payload of an object's handle. May raise CannotCross."""
        raise NotImplementedError

    def read(self, tag: str, payload: Json, reader: Any) -> Any:
        """The object that the handle means. Raises ValueError where there is none."""
        raise NotImplementedError
