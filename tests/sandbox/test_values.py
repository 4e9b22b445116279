"""Values cross the wall whole or say what they were; nothing that comes back can hurt the reader."""

import json
import math
from collections import Counter
from typing import Any

import pytest
from hypothesis import given

from sandbox.values import MAX_DEPTH, TooLarge, decode, encode, strictly_equal
from tests.sandbox.anything import values

ROOM = 1_000_000


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


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -0.0, 5e-324, complex(math.nan, -0.0)])
def test_special_floats_keep_their_bits(value: Any) -> None:
    assert repr(cross(value)) == repr(value)


def test_dicts_keep_their_order() -> None:
    assert list(cross({"b": 1, "a": 2, 0: 3})) == ["b", "a", 0]


def test_lone_surrogates_do_not_join_into_a_letter() -> None:
    assert cross("\ud800\udc00") == "\ud800\udc00"
    assert cross({"\udfff": ["\ud800"]}) == {"\udfff": ["\ud800"]}


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


def test_strict_equality_looks_at_types_all_the_way_down() -> None:
    assert strictly_equal([{1: (2, {3})}], [{1: (2, {3})}])
    assert not strictly_equal([1], [True])
    assert not strictly_equal({1: 1}, {1.0: 1})
    assert not strictly_equal({1: 1}, {1: 1.0})
    assert not strictly_equal({1}, {True})
    assert not strictly_equal((1,), [1])
    assert not strictly_equal(cross(Counter(a=1)), {"a": 1})
