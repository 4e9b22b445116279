"""Values cross the wall whole or say what they were; nothing that comes back can hurt the reader."""

import enum
import json
import math
from collections import Counter, OrderedDict, defaultdict, namedtuple
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.values import MAX_DEPTH, Instance, TooLarge, decode, encode, plain, strictly_equal, type_name

ROOM = 1_000_000

any_text = st.text(st.characters(exclude_categories=()))
floats = st.floats(allow_nan=False)
atoms = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**4000, max_value=10**5000)
    | floats
    | st.complex_numbers(allow_nan=False)
    | any_text
    | st.binary()
    | st.just(...)
    | st.builds(range, st.integers(), st.integers(), st.integers(min_value=1))
)
keys = st.recursive(
    atoms, lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3), max_leaves=5
)
values = st.recursive(
    keys | st.binary().map(bytearray) | st.sets(keys, max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=20,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=3),
)
TAGS = [
    "str",
    "int",
    "float",
    "complex",
    "bytes",
    "bytearray",
    "tuple",
    "set",
    "frozenset",
    "dict",
    "range",
    "ellipsis",
    "instance",
]
forgeries = st.recursive(
    json_values | st.sampled_from(["0x1p99999", "0xzz", "zz", "nan", "0x1", "d800"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(TAGS), inner, min_size=1, max_size=1)
        | st.lists(st.tuples(inner, inner).map(list), max_size=3).map(lambda pairs: {"dict": pairs})
        | st.fixed_dictionaries({"bases": st.just(["A"]), "text": st.just("a"), "base": inner}).map(
            lambda it: {"instance": it}
        )
    ),
    max_leaves=20,
)


def cross(value: object) -> Any:
    """The value as it comes out on the other side."""
    return decode(json.loads(json.dumps(encode(value, max_bytes=ROOM), ensure_ascii=False).encode()))


def compact(encoded: object) -> bytes:
    return json.dumps(encoded, ensure_ascii=False, separators=(",", ":")).encode()


@given(values)
def test_builtin_values_cross_whole_with_their_types(value: Any) -> None:
    assert strictly_equal(value, cross(value))


@given(values)
def test_what_is_encoded_fits_into_the_bytes_allowed(value: Any) -> None:
    room = 200
    try:
        encoded = encode(value, max_bytes=room)
    except TooLarge:
        return
    assert len(compact(encoded)) <= room


@given(values)
def test_the_budget_is_not_wasted(value: Any) -> None:
    encoded = encode(value, max_bytes=ROOM)
    assert strictly_equal(decode(encode(value, max_bytes=3 * len(compact(encoded)) + 50)), value)


@given(forgeries | json_values)
def test_a_forged_reply_is_a_value_error_or_a_harmless_value(encoded: Any) -> None:
    try:
        value = decode(encoded)
    except ValueError:
        return
    plain(value)
    repr(type_name(value))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -0.0, 5e-324, complex(math.nan, -0.0)])
def test_special_floats_keep_their_bits(value: Any) -> None:
    assert repr(cross(value)) == repr(value)


def test_dicts_keep_their_order() -> None:
    assert list(cross({"b": 1, "a": 2, 0: 3})) == ["b", "a", 0]


def test_lone_surrogates_do_not_join_into_a_letter() -> None:
    assert cross("\ud800\udc00") == "\ud800\udc00"
    assert cross({"\udfff": ["\ud800"]}) == {"\udfff": ["\ud800"]}


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


def test_a_list_inside_itself_is_marked_where_it_starts_again() -> None:
    cycle: list[Any] = [1]
    cycle.append(cycle)
    crossed = cross(cycle)
    assert crossed[0] == 1
    assert (crossed[1].type_name, crossed[1].text) == ("list", "[...]")


def test_what_lies_too_deep_is_marked() -> None:
    nested: list[Any] = []
    for _ in range(MAX_DEPTH + 20):
        nested = [nested]
    crossed = cross(nested)
    for _ in range(MAX_DEPTH):
        (crossed,) = crossed
    assert (crossed.type_name, crossed.text) == ("list", "...")


def test_a_value_that_repeats_itself_exponentially_is_too_large() -> None:
    bomb: list[Any] = []
    for _ in range(40):
        bomb = [bomb, bomb]
    with pytest.raises(TooLarge):
        encode(bomb, max_bytes=ROOM)


@pytest.mark.parametrize(
    "value",
    ["x" * 2000, b"x" * 2000, 1 << 20_000, [0] * 1000, "ก" * 400, "\0" * 200, {1: "x" * 2000}],
    ids=str.split("text bytes int list Thai escapes dict"),
)
def test_a_large_value_is_too_large(value: Any) -> None:
    with pytest.raises(TooLarge):
        encode(value, max_bytes=1000)


def test_numbers_above_the_digit_limit_cross() -> None:
    assert cross(-(10**20_000)) == -(10**20_000)


@pytest.mark.parametrize(
    "encoded",
    [
        1.5,
        {},
        {"list": []},
        {"int": "5"},
        {"int": "0x1_0"},
        {"float": "0x1p99999"},
        {"complex": ["nan"]},
        {"set": [[]]},
        {"dict": [[1]]},
        {"dict": [[[], 1]]},
        {"range": [1, 2, 0]},
        {"range": [1, 2]},
        {"range": [True, 2, 1]},
        {"str": "ff"},
        {"bytes": "f"},
        {"instance": {"bases": [], "text": ""}},
        {"instance": {"bases": ["A"], "text": "", "base": {"range": [0, 1, 1]}}},
        {"instance": {"bases": ["A"], "text": "", "more": 1}},
        {"tuple": [], "set": []},
    ],
)
def test_wrong_shapes_are_value_errors(encoded: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        decode(encoded)


@pytest.mark.parametrize(
    "wrap", [lambda inner: [inner], lambda inner: {"tuple": [inner]}, lambda inner: {"dict": [[1, inner]]}]
)
def test_a_reply_nested_without_end_is_a_value_error(wrap: Any) -> None:
    encoded: object = []
    for _ in range(100_000):
        encoded = wrap(encoded)
    with pytest.raises(ValueError, match="deep"):
        decode(encoded)


def test_a_base_inside_a_base_without_end_is_a_value_error() -> None:
    encoded: object = []
    for _ in range(100_000):
        encoded = {"instance": {"bases": ["A"], "text": "", "base": encoded}}
    with pytest.raises(ValueError, match="base"):
        decode(encoded)


def test_keys_made_to_collide_are_refused_before_the_dict_is_built() -> None:
    prime = 2**61 - 1
    with pytest.raises(ValueError, match="one hash"):
        decode({"set": [{"int": hex(prime * number)} for number in range(1, 5000)]})


def test_strict_equality_looks_at_types_all_the_way_down() -> None:
    assert strictly_equal([{1: (2, {3})}], [{1: (2, {3})}])
    assert not strictly_equal([1], [True])
    assert not strictly_equal({1: 1}, {1.0: 1})
    assert not strictly_equal({1: 1}, {1: 1.0})
    assert not strictly_equal({1}, {True})
    assert not strictly_equal((1,), [1])
    assert not strictly_equal(cross(Counter(a=1)), {"a": 1})
