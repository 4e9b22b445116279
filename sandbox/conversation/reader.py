"""One message's values on their way in, read with suspicion: whatever ours would not have written is a ValueError."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sandbox import encoding
from sandbox.conversation import standard
from sandbox.conversation.collisions import Collisions
from sandbox.conversation.containers import KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.conversation.sharing import Sharing
    from sandbox.conversation.writer import Objects
    from sandbox.encoding import Json

_SCALARS = frozenset({"str", "int", "float", "complex", "bytes", "range", "ellipsis"})

_CAN_BE_HASHED = frozenset({"tuple", "frozenset"})

_OWN_HASH = sys.hash_info.modulus
"""Below it every whole number is its own hash; above, somebody can choose numbers of one hash."""

_CHOSEN = frozenset({"complex", "range"})
"""Tags of values whose hash somebody can choose, besides large numbers."""

_BYTES_AN_ITEM = 50
"""Of a long number, what comparing it costs."""


class Reader:
    """JSON becomes values; what the containers that were known before hold now is put into them."""

    def __init__(self, owner: Objects, names: Mapping[str, Any], max_depth: int, shared: Sharing) -> None:
        """Read nothing yet.

        Args:
            owner: knows what the handles mean.
            names: what crosses by name.
            max_depth: of containers.
            shared: the containers that are known already; those that are read are added.
        """
        self._owner = owner
        self.names = names
        self._max_depth = max_depth
        self._shared = shared
        self._collisions = Collisions(len(shared.containers))

    def read(self, entries: Json, changes: Json = ()) -> None:
        """Make the containers, and change the known ones. Raises ValueError."""
        known = len(self._shared.containers)
        for kind, *items in entries:
            values = self.values(items)
            number = self._shared.add(None, items)
            self._check(number)
            self._shared.containers[number] = KINDS[kind].made_of(values)
            if kind in _CAN_BE_HASHED:
                self._collisions.add_container(number, KINDS[kind].cls, items, values, self._shared.size(number))
        put = [self._change(known, number, items) for number, *items in changes]
        if entries or changes:
            fault = self._shared.fault(self._max_depth)
            if fault:
                raise ValueError(f"a container {fault}")
        for container, kind, items in put:
            kind.put(container, items)

    def _change(self, known: int, number: Json, items: list[Json]) -> tuple[Any, Any, list[Any]]:
        if type(number) is not int or not 0 <= number < known:
            raise ValueError("a container is changed that was not there")
        container = self._shared.containers[number]
        kind = kind_of(type(container))
        if kind is None or kind.put is None:
            raise ValueError("a container is changed that cannot be")
        values = self.values(items)
        self._shared.change(number, items)
        self._check(number)
        kind.made_of(values)
        return container, kind, values

    def _check(self, number: int) -> None:
        """Raise ValueError for a container that is not even to be hashed, which making it may do."""
        if not self._shared.can_be_hashed(number, self._max_depth):
            raise ValueError("a container has too many items, or is nested too deeply")

    def values(self, encoded: list[Json]) -> list[Any]:
        """Each of them."""
        return [self.value(one) for one in encoded]

    def value(self, encoded: Json) -> Any:
        """One value. Raises ValueError."""
        cls = type(encoded)
        if cls is int:
            return encoded if -_OWN_HASH < encoded < _OWN_HASH else self._large(encoded)
        if cls is str or encoded is None or cls is bool:
            return encoded
        if cls is not dict or len(encoded) != 1:
            raise ValueError("an encoded value has an unknown shape")
        ((tag, payload),) = encoded.items()
        if tag in _SCALARS:
            value = encoding.decode(encoded)
            return self._counted(value, encoded) if tag in _CHOSEN else self._large(value) if tag == "int" else value
        own = _OWN.get(tag)
        return own(self, payload) if own else self._owner.read(tag, payload, self)

    def _large(self, number: int) -> int:
        """A whole number. Raises ValueError where too many have its hash."""
        if -_OWN_HASH < number < _OWN_HASH:
            return number
        self._collisions.add(number, hex(number), 1 + number.bit_length() // (8 * _BYTES_AN_ITEM))
        return number

    def _counted(self, value: Any, encoded: Json) -> Any:
        """A value. Raises ValueError where too many have its hash."""
        form = repr(encoded)
        self._collisions.add(value, form, 1 + len(form) // _BYTES_AN_ITEM)
        return value

    def standard(self, payload: Json) -> Any:
        """A value of the standard library by its parts."""
        return self._counted(standard.made_of(payload), payload)

    def container(self, payload: Json) -> Any:
        """A container by its number."""
        containers = self._shared.containers
        if type(payload) is not int or not 0 <= payload < len(containers):
            raise ValueError("a container is named that was not told of")
        return containers[payload]

    def slice_(self, payload: Json) -> slice:
        """A slice by its parts."""
        start, stop, step = self.values(payload)
        return slice(start, stop, step)


_OWN: dict[str, Callable[[Reader, Json], Any]] = {
    "in": Reader.container,
    "name": lambda reader, payload: reader.names[payload],
    "slice": Reader.slice_,
    "standard": Reader.standard,
    "notimplemented": lambda _reader, _payload: NotImplemented,
}
