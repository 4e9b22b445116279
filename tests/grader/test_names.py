from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.names import LONGEST_KEY, sort_key, tidy

THAI_IN_ORDER = [
    "กนก",
    "กมล",
    "กานต์",
    "เกษม",
    "แก้ว",
    "ไก่",
    "ขจร",
    "จันทร์",
    "เจน",
    "ใจ",
    "ชัย",
    "ดวงใจ",
    "ธนา",
    "เธียร",
    "น้ำฝน",
    "ปิติ",
    "พร",
    "มานะ",
    "มานี",
    "เมธา",
    "วีระ",
    "ไวพจน์",
    "สมศรี",
    "แสง",
    "อนันต์",
    "เอก",
]
"""As in a Thai dictionary: a leading vowel counts after its consonant."""


def test_thai_names_come_in_the_order_of_the_dictionary():
    assert sorted(set(THAI_IN_ORDER), key=sort_key) == THAI_IN_ORDER


def test_code_points_alone_would_order_them_wrongly():
    assert sorted(THAI_IN_ORDER) != THAI_IN_ORDER


def test_tone_marks_decide_only_between_words_that_are_otherwise_the_same():
    assert sorted(["ก้าน", "กาย", "กาน"], key=sort_key) == ["กาน", "ก้าน", "กาย"]


def test_english_names_come_without_regard_to_case_and_accents_and_before_thai():
    assert sorted(["มานะ", "Zoe", "émile", "Eva", "adam"], key=sort_key) == ["adam", "émile", "Eva", "Zoe", "มานะ"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("  สมศรี   ใจดี ", "สมศรี ใจดี"),
        ("สมศรี\u200bใจดี", "สมศรีใจดี"),
        ("สมศรี\u00a0ใจดี", "สมศรี ใจดี"),
        ("A\0B\x07", "AB"),
        ("\ufeffMana", "Mana"),
        ("\udcff", ""),
        ("Jose\u0301", "José"),
    ],
)
def test_a_tidy_name_has_one_form(raw, name):
    assert tidy(raw) == name


@given(st.text(st.characters(), max_size=200))
def test_any_text_has_a_key_that_a_database_takes(text):
    key = sort_key(text)
    assert len(key) <= LONGEST_KEY
    assert "\0" not in key
    key.encode()


@given(st.text(st.characters(), max_size=60))
def test_tidying_twice_changes_nothing_more(text):
    assert tidy(tidy(text)) == tidy(text)
