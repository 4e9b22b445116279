from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.render.visible import clusters, visible, with_spaces


@given(st.text())
def test_letters_joined_again_are_the_text(text):
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("น้ำ", ["น้ำ"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩‍🏫!", ["👩‍🏫", "!"]),
        ("🇹🇭🇬🇧", ["🇹🇭", "🇬🇧"]),
        ("👍🏽", ["👍🏽"]),
        ("a\r\nb", ["a", "\r\n", "b"]),
        ("\n\u0301", ["\n", "\u0301"]),
        ("", []),
    ],
)
def test_a_letter_is_what_a_reader_sees_as_one(text, letters):
    assert list(clusters(text)) == letters


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("\x1b[31m", "␛[31m"),
        ("\x7f", "␡"),
        ("x\u200by", "x⟨ZWSP⟩y"),
        ("x\u034fy", "x⟨CGJ⟩y"),
        ("\ufeffprint", "⟨BOM⟩print"),
        ("\u202eevil", "⟨U+202E⟩evil"),
        ("\ud800", "⟨U+D800⟩"),
        ("ที่\tนี่\n", "ที่\tนี่\n"),
        ("👩‍🏫", "👩‍🏫"),
    ],
)
def test_nothing_stays_unseen(text, shown):
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_what_is_shown_has_no_control_characters(text):
    assert all(letter >= " " or letter in "\n\t" for letter in visible(text))


def test_spaces_can_be_drawn():
    assert with_spaces("a b\t\n") == "a·b→⏎"
