"""Python's own containers: what is in one, one made of that, and whether somebody has changed it since."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from itertools import chain
from operator import is_not
from typing import TYPE_CHECKING, Any

from sandbox.encoding import keys_that_can_be

if TYPE_CHECKING:
    from collections.abc import Callable

Items = list[Any]
"""What is in a container, flat: of a dict key, value, key, value …"""


@dataclass(frozen=True, slots=True)
class Kind:
    """What is particular about one class of containers."""

    cls: type
    items: Callable[[Any], Items]
    """By the methods of this very class, whatever a class that extends it says."""
    made_of: Callable[[Items], Any]
    """May raise TypeError or ValueError for items that such a container cannot hold."""
    put: Callable[[Any, Items], None] | None
    """Makes it hold these items instead; None for those that cannot change."""


def _pairs(value: Any) -> Items:
    return list(chain.from_iterable(dict.items(value)))


def _dict(items: Items) -> dict[Any, Any]:
    keys = keys_that_can_be(items[::2])
    return dict(zip(keys, items[1::2], strict=True))


def _put_list(value: Any, items: Items) -> None:
    value[:] = items


def _put_set(value: Any, items: Items) -> None:
    members = keys_that_can_be(items)
    value.clear()
    value.update(members)


def _put_dict(value: Any, items: Items) -> None:
    pairs = _dict(items)
    value.clear()
    dict.update(value, pairs)


def _ordered_pairs(value: Any) -> Items:
    return list(chain.from_iterable(OrderedDict.items(value)))


def _put_ordered(value: Any, items: Items) -> None:
    pairs = _dict(items)
    value.clear()
    for key, item in pairs.items():
        value[key] = item


def _counter(items: Items) -> Counter[Any]:
    counter: Counter[Any] = Counter()
    dict.update(counter, _dict(items))
    return counter


def _default_items(value: Any) -> Items:
    return [_factory(value), *_pairs(value)]


def _default(items: Items) -> defaultdict[Any, Any]:
    return defaultdict(items[0], _dict(items[1:]))


def _put_default(value: Any, items: Items) -> None:
    value.default_factory = items[0]
    _put_dict(value, items[1:])


_factory = defaultdict.__dict__["default_factory"].__get__
_maxlen = deque.__dict__["maxlen"].__get__


def _deque(items: Items) -> deque[Any]:
    return deque(items[1:], items[0])


def _put_deque(value: Any, items: Items) -> None:
    value.clear()
    value.extend(items[1:])


def _put_bytes(value: Any, items: Items) -> None:
    value[:] = _bytes(items)


def _content_of_bytearray(value: Any) -> Items:
    return [bytes(bytearray.__add__(value, b""))]


def _iterated(cls: Any) -> Callable[[Any], Items]:
    iterate = cls.__iter__
    return lambda value: list(iterate(value))


def _bytes(items: Items) -> bytes:
    (content,) = items
    if type(content) is not bytes:
        raise ValueError("a bytearray is made of bytes")
    return content


KINDS: dict[str, Kind] = {
    kind.cls.__name__: kind
    for kind in (
        Kind(list, _iterated(list), list, _put_list),
        Kind(tuple, _iterated(tuple), tuple, None),
        Kind(set, _iterated(set), lambda items: set(keys_that_can_be(items)), _put_set),
        Kind(frozenset, _iterated(frozenset), lambda items: frozenset(keys_that_can_be(items)), None),
        Kind(dict, _pairs, _dict, _put_dict),
        Kind(bytearray, _content_of_bytearray, lambda items: bytearray(_bytes(items)), _put_bytes),
        Kind(OrderedDict, _ordered_pairs, lambda items: OrderedDict(_dict(items)), _put_ordered),
        Kind(Counter, _pairs, _counter, _put_dict),
        Kind(defaultdict, _default_items, _default, _put_default),
        Kind(deque, lambda value: [_maxlen(value), *deque.__iter__(value)], _deque, _put_deque),
    )
}

_OF_CLASS = {id(kind.cls): kind for kind in KINDS.values()}


def kind_of(cls: type) -> Kind | None:
    """What is particular about containers of exactly this class."""
    return _OF_CLASS.get(id(cls))


def differs(before: Items, now: Items) -> bool:
    """Whether these are other objects; asks none of them."""
    if len(before) != len(now):
        return True
    return any(map(is_not, before, now)) and not (type(now[0]) is bytes and before == now)
