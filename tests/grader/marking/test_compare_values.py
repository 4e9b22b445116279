import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exercise.model import Compare
from grader.marking.compare_values import compare_values
from sandbox.values import Instance
from tests.grader.strategies import VALUES

NAN = float("nan")
PAIR = Instance("Pair", ("Pair", "tuple"), "Pair(a=1, b=2)", (1, 2))
OBJECT = Instance("Account", ("Account",), "<Account object>")


def same(expected, actual, how=None, tolerance=None):
    return compare_values(how, expected, actual, tolerance).matches


@pytest.mark.parametrize(
    ("expected", "actual", "answer"),
    [
        (1, True, True),
        (1, 1.0, True),
        ([1, 2], (1, 2), False),
        ("6", 6, False),
        (NAN, float("nan"), True),
        ([NAN, 1], [float("nan"), 1], True),
        (NAN, 1.0, False),
        (1.0, NAN, False),
        (0.3, 0.1 + 0.2, False),
        ({(0, 0), (3, 3)}, {(3, 3), (0, 0)}, True),
        ({"a": [1]}, {"a": [1]}, True),
        ([10**5000], [10**5000], True),
        ([10**5000], [1.0], False),
        ((1, 2), PAIR, True),
        ([(1, 2)], [PAIR], True),
        (OBJECT, OBJECT, False),
        (None, OBJECT, False),
        (b"x", bytearray(b"x"), True),
        ("ก" + "\u0e33", "ก" + "\u0e4d\u0e32", False),
    ],
)
def test_values_are_equal_as_python_says(expected, actual, answer):
    assert same(expected, actual) is answer


@given(VALUES, VALUES)
def test_nothing_else_than_equality_decides(expected, actual):
    assert same(expected, actual) is (expected == actual)


@given(VALUES)
def test_every_value_equals_itself_in_every_way(value):
    for how in (None, Compare.EXACT, Compare.STRICT, Compare.UNORDERED):
        assert same(value, value, how)


@pytest.mark.parametrize(
    ("expected", "actual", "answer"),
    [(True, 1, False), (1, 1.0, False), ([1], [True], False), ((1, 2), PAIR, False), ({1: "a"}, {1: "a"}, True)],
)
def test_strict_asks_for_the_same_types(expected, actual, answer):
    assert same(expected, actual, Compare.STRICT) is answer


@pytest.mark.parametrize(
    ("expected", "actual", "tolerance", "answer"),
    [
        (1.0, 1.09, 0.1, True),
        (1.0, 1.2, 0.1, False),
        ([1, {"x": 2.0}], [1, {"x": 2.05}], 0.1, True),
        ([1.0], [1.0, 2.0], 0.1, False),
        ({"x": 1.0}, {"x": 1.0, "y": 1.0}, 0.1, False),
        ({"x": 1.0}, {"y": 1.0}, 0.1, False),
        (10**400, 1.0, 0.1, False),
        (float("inf"), float("inf"), 0.1, True),
        (1 + 1j, 1 + 1.01j, 0.1, True),
        (1.0, True, 0.1, True),
        (1.0, "1.0", 0.1, False),
        (NAN, NAN, 0.1, True),
    ],
)
def test_numbers_inside_may_be_off_by_the_tolerance(expected, actual, tolerance, answer):
    assert same(expected, actual, tolerance=tolerance) is answer


@pytest.mark.parametrize(
    ("expected", "actual", "path"),
    [
        ([1, 2, 3], [1, 5, 3], "[1]"),
        ([1, 2], [1, 2, 3], "[2]"),
        ({"a": [1, 2]}, {"a": [1, 3]}, "['a'][1]"),
        ({"a": 1}, {}, "['a']"),
        ({"a": 1}, {"a": 1, "b": 2}, ""),
        ((1, 2), [1, 2], ""),
        (1, 2, ""),
    ],
)
def test_the_way_to_the_first_difference_is_told(expected, actual, path):
    assert compare_values(None, expected, actual).path == path


@given(st.lists(VALUES, max_size=5), st.randoms())
def test_unordered_takes_any_order(items, random):
    mixed = list(items)
    random.shuffle(mixed)
    assert same(items, mixed, Compare.UNORDERED)
    assert same(tuple(items), tuple(mixed), Compare.UNORDERED)


@pytest.mark.parametrize(
    ("expected", "actual", "tolerance", "answer"),
    [
        ([1, 1, 2], [1, 2, 2], None, False),
        ([1, 2], [1], None, False),
        ([1], [1, 1], None, False),
        ([1], (1,), None, False),
        ([1.0, 2.0], [2.01, 1.01], 0.1, True),
        ([1.0, 2.0], [2.5, 1.0], 0.1, False),
        ([[NAN], {"a": {1}}, bytearray(b"x")], [b"x", {"a": {1}}, [NAN]], None, True),
        ({1, 2}, {2, 1}, None, True),
        (["a", 1.0], [1.05, "a"], 0.1, False),
    ],
)
def test_unordered_counts_the_members(expected, actual, tolerance, answer):
    assert same(expected, actual, Compare.UNORDERED, tolerance) is answer


def test_values_made_to_collide_do_not_slow_the_comparison_down():
    step = 2**61 - 1
    hostile = [step * n for n in range(20_000)]
    began = time.process_time()
    assert not same([1, 2, 3], hostile, Compare.UNORDERED)
    assert not same(list(range(20_000)), hostile, Compare.UNORDERED)
    assert time.process_time() - began < 30


def test_a_key_that_python_would_not_write_is_told_all_the_same():
    found = compare_values(None, {10**5000: 1}, {10**5000: 2})
    assert not found.matches
    assert found.path.startswith("[0x")
