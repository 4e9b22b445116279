"""How a Python value becomes JSON and comes back, never by pickle.

null, true, false, "text", small whole numbers      themselves
[value, ...]                                        a list
{"tag": payload}                                    everything else, see `Encoder` and `_DECODERS`
"""

from __future__ import annotations

import json
import re
from collections import Counter, OrderedDict
from typing import TYPE_CHECKING, Any

from sandbox.instances import Instance, class_names, clean_text, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Json = Any
"""What `json.dumps` takes: None, bool, int, str, list and dict with text keys."""

MAX_DEPTH = 50
"""How deep values may lie inside each other; what lies deeper crosses as an `Instance` whose text is `...`."""

_MAX_SAME_HASH = 1000
"""Keys of one set or dict that may share a hash: with more of them building it could take minutes."""

_SMALL = 2**53
"""Whole numbers below it are exact in every JSON reader, JavaScript's too."""

_HEX = re.compile(r"-?0x[0-9a-f]+")
_CONTENT: tuple[type, ...] = (int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, dict)
_EXACTLY = frozenset(map(id, _CONTENT))


class TooLarge(Exception):
    """A value does not fit into the bytes allowed for it."""


def encode(value: object, *, max_bytes: int) -> Json:
    """Turn any Python object into JSON of at most `max_bytes` (compact, UTF-8). Raises TooLarge.

    Content is read by the builtin types' own methods; of the object's own code only `__repr__` runs, and it may fail.
    """
    return Encoder(max_bytes).encode(value)


def decode(encoded: Json) -> Any:
    """Turn JSON made by `encode` back into a value. Raises ValueError on anything else, however it was forged."""
    return _decode(encoded, 0)


class Encoder:
    """Values on their way out, one after the other: counts the bytes that are left for all of them together."""

    def __init__(self, max_bytes: int) -> None:
        self._left = max_bytes
        self._inside: set[int] = set()

    def encode(self, value: object) -> Json:
        """The JSON of a value. Raises TooLarge."""
        self._inside.clear()
        return self._value(value, 0)

    def _value(self, value: Any, depth: int) -> Json:
        cls = type(value)
        if value is None or cls is bool:
            self._spend(len("false,"))
            return value
        if id(cls) in _EXACTLY:  # not `in _CONTENT`: a metaclass may say that its classes equal anything
            return self._content(value, cls, depth)
        if cls is range:
            return self._tagged("range", self._items((value.start, value.stop, value.step), depth))
        if value is ...:
            return self._tagged("ellipsis", self._value(None, depth))
        return self._instance(value, depth)

    def _content(self, value: Any, cls: type, depth: int) -> Json:
        """What the builtin class `cls` knows of `value`, whose own class may extend it."""
        if cls is str:
            return self._text(str.__str__(value))
        if cls is int:
            return self._int(int.__int__(value))
        if cls is float:
            return self._tagged("float", self._text(float.hex(value)))
        if cls is complex:
            parts = complex.__complex__(value)
            return self._tagged("complex", [self._text(parts.real.hex()), self._text(parts.imag.hex())])
        if cls is bytes or cls is bytearray:
            self._spend(2 * cls.__len__(value))
            return self._tagged(cls.__name__, cls.hex(value))
        return self._container(value, cls, depth)

    def _container(self, value: Any, cls: Any, depth: int) -> Json:
        if depth >= MAX_DEPTH or id(value) in self._inside:
            return self._unfinished(value, cls)
        self._inside.add(id(value))
        encoded = self._pairs(value, depth) if cls is dict else self._items(cls.__iter__(value), depth)
        self._inside.discard(id(value))
        return encoded if cls is list else self._tagged(cls.__name__, encoded)

    def _text(self, text: str) -> Json:
        self._check(len(text))
        try:
            self._spend(len(json.dumps(text, ensure_ascii=False).encode()) + 1)
        except UnicodeEncodeError:  # as JSON escapes, two lone surrogates would join into another letter
            return self._tagged("str", self._text(text.encode("utf-8", "surrogatepass").hex()))
        return text

    def _int(self, number: int) -> Json:
        if -_SMALL < number < _SMALL:
            self._spend(len(str(number)) + 1)
            return number
        self._check(number.bit_length() // 4)
        return self._tagged("int", self._text(hex(number)))

    def _items(self, items: Iterable[object], depth: int) -> list[Json]:
        self._spend(len("[],"))
        return [self._value(item, depth + 1) for item in items]

    def _pairs(self, value: dict[Any, Any], depth: int) -> list[Json]:
        self._spend(len("[],"))
        ordered = issubclass(type(value), OrderedDict)  # keeps an order of its own beside the dict's
        pairs = OrderedDict.items(value) if ordered else dict.items(value)  # type: ignore[arg-type]
        return [self._items(pair, depth) for pair in pairs]

    def _instance(self, value: object, depth: int) -> Json:
        cls = type(value)
        content = next((base for base in _CONTENT if issubclass(cls, base)), None)
        if content is None:
            return self._tagged("instance", self._fields(cls, text_of(value)))
        if id(value) in self._inside or depth >= MAX_DEPTH:
            return self._unfinished(value, content)
        fields = self._fields(cls, text_of(value))
        self._spend(len('"base":,'))
        fields["base"] = self._content(value, content, depth)
        return self._tagged("instance", fields)

    def _unfinished(self, value: object, content: type) -> Json:
        """What stands for a container inside itself, or too deep."""
        cycle = "[...]" if content is list else "(...)" if content is tuple else "{...}"
        return self._tagged("instance", self._fields(type(value), cycle if id(value) in self._inside else "..."))

    def _fields(self, cls: type, text: str) -> dict[str, Json]:
        self._spend(len('{"bases":[],"text":},'))
        return {"bases": [self._text(name) for name in class_names(cls)], "text": self._text(text)}

    def _tagged(self, tag: str, payload: Json) -> Json:
        self._spend(len(f'{{"{tag}":"",[]}},'))
        return {tag: payload}

    def _check(self, count: int) -> None:
        if count > self._left:
            raise TooLarge("the value is larger than the output limit")

    def _spend(self, count: int) -> None:
        self._check(count)
        self._left -= count


def _decode(encoded: Json, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise ValueError("an encoded value is nested too deeply")
    if encoded is None or type(encoded) in {bool, int, str}:
        return encoded
    if type(encoded) is list:
        return _values(encoded, depth)
    if type(encoded) is dict and len(encoded) == 1:
        ((tag, payload),) = encoded.items()
        decoder = _DECODERS.get(tag)
        if decoder is not None:
            return decoder(payload, depth)
    raise ValueError("an encoded value has an unknown shape")


def _values(payload: Json, depth: int) -> list[Any]:
    return [_decode(item, depth + 1) for item in _typed(payload, list)]


def _typed(payload: Json, cls: type) -> Any:
    if type(payload) is not cls:
        raise ValueError(f"an encoded value has {type(payload).__name__} where {cls.__name__} belongs")
    return payload


def _float(payload: Json, _depth: int) -> float:
    try:
        return float.fromhex(_typed(payload, str))
    except OverflowError as error:
        raise ValueError("an encoded float is out of range") from error


def _complex(payload: Json, depth: int) -> complex:
    real, imag = _typed(payload, list)
    return complex(_float(real, depth), _float(imag, depth))


def _int(payload: Json, _depth: int) -> int:
    if not _HEX.fullmatch(_typed(payload, str)):
        raise ValueError("an encoded whole number is not hexadecimal")
    return int(payload, 16)


def _range(payload: Json, depth: int) -> range:
    start, stop, step = (_typed(part, int) for part in _values(payload, depth))
    return range(start, stop, step)


def keys_that_can_be(keys: list[Any]) -> list[Any]:
    """The same keys, if a set or dict of them can be built in reasonable time. Raises ValueError."""
    try:
        hashes = Counter(map(hash, keys))
    except TypeError as error:
        raise ValueError("an encoded set or dict has a key that cannot be one") from error
    if max(hashes.values(), default=0) > _MAX_SAME_HASH:
        raise ValueError("an encoded set or dict has too many keys of one hash")
    return keys


def _dict(payload: Json, depth: int) -> dict[Any, Any]:
    pairs = [_values(pair, depth) for pair in _typed(payload, list)]
    keys = keys_that_can_be([key for key, _ in pairs])
    return dict(zip(keys, (value for _, value in pairs), strict=True))


def _instance(payload: Json, depth: int) -> Instance:
    fields = _typed(payload, dict)
    if not {"bases", "text"} <= fields.keys() <= {"bases", "text", "base"}:
        raise ValueError("an encoded instance has other fields than it should")
    bases = tuple(clean_text(_typed(name, str)) for name in _typed(fields["bases"], list))
    if not bases:
        raise ValueError("an encoded instance has no class")
    base = fields.get("base")
    nested = type(base) is dict and "instance" in base  # which would have no end
    decoded = None if nested else _decode(base, depth)
    if nested or (base is not None and type(decoded) not in _CONTENT):
        raise ValueError("an encoded instance has a base that no class can have")
    return Instance(bases[0], bases, clean_text(_typed(fields["text"], str)), decoded)


_DECODERS: dict[str, Callable[[Json, int], Any]] = {
    "str": lambda payload, _depth: bytes.fromhex(_typed(payload, str)).decode("utf-8", "surrogatepass"),
    "int": _int,
    "float": _float,
    "complex": _complex,
    "bytes": lambda payload, _depth: bytes.fromhex(_typed(payload, str)),
    "bytearray": lambda payload, _depth: bytearray.fromhex(_typed(payload, str)),
    "tuple": lambda payload, depth: tuple(_values(payload, depth)),
    "set": lambda payload, depth: set(keys_that_can_be(_values(payload, depth))),
    "frozenset": lambda payload, depth: frozenset(keys_that_can_be(_values(payload, depth))),
    "dict": _dict,
    "range": _range,
    "ellipsis": lambda _payload, _depth: ...,
    "instance": _instance,
}
