import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exercise.model import Compare
from grader.marking.compare import compare_text, lines, numbers, pattern, tokens, unordered

TEXTS = st.text("ab1. \n\tก", max_size=12)
WAYS = st.sampled_from([None, *(one for one in Compare if one is not Compare.PATTERN)])


def answer(how, expected, actual, tolerance=None):
    return compare_text(how, expected, actual, tolerance).matches


@pytest.mark.parametrize(
    ("how", "expected", "actual", "same"),
    [
        (None, "7\n", "7", True),
        (None, "7\n", "7  \n\n\n", True),
        (None, "7\n", "\n7\n", False),
        (None, "a\nb\n", "a\r\nb\r\n", True),
        (None, "a b", "a  b", False),
        (None, "", "\n", True),
        (None, "", "x", False),
        (Compare.STRICT, "a\n", "a", True),
        (Compare.LINES, "สวัสดี\n", "สวัสดี", True),
        (Compare.EXACT, "7\n", "7", False),
        (Compare.EXACT, "7\n", "7\n", True),
        (Compare.TOKENS, "1 2\n3\n", "1\n2\t3", True),
        (Compare.TOKENS, "1 2", "12", False),
        (Compare.TOKENS, "1 2", "1 2 3", False),
        (Compare.TOKENS, "1 2 3", "1 2", False),
        (Compare.NUMBERS, "7", "the answer is 7.0 baht", True),
        (Compare.NUMBERS, "7 8", "7", False),
        (Compare.NUMBERS, "7", "7 8", False),
        (Compare.NUMBERS, "+7 .5 1e3", "7 0.50 1000", True),
        (Compare.NUMBERS, "12345678901234567890", "12345678901234567891", False),
        (Compare.NUMBERS, "1", "1e999999", False),
        (Compare.UNORDERED, "a\nb\n", "b\na", True),
        (Compare.UNORDERED, "a\na\nb", "a\nb\nb", False),
        (Compare.UNORDERED, "a\nb", "a", False),
        (Compare.UNORDERED, "a", "a\n\n", True),
        (Compare.PATTERN, r"\d+\n?", "42\n", True),
        (Compare.PATTERN, r"\d+", "42 ", False),
    ],
)
def test_texts_agree_as_the_guide_says(how, expected, actual, same):
    assert answer(how, expected, actual) is same


@pytest.mark.parametrize(
    ("expected", "actual", "tolerance", "same"),
    [
        ("1.5", "1.45", 0.1, True),
        ("1.5", "1.3", 0.1, False),
        ("0.3", "0.30000000000000004", 1e-9, True),
        ("1", "1e999999", 1e9, False),
        ("-2", "2", 3.9, False),
        ("-2", "2", 4.0, True),
    ],
)
def test_a_tolerance_is_how_far_a_number_may_be_off(expected, actual, tolerance, same):
    assert numbers(expected, actual, tolerance).matches is same


@pytest.mark.parametrize(
    ("comparison", "expected", "actual", "place"),
    [
        (lines, "a\nbcd\n", "a\nbxd\n", (2, 2, "bcd", "bxd")),
        (lines, "a\nb\n", "a", (2, 1, "b", "")),
        (lines, "a", "a\nb", (2, 1, "", "b")),
        (lines, "ab", "abc", (1, 3, "ab", "abc")),
        (tokens, "1 2 3", "1\n 4 3", (2, 2, "2", " 4 3")),
        (tokens, "1 2", "1", (1, 2, "2", "1")),
        (numbers, "1 2", "x 1\ny 3 z", (2, 3, "2", "y 3 z")),
        (unordered, "a\nb", "b\nc\n", (2, 1, "", "c")),
        (unordered, "a\nb", "b\n", (2, 1, "a", "")),
        (pattern, "ab+\nc", "abb\nd", (2, 1, "", "d")),
    ],
)
def test_the_first_difference_is_told(comparison, expected, actual, place):
    found = comparison(expected, actual)
    assert not found.matches
    assert (found.line, found.column, found.expected, found.actual) == place


@given(WAYS, TEXTS)
def test_every_text_agrees_with_itself(how, text):
    assert answer(how, text, text)


@given(WAYS, TEXTS, TEXTS)
def test_a_looser_comparison_accepts_whatever_a_stricter_one_does(how, expected, actual):
    if answer(Compare.EXACT, expected, actual):
        assert answer(how, expected, actual)
    if answer(Compare.LINES, expected, actual):
        for looser in (Compare.TOKENS, Compare.NUMBERS, Compare.UNORDERED):
            assert answer(looser, expected, actual)
    if answer(Compare.TOKENS, expected, actual):
        assert answer(Compare.NUMBERS, expected, actual)


@given(WAYS, TEXTS, TEXTS)
def test_a_difference_points_into_the_text_or_at_its_end(how, expected, actual):
    found = compare_text(how, expected, actual)
    if not found.matches:
        shown = [*actual.replace("\r\n", "\n").split("\n"), ""]
        last = max(len(shown), len(expected.split("\n")) + 1)
        assert 1 <= found.line <= last
        assert 1 <= found.column <= max(map(len, [*shown, expected])) + 1


@pytest.mark.parametrize("how", [None, *(one for one in Compare if one is not Compare.PATTERN)])
def test_a_long_output_is_compared_quickly(how):
    text = "1234 ก" * 20_000 + "\n" * 20_000
    began = time.process_time()
    assert not answer(how, text, text + "5")
    assert time.process_time() - began < 30
