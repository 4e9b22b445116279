"""Which voice reads a piece of text: Thai to a Thai one, code and English to an English one."""

from __future__ import annotations

import pytest
from flask_babel import force_locale

from tests.web.school import School
from web.language.spoken import language_of, spoken


@pytest.mark.parametrize(
    "text",
    [
        "ZeroDivisionError",
        "total(xs)",
        "for i in range(5):",
        "Python basics",
        'print("มะลิ")\nfor name in names: greet(name)',
    ],
)
def test_english_on_a_thai_page_is_read_as_english(text: str) -> None:
    assert language_of(text, "th") == "en"


@pytest.mark.parametrize("text", ["Python เบื้องต้น", "ม.2/3", "เด็กชายกิตติพงศ์ แสงสว่าง", 'print("สวัสดี")', "6", "[1, 2]", ""])
def test_what_a_thai_voice_can_read_is_left_to_it(text: str) -> None:
    assert language_of(text, "th") is None


@pytest.mark.parametrize("text", ["ผลรวมของรายการ", "ม.2/3", 'print("สวัสดีครับ")'])
def test_thai_on_an_english_page_is_read_as_thai(text: str) -> None:
    assert language_of(text, "en") == "th"


@pytest.mark.parametrize("text", ["Sum of a list", "total(xs)", "6", "Write ก twice", ""])
def test_an_english_page_marks_nothing_that_is_its_own(text: str) -> None:
    assert language_of(text, "en") is None


def test_a_template_gets_an_attribute_or_nothing(school: School) -> None:
    with school.app.test_request_context(), force_locale("en"):
        assert str(spoken("ผลรวม")) == ' lang="th"'
        assert str(spoken("sum")) == ""
    with school.app.test_request_context(), force_locale("th"):
        assert str(spoken("sum")) == ' lang="en"'
