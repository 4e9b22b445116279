"""One message's values on their way in, read with suspicion: whatever ours would not have written is a ValueError."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sandbox import encoding
from sandbox.conversation import standard
from sandbox.conversation.containers import KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.conversation.sharing import Sharing
    from sandbox.conversation.writer import Objects
    from sandbox.encoding import Json

_SCALARS = frozenset({"str", "int", "float", "complex", "bytes", "range", "ellipsis"})

_OWN_HASH = sys.hash_info.modulus
"""Below it every whole number is its own hash; above, somebody can choose numbers of one hash."""

_MAX_OF_ONE_HASH = 1000
"""Different numbers of one hash in a message: a set of a hundred thousand takes a minute that no signal interrupts."""


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
        self._of_one_hash: dict[int, set[int]] = {}

    def read(self, entries: Json, changes: Json = ()) -> None:
        """Make the containers, and change the known ones. Raises ValueError."""
        known = len(self._shared.containers)
        for entry in entries:
            kind, *items = entry
            container = KINDS[kind].made_of(self.values(items))
            self._shared.add(container, items)
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
        kind.made_of(values)
        self._shared.change(number, items)
        return container, kind, values

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
            return self._large(encoding.decode(encoded)) if tag == "int" else encoding.decode(encoded)
        own = _OWN.get(tag)
        return own(self, payload) if own else self._owner.read(tag, payload, self)

    def _large(self, number: int) -> int:
        """The number itself. Raises ValueError where too many have its hash."""
        numbers = self._of_one_hash.setdefault(hash(number), set())
        numbers.add(number)
        if len(numbers) > _MAX_OF_ONE_HASH:
            raise ValueError("too many numbers have one hash")
        return number

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
    "standard": lambda _reader, payload: standard.made_of(payload),
    "notimplemented": lambda _reader, _payload: NotImplemented,
}
