import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.exercise.pattern import MAX_POSITIONS, PatternError, compile_pattern

ATOMS = st.sampled_from(["a", "b", "ก", ".", r"\d", r"[ab]", r"[^a\]]", r"\n", r"\.", "[]a]", r"\x61", "ab", " "])
REPEATS = st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0}", "{,2}", "{2,}", "*?", "{1,2}?"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.tuples(inner, inner).map("({0[0]}|{0[1]})".format)
        | st.tuples(inner, REPEATS).map("(?:{0[0]}){0[1]}".format)
    ),
    max_leaves=8,
)
TEXTS = st.text("abcก1.] \n", max_size=8)


@given(PATTERNS, TEXTS, st.sampled_from(["", "(?i)", "(?s)", "(?si)"]))
@example("", "", "")
@example("|a", "", "")
@example("(?P<word>a)+", "aa", "")
@example("^a$|^b$", "b", "")
@example(r"\Aa\Z", "a", "")
@settings(max_examples=500)
def test_a_pattern_means_what_it_means_to_python(pattern, text, flags):
    expected = re.fullmatch(flags + pattern, text) is not None
    assert (compile_pattern(flags + pattern).first_difference(text) is None) is expected


@given(PATTERNS, TEXTS, TEXTS)
def test_nothing_before_the_first_difference_is_wrong(pattern, text, other):
    """Whatever stands behind it, a text with the same beginning differs at the same letter."""
    at = compile_pattern(pattern).first_difference(text)
    if at is not None and at < len(text):
        assert compile_pattern(pattern).first_difference(text[: at + 1] + other) == at


@pytest.mark.parametrize(
    ("pattern", "text", "difference"),
    [
        ("abc", "abd", 2),
        ("abc", "ab", 2),
        ("abc", "abcd", 3),
        ("a{3}", "aaaa", 3),
        ("", "x", 0),
        ("x", "", 0),
        (r"สวัสดี .+\n?", "สวัสดีมานี", 6),
    ],
)
def test_the_first_difference_is_where_a_person_would_point(pattern, text, difference):
    assert compile_pattern(pattern).first_difference(text) == difference


@pytest.mark.parametrize(
    "pattern", [r"(a+)+b", r"(a|a)*b", r"(.*)*b", r"(a?){50}a{50}b", r".*a.*a.*a.*a.*b", r"((a*)*)*b"]
)
def test_no_output_makes_a_comparison_hang(pattern):
    compiled = compile_pattern(pattern)
    began = time.process_time()
    assert compiled.first_difference("a" * 50_000) is not None
    assert time.process_time() - began < 30


def test_a_text_made_to_be_slow_counts_as_not_matching():
    compiled = compile_pattern("(a|b)*a(a|b){490}")
    began = time.process_time()
    assert compiled.first_difference("ab" * 100_000) is not None
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    ("pattern", "column", "message"),
    [
        ("a(", 2, "missing"),
        ("*a", 1, "nothing to repeat"),
        ("[[a]]", 1, "ambiguous"),
        ("a{1001}", 1, "more than 1000"),
        ("(?:a{100}){100}", 1, "more than 1000"),
        ("(" * 31 + ")" * 31, 32, "deep"),
        ("(" * 3000 + ")" * 3000, 1, "too large"),
        ("x" * 10_001, 10_000, "longer"),
        (r"a(?=b)", 2, "cannot be used"),
        (r"(?!b)", 1, "cannot be used"),
        (r"(?<=b)a", 1, "cannot be used"),
        (r"(a)\1", 4, "cannot be used"),
        (r"\bx", 1, "cannot be used"),
        ("a^b", 2, "middle"),
        ("(^a)", 2, "middle"),
        ("a$b", 2, "middle"),
        ("a++", 3, "second sign"),
        ("(?x)a", 1, "cannot be used"),
        ("(?#c)a", 1, "cannot be used"),
        ("(?i:a)", 1, "cannot be used"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(pattern, column, message):
    with pytest.raises(PatternError) as told:
        compile_pattern(pattern)
    assert message in f"{told.value.message} {told.value.hint}"
    assert told.value.column == column


def test_repeating_nothing_ends():
    assert compile_pattern("(){60000}(a|){3}").first_difference("aaa") is None


def test_a_large_pattern_is_still_one():
    assert compile_pattern(f"a{{{MAX_POSITIONS}}}").first_difference("a" * MAX_POSITIONS) is None
