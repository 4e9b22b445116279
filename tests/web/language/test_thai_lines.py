"""Lines of Thai end between words, and what nobody sees changes nothing that anybody reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.language import catalogues
from web.language.thai_lines import PAIRS, WORDS, as_written, held_together
from web.practice.pages import environment

JOINER, BREAK, SPACE = "\N{COMBINING GRAPHEME JOINER}", "\N{ZERO WIDTH SPACE}", "\N{NO-BREAK SPACE}"
TEXTS = st.lists(st.sampled_from([*WORDS, *PAIRS, " ๆ", "`", "a", " ", "ก", "เ", "่", "%(name)s"])).map(
    lambda pieces: "".join(piece.replace("-", "") for piece in pieces)
)


def test_a_word_that_browsers_divide_is_joined() -> None:
    assert held_together("ไพทอน") == f"ไพ{JOINER}ทอน"


def test_beside_other_words_a_line_may_end_before_it_and_after_it() -> None:
    assert held_together("จากลิสต์ว่าง") == f"จาก{BREAK}ลิ{JOINER}สต์{BREAK}ว่าง"


def test_words_that_would_be_read_as_others_are_told_apart() -> None:
    assert held_together("อาจมีลูป") == f"อาจ{BREAK}มี{BREAK}ลูป"


def test_what_repeats_a_word_stands_on_its_line() -> None:
    assert held_together("เลขน้อย ๆ สามตัว") == f"เลขน้อย{SPACE}ๆ สามตัว"


def test_what_stands_as_code_in_a_sentence_stays_as_it_is() -> None:
    assert held_together("พิมพ์ `ลิสต์ ๆ` ในลิสต์") == f"พิมพ์ `ลิสต์ ๆ` ใน{BREAK}ลิ{JOINER}สต์"


@given(TEXTS)
def test_it_reads_as_before_and_twice_is_as_once(text: str) -> None:
    held = held_together(text)
    assert as_written(held) == text
    assert held_together(held) == held


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_pages_say_the_sentences_of_the_catalogue(language: str) -> None:
    shown = catalogues.for_pages(language)
    for message in catalogues.read(language):
        if message.id:
            found = shown.get(message.id)
            assert found is not None
            assert as_written(str(found.string)) == as_written(str(message.string))


def test_only_thai_holds_anything_that_is_not_seen() -> None:
    said = {language: str([message.string for message in catalogues.for_pages(language)]) for language in ("th", "en")}
    assert repr(JOINER)[1:-1] in said["th"]
    assert repr(JOINER)[1:-1] not in said["en"]


def test_an_authors_words_are_held_together_on_pages_made_in_the_browser_too() -> None:
    page = environment().from_string("{{ name | held }}")
    assert page.render(name="เลขน้อย ๆ") == f"เลขน้อย{SPACE}ๆ"
