"""The words of the catalogue: in both languages, with the parameters that their causes have, and fit for a phone."""

from __future__ import annotations

import re

import pytest
from flask_babel import force_locale

from grader.explanations.catalogue import CAUSES
from web.explanations.catalogue import WORDS
from web.explanations.pieces import Piece, pieces, plain
from web.explanations.types import TYPES

PARAMS = re.compile(r"%\((\w+)\)s")
LONGEST_SENTENCE = 190
LONGEST_CODE_LINE = 52


@pytest.fixture(params=["th", "en"])
def language(request, school):
    with school.app.test_request_context(), force_locale(request.param):
        yield request.param


def test_sentences_ask_only_for_what_their_cause_has(language):
    for code, words in WORDS.items():
        for sentence in (words.what, words.why):
            text = str(sentence)
            assert set(PARAMS.findall(text)) <= {*CAUSES[code].params, "line"}, code
            assert text.count("`") % 2 == 0, code
            shown = plain(pieces(text, {"line": 1, **dict.fromkeys(CAUSES[code].params, "x")}))
            assert "%(" not in shown, code
            assert len(shown) <= LONGEST_SENTENCE, code


def test_no_sentence_begins_with_code_that_gets_a_capital(language):
    for code, words in WORDS.items():
        for sentence in (words.what, words.why):
            first = pieces(str(sentence), {"line": 1, **dict.fromkeys(CAUSES[code].params, "x")})[0]
            assert first.is_code or not re.match(r"[\w.]+\(", first.text), code


def test_every_sentence_is_written_in_thai(school):
    sentences = [text for words in WORDS.values() for text in (words.what, words.why)]
    with school.app.test_request_context(), force_locale("th"):
        untranslated = [str(text) for text in (*sentences, *TYPES.values()) if not re.search("[ก-๙]", str(text))]
    assert untranslated == []


def test_an_example_is_tiny():
    for code, words in WORDS.items():
        for program in (words.wrong, words.right):
            lines = program.splitlines()
            assert len(lines) <= 8, code
            assert max(map(len, lines)) <= LONGEST_CODE_LINE, code
        assert words.wrong != words.right or code == "own-file-like-module"


def test_code_in_a_sentence_is_told_apart_from_its_words(school):
    with school.app.test_request_context(), force_locale("en"):
        found = pieces("there is no `%(name)s` in %(type)s", {"name": "a`b<c", "type": "list"})
    assert found == (Piece("There is no "), Piece("ab<c", is_code=True), Piece(" in a list"))


def test_a_type_of_the_learners_own_stands_as_code(school):
    with school.app.test_request_context(), force_locale("en"):
        found = pieces("%(type)s has nothing", {"type": "Dog"})
    assert found == (Piece("Dog", is_code=True), Piece(" has nothing"))
