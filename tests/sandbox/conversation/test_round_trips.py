"""Any value goes there and back as it was: values, types, order, and who is whose part."""

from __future__ import annotations

import math
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sandbox.conversation.talking import solution

SOLUTION = """
def echo(x): return x
def rebuilt(x): return eval(repr(x), {"inf": float("inf"), "deque": __import__("collections").deque})
def pick(parts, order): return [parts[i] for i in order]
def rewire(parts, moves):
    for where, what in moves: parts[where].append(parts[what])
def clear(x): x.clear()
"""

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False, allow_infinity=False)
    | st.text(st.characters())
    | st.binary()
    | st.decimals(allow_nan=False)
    | st.fractions()
    | st.dates()
    | st.timedeltas()
    | st.just(...)
)
KEYS = st.integers() | st.text(max_size=3) | st.tuples(st.integers(), st.booleans())
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.dictionaries(KEYS, inner, max_size=3).map(OrderedDict)
        | st.sets(KEYS, max_size=4)
        | st.frozensets(KEYS, max_size=4)
        | st.lists(inner, max_size=3).map(deque)
        | st.dictionaries(KEYS, st.integers(), max_size=3).map(Counter)
        | st.binary(max_size=3).map(bytearray)
    ),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def talk() -> Iterator[Any]:
    with solution(SOLUTION) as module:
        yield module


def same(left: object, right: object) -> bool:
    """Equal, and of the same types all the way down."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict) and isinstance(right, dict):
        return list(map(repr, left)) == list(map(repr, right)) and all(map(same, left.values(), right.values()))
    if isinstance(left, list | tuple | deque) and isinstance(right, list | tuple | deque):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float) and isinstance(right, float):
        return left == right and math.copysign(1, left) == math.copysign(1, right)
    return left == right


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_a_value_comes_back_as_it_went(talk, value):
    assert same(talk.echo(value), value)
    assert same(talk.echo([value, value]), [value, value])


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    )
)
def test_a_value_that_is_made_there_is_the_value_that_is_made_here(talk, value):
    assert same(talk.rebuilt(value), value)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_who_is_whose_part_is_the_same_on_both_sides(talk, data):
    parts: list[Any] = [[n] for n in range(5)]
    index = st.integers(0, 4)
    order = data.draw(st.lists(index, max_size=8))
    picked = talk.pick(parts, order)
    assert all(found is parts[n] for found, n in zip(picked, order, strict=True))

    moves = data.draw(st.lists(st.tuples(index, index).map(sorted).filter(lambda pair: pair[0] < pair[1]), max_size=6))
    expected: list[Any] = [[n] for n in range(5)]
    for where, what in moves:
        expected[where].append(expected[what])
    talk.rewire(parts, moves)
    assert parts == expected
    for mine, wanted in zip(parts, expected, strict=True):
        for inside, where in zip(mine[1:], wanted[1:], strict=True):
            assert inside is parts[next(n for n, one in enumerate(expected) if one is where)]


@pytest.mark.parametrize(
    "value", [[1], {1: 2}, {1}, deque([1]), Counter("a"), OrderedDict(a=1), defaultdict(int, a=1), bytearray(b"x")]
)
def test_every_container_that_can_change_is_changed_in_place(talk, value):
    kept = value
    talk.clear(value)
    assert len(kept) == 0
    assert type(kept) is type(value)


def test_numbers_that_are_no_numbers_stay_so(talk):
    assert math.isnan(talk.echo(math.nan))
    assert talk.echo([math.inf, -math.inf]) == [math.inf, -math.inf]
