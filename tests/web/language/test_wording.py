"""Sentences in the reader's language, with and without a server behind them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from flask_babel import force_locale

from web.language import wording

WEB = Path(wording.__file__).parents[1]


class Shouted:
    """Translations that can be told from every other."""

    def language(self) -> str:
        return "loud"

    def translated(self, message: str) -> str:
        return message.upper().replace("%(NAME)S", "%(name)s")

    def translated_plural(self, singular: str, plural: str, count: int) -> str:
        return f"{plural if count == 2 else singular}!"


@pytest.fixture
def shouted(monkeypatch):
    monkeypatch.setattr(wording, "_used", [Shouted()])


@pytest.fixture
def as_written(monkeypatch):
    monkeypatch.setattr(wording, "_used", [wording.AsWritten()])


def test_without_translations_a_sentence_is_as_it_was_written(as_written):
    assert wording.gettext("Hello %(name)s.", name="Mali") == "Hello Mali."
    assert wording.ngettext("%(num)s test", "%(num)s tests", 1) == "1 test"
    assert wording.ngettext("%(num)s test of %(of)s", "%(num)s tests of %(of)s", 0, of=2) == "0 tests of 2"
    assert wording.language() == "en"


def test_a_sentence_of_a_table_takes_the_translations_that_were_plugged_in_after_it(monkeypatch):
    monkeypatch.setattr(wording, "_used", [wording.AsWritten()])
    sentence = wording.lazy_gettext("Hello %(name)s.")
    wording.use(Shouted())
    assert sentence.filled({"name": "Mali"}) == "HELLO Mali."
    assert wording.language() == "loud"


def test_the_form_of_a_number_is_the_translations_own(shouted):
    assert wording.ngettext("%(num)s test", "%(num)s tests", 2) == "2 tests!"


def test_a_percent_sign_without_parameters_stays_as_it_is(as_written):
    assert wording.gettext("100%") == "100%"
    assert wording.lazy_gettext("100%").filled({}) == "100%"


@pytest.mark.parametrize(("language", "shown"), [("th", "ผ่านทุกข้อ"), ("en", "Every test passes.")])
def test_on_the_server_the_reader_of_the_request_decides(school, language, shown):
    with school.app.test_request_context(), force_locale(language):
        assert wording.language() == language
        assert str(wording.lazy_gettext("Every test passes.")).startswith(shown[:4])


def test_sentences_load_with_the_standard_library_alone():
    modules = "web.language.wording", "web.sentences.feedback_sentences", "web.sentences.compiler_sentences"
    program = f"import sys; sys.path.insert(0, {str(WEB.parent)!r})\nfor name in {modules}: __import__(name)"
    ended = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
