"""Objects of the student's own classes say what they were, and cannot lie about it."""

import enum
import json
from collections import Counter, OrderedDict, defaultdict, namedtuple
from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.values import Instance, decode, encode, plain, strictly_equal, type_name


def cross(value: object) -> Any:
    """The value as it comes out on the other side."""
    return decode(json.loads(json.dumps(encode(value, max_bytes=100_000))))


Pair = namedtuple("Pair", "left right")  # noqa: PYI024 - as a beginner writes it


class Colour(enum.IntEnum):
    RED = 1


class Loud(list):
    """A list that lies about everything."""

    def __iter__(self) -> Any:
        raise RuntimeError

    def __len__(self) -> int:
        return -1  # noqa: PLE0303 - a lie

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None


class LyingInt(int):
    __index__ = __int__ = __str__ = __repr__ = lambda _: "7"  # type: ignore[assignment]

    def bit_length(self) -> Any:
        return "no"


class LyingText(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "forged"

    def encode(self, *_: object) -> Any:
        return b"forged"

    def __len__(self) -> int:
        return 0


@pytest.mark.parametrize(
    ("value", "name", "base"),
    [
        (Counter("aab"), "Counter", {"a": 2, "b": 1}),
        (defaultdict(int, x=1), "defaultdict", {"x": 1}),
        (Pair(1, 2), "Pair", (1, 2)),
        (Colour.RED, "Colour", 1),
        (Loud([1, 2]), "Loud", [1, 2]),
        (LyingInt(3), "LyingInt", 3),
        (LyingText("true"), "LyingText", "true"),
        (type("B", (bytes,), {"hex": None})(b"a"), "B", b"a"),
        (type("F", (float,), {"hex": None, "__float__": None})(1.5), "F", 1.5),
        (type("C", (complex,), {"real": 0, "__complex__": None})(1j), "C", 1j),
        (type("S", (set,), {"__iter__": None})({1}), "S", {1}),
    ],
)
def test_an_instance_of_a_builtins_subclass_carries_the_builtins_own_content(value: Any, name: str, base: Any) -> None:
    crossed = cross(value)
    assert isinstance(crossed, Instance)
    assert type_name(crossed) == name == crossed.bases[0]
    assert strictly_equal(crossed.base, base)
    assert strictly_equal(plain(crossed), base)


def test_an_ordered_dict_keeps_the_order_it_was_given() -> None:
    ordered = OrderedDict(a=1, b=2)
    ordered.move_to_end("a")
    assert list(plain(cross(ordered))) == ["b", "a"]


@dataclass(frozen=True)
class Point:
    x: int


class Raises:
    def __repr__(self) -> Any:
        raise SystemExit(3)


class NoText:
    def __repr__(self) -> Any:
        return 5


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Point(2), "Point(x=2)"),
        (Raises(), "<Raises object>"),
        (NoText(), "<NoText object>"),
        (type("Long", (), {"__repr__": lambda _: "x" * 10_000})(), "x" * 500 + "…"),
        (type("Broken", (), {"__repr__": lambda _: "\ud800"})(), "\\ud800"),
    ],
)
def test_any_other_object_says_what_it_was(value: Any, text: str) -> None:
    crossed = cross(value)
    assert crossed.text == text
    assert crossed.base is None
    assert crossed.bases == (type(value).__name__,)


def test_an_instance_without_a_base_equals_nothing() -> None:
    crossed = cross(Point(1))
    assert crossed != crossed  # noqa: PLR0124 - not even itself
    assert plain(crossed) is crossed
    assert plain([crossed]) != [cross(Point(1))]


def test_a_metaclass_cannot_choose_the_names_that_are_reported() -> None:
    meta = type("Meta", (type,), {"__name__": property(lambda _: "int"), "__mro__": property(lambda _: (int, object))})
    assert cross(meta("Fake", (), {})()).bases == ("Fake",)


def test_objects_of_the_students_class_may_be_keys() -> None:
    crossed = cross({Point(1): 1, Colour.RED: 2})
    assert [type_name(key) for key in crossed] == ["Point", "Colour"]
    assert plain(crossed)[1] == 2


def test_a_key_whose_content_cannot_be_a_key_stays_an_instance() -> None:
    hashable = type("H", (list,), {"__hash__": lambda _: 1})
    (key,) = plain(cross({hashable([1])}))
    assert isinstance(key, Instance)
