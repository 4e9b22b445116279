from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.render.comparison import CONTEXT_LINES, LONG_LINES, MOST_CHARACTERS, compare
from web.render.look_alike import look_alike, spelled
from web.render.visible import clusters, visible


def sides(expected: str, actual: str) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    found = compare(expected, actual)
    return (
        (found.expected.before, found.expected.differs, found.expected.after),
        (found.actual.before, found.actual.differs, found.actual.after),
    )


@pytest.mark.parametrize(
    ("expected", "actual", "marked"),
    [
        ("6", "5", (("", "6", ""), ("", "5", ""))),
        ("[1, 2, 3]", "[1, 3]", (("[1, ", "2, ", "3]"), ("[1, ", "", "3]"))),
        ("สวัสดี มานี", "สวัสดี มานะ", (("สวัสดี มา", "นี", ""), ("สวัสดี มา", "นะ", ""))),
        ("น้ำ", "นำ", (("", "น้ำ", ""), ("", "นำ", ""))),
        ("a\nb\nc\n", "a\nx\nc\n", (("a\n", "b", "\nc\n"), ("a\n", "x", "\nc\n"))),
    ],
)
def test_the_first_difference_is_marked_in_both(expected, actual, marked):
    assert sides(expected, actual) == marked


def test_a_thai_letter_is_never_cut_in_the_middle():
    found = compare("ที่บ้าน", "ที้บ้าน")
    assert (found.expected.differs, found.actual.differs) == ("ที่", "ที้")


def test_only_the_first_line_that_differs_is_marked():
    found = compare("1\n2\n3\n", "1\nx\ny\n")
    assert (found.line, found.actual.differs, found.actual.after) == (2, "x", "\ny\n")


def test_spaces_are_drawn_where_they_are_the_difference():
    found = compare("1 2\n", "1  2\n")
    assert found.only_spaces
    assert (found.expected.differs, found.actual.differs) == ("", "·")
    assert found.expected.missing


def test_a_missing_line_end_is_drawn():
    found = compare("7\n", "7")
    assert found.only_spaces
    assert found.expected.differs == "⏎\n"
    assert found.actual.missing


def test_spaces_at_the_edge_of_a_difference_are_drawn():
    assert compare("a b", "a  c").actual.differs == "·c"


def test_equal_texts_have_no_mark():
    found = compare("same", "same")
    assert (found.line, found.expected.differs, found.actual.differs) == (None, "", "")


def test_a_long_text_begins_shortly_before_its_difference():
    same = "".join(f"{number}\n" for number in range(500))
    found = compare(same + "a", same + "b")
    assert found.expected.skipped_lines == 500 - CONTEXT_LINES
    assert found.line == 501
    assert found.actual.before.startswith(f"{500 - CONTEXT_LINES}\n")


def test_a_text_that_is_seen_at_one_glance_is_shown_from_its_beginning():
    same = "".join(f"{number}\n" for number in range(LONG_LINES - 1))
    assert compare(same + "a", same + "b").expected.skipped_lines == 0
    assert compare("first\n" + same + "a", "first\n" + same + "b").expected.skipped_lines == LONG_LINES - CONTEXT_LINES


def test_an_endless_output_is_cut_and_says_so():
    found = compare("x", "y" * (MOST_CHARACTERS + 1))
    assert found.actual.cut
    assert len(found.actual.differs) == MOST_CHARACTERS


def test_invisible_letters_in_a_difference_have_names():
    assert compare("ab", "a\u200bb").actual.differs == "⟨ZWSP⟩"


LINES = st.text(st.sampled_from("ab \tกำ่\n"), max_size=24)


@given(LINES, LINES)
def test_the_pieces_are_the_text(expected, actual):
    for marked, whole in zip(sides(expected, actual), (expected, actual), strict=True):
        drawn = "".join(marked)
        plain = drawn.replace("⏎\n", "\n").replace("·", " ").replace("→", "\t")
        assert plain == visible(whole)


@given(LINES, LINES)
def test_a_difference_is_marked_exactly_when_there_is_one(expected, actual):
    found = compare(expected, actual)
    assert bool(found.expected.differs or found.actual.differs) == (list(clusters(expected)) != list(clusters(actual)))


def test_a_difference_that_does_not_matter_is_passed_over():
    found = compare("a\nb\n", "a \nx\n", first_line=2)
    assert (found.line, found.expected.before, found.actual.before, found.actual.differs) == (2, "a\n", "a \n", "x")


FAMILY, SCOTLAND, THAILAND, KEYCAP = "👨\u200d👩\u200d👧", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇹🇭", "5\ufe0f\u20e3"


@pytest.mark.parametrize("sign", [FAMILY, SCOTLAND, THAILAND, KEYCAP, "👍🏽", "ที่", "ปั้", "é", "น้ำ", "각"])
def test_what_is_seen_as_one_sign_is_marked_as_one(sign):
    found = compare(f"ab{sign}c", "abxc")
    assert (found.expected.before, found.expected.differs, found.expected.after) == ("ab", sign, "c")


def test_two_flags_are_two_signs():
    found = compare("🇹🇭🇱🇦", "🇹🇭🇻🇳")
    assert (found.expected.differs, found.actual.differs) == ("🇱🇦", "🇻🇳")


SIGNS = st.lists(
    st.sampled_from(
        [FAMILY, SCOTLAND, THAILAND, "🇱🇦", KEYCAP, "👍🏽", "👍", "ที่", "ที", "น้ำ", "เ", "แ", "é", "é", "a", " ", "\u200b"]
    ),
    max_size=8,
).map("".join)


@given(SIGNS, SIGNS)
def test_no_sign_is_ever_cut_in_two(expected, actual):
    for pieces, whole in zip(sides(expected, actual), (expected, actual), strict=True):
        shown = [list(clusters(piece.replace("·", " "))) for piece in pieces]
        assert [sign for piece in shown for sign in piece] == list(clusters(visible(whole)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("แม่", "เเม่"), ("น้ำ", "น\u0e49\u0e4d\u0e32"), ("é", "e\u0301"), ("cat", "саt"), ("กี่", "ก\u0e48\u0e35")],
)
def test_what_looks_alike_and_is_not_is_spelled(one, other):
    assert look_alike(one, other)
    found = compare(one, other)
    assert found.alike
    assert found.alike[0] != found.alike[1]


@pytest.mark.parametrize(("one", "other"), [("แม่", "แม"), ("a", "A"), ("1", "l"), ("same", "same"), ("a", "a ")])
def test_what_can_be_seen_to_differ_is_not_spelled(one, other):
    assert not look_alike(one, other)
    assert compare(one, other).alike is None


def test_a_mark_is_spelled_on_a_circle_and_a_long_text_is_cut():
    assert spelled("ก่") == "ก (U+0E01) + ◌่ (U+0E48)"
    assert spelled("x" * 9).endswith(" …")


@given(st.text(max_size=40), st.text(max_size=40))
def test_looking_alike_goes_both_ways_and_never_for_one_text(one, other):
    assert look_alike(one, other) == look_alike(other, one)
    assert not look_alike(one, one)
