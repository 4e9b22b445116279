"""What it would cost to put all values of a message into one set: somebody can choose values that share a hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import encoding

if TYPE_CHECKING:
    from sandbox.encoding import Json

_MAX_COMPARED = 20_000_000
"""Items to look at where each value is compared with all others of its hash: some tenths of a second that no signal interrupts."""

_MAX_HASHED = 4 << 20
"""Items of all tuples together, counting those inside others again: what hashing each of them looks at."""

_HANDLES = frozenset({"my", "your", "class", "error", "limit"})
"""Tags of what has a hash that nobody can choose, or asks for it."""

_Shadow = tuple[object, str]
"""What hashes instead of a value, without asking anybody; and a text, the same for equal values that are told alike."""


class Collisions:
    """The values of one message whose hash somebody could have chosen."""

    def __init__(self, known: int) -> None:
        """`known` containers were there before, and were not chosen by who tells of the others."""
        self._containers: dict[int, _Shadow] = {number: (f"#{number}", f"#{number}") for number in range(known)}
        self._numbers: dict[str, int] = {}
        self._of_hash: dict[int, int] = {}
        self._compared = self._hashed = 0

    def add(self, value: object, form: str, size: int) -> _Shadow | None:
        """Count a value; None for one that has no hash. Raises ValueError where too many that differ have this one's.

        Args:
            value: hashes without asking anybody.
            form: the same for equal values that are told alike.
            size: how many items hashing or comparing it looks at.
        """
        number = self._numbers.setdefault(form, len(self._numbers))
        shadow = value, f"@{number}"
        if number < len(self._numbers) - 1:
            return shadow
        self._hashed += size
        if self._hashed > _MAX_HASHED:
            raise ValueError("there are too many tuples inside tuples")
        try:
            own_hash = hash(value)
        except TypeError:
            return None
        others = self._of_hash.get(own_hash, 0)
        self._of_hash[own_hash] = others + 1
        self._compared += others * size
        if self._compared > _MAX_COMPARED:
            raise ValueError("too many values have one hash")
        return shadow

    def add_container(self, number: int, cls: type, items: list[Json], values: list[object], size: int) -> None:
        """Count a tuple or frozenset, if it can be in a set; those inside it have been counted before. Raises ValueError."""
        if cls is tuple and dict not in map(type, items):
            self._keep(number, self.add(tuple(values), repr(items), size))
            return
        shadows = [shadow for pair in zip(items, values, strict=True) if (shadow := self._shadow(*pair))]
        if len(shadows) < len(items):
            return
        forms = [form for _, form in shadows]
        told = f"{cls.__name__}({','.join(forms if cls is tuple else sorted(forms))})"
        self._keep(number, self.add(cls(value for value, _ in shadows), told, size))

    def _keep(self, number: int, shadow: _Shadow | None) -> None:
        if shadow:
            self._containers[number] = shadow

    def _shadow(self, item: Json, value: object) -> _Shadow | None:
        """Of an item as it was told, and read; None for a container that has no hash."""
        if type(item) is not dict:
            return value, repr(item)
        ((tag, payload),) = item.items()
        if tag == "in":
            return self._containers.get(payload)
        form = repr(item)
        if tag == "my" and len(payload) > 2:  # noqa: PLR2004 - its content, which is what hashes
            content = payload[2]
            held = content if type(content) is dict and "in" in content else None
            return self._shadow(content, None) if held else (encoding.decode(content), form)
        return (form, form) if tag in _HANDLES else (value, form)
