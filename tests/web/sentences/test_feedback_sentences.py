from __future__ import annotations

import re

import pytest
from flask_babel import force_locale

from grader.marking.codes import CODES
from grader.marking.report import Feedback
from web.sentences import explain
from web.sentences.feedback_sentences import EXCEPTIONS, SENTENCES, SYNTAX

PARAMS = re.compile(r"%\((\w+)\)s")


@pytest.fixture
def school(school_to_read):
    return school_to_read


@pytest.fixture(params=["th", "en"])
def language(request, school):
    with school.app.test_request_context(), force_locale(request.param):
        yield request.param


def example(name):
    return Feedback(name, {param: f"<{param}>" for param in CODES[name].params})


def test_every_feedback_code_has_a_sentence_and_no_sentence_is_left_over():
    assert set(SENTENCES) == set(CODES)


@pytest.mark.parametrize("name", sorted(CODES))
def test_a_sentence_uses_only_parameters_that_its_code_has(name, language):
    assert set(PARAMS.findall(str(SENTENCES[name]))) <= set(CODES[name].params)
    assert "%(" not in explain.feedback(example(name))


@pytest.mark.parametrize("name", sorted(CODES))
def test_what_is_left_of_a_code_on_a_hidden_test_still_makes_a_sentence(name, language):
    from grader.marking.codes import hidden

    left = hidden(example(name))
    assert left is None or "%(" not in explain.feedback(left)


@pytest.mark.parametrize("text", [*EXCEPTIONS.values(), *(text for _, text in SYNTAX)], ids=str)
def test_plain_words_ask_for_no_more_than_the_line(text, language):
    assert set(PARAMS.findall(str(text))) <= {"line"}


def test_thai_sentences_are_written_in_thai(school):
    sentences = [*SENTENCES.values(), *EXCEPTIONS.values(), *(text for _, text in SYNTAX)]
    with school.app.test_request_context(), force_locale("th"):
        untranslated = [str(text) for text in sentences if not re.search("[ก-๙]", str(text))]
    assert untranslated == []


def test_a_common_exception_is_told_in_plain_words(school):
    with school.app.test_request_context(), force_locale("en"):
        told = explain.feedback(Feedback("raised", {"type": "ZeroDivisionError", "message": "division by zero"}))
    assert told == "A number is divided by zero (ZeroDivisionError)."


def test_an_exception_of_the_learners_own_is_quoted(school):
    with school.app.test_request_context(), force_locale("en"):
        told = explain.feedback(Feedback("raised", {"type": "TooPoor", "message": "100 % too\nlittle"}))
    assert told == "Python stopped with TooPoor: 100 % too little"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("if True\n    pass\n", "Line 1 needs a colon : at its end."),
        ("def f():\npass\n", "Line 2 should be indented: it belongs to the line above."),
        ("x = (1\n", "A bracket opened in line 1 is never closed."),
        ("x = 1)\n", "Line 1 closes a bracket that was never opened."),
        ("x = 'a\n", "A text in line 1 has no closing quote."),
        ("x = 1\n  y = 2\n", "Line 2 is indented, and nothing above asks for that."),
        ("print 'a'\n", "Line 1: print needs brackets, print(…)."),
        ("return 1\n", "The return in line 1 stands outside of a function."),
        ("break\n", "The break in line 1 stands outside of a loop."),
        ("x = “a”\n", "Line 1 has a sign that Python does not know; look at quotes and dashes."),
        ("1a = 2\n", "Line 1: a name cannot begin with a digit."),
    ],
)
def test_what_python_says_of_bad_syntax_is_told_in_plain_words(school, source, said):
    with pytest.raises(SyntaxError) as caught:
        compile(source, "solution.py", "exec")
    error = caught.value
    params = {
        "type": type(error).__name__,
        "message": error.msg,
        "file": "solution.py",
        "line": error.lineno,
        "column": 1,
    }
    with school.app.test_request_context(), force_locale("en"):
        assert explain.feedback(Feedback("syntax-error", params)) == said


def test_numbers_and_long_texts_are_written_for_people(school):
    with school.app.test_request_context(), force_locale("en"):
        assert explain.feedback(Feedback("timed-out", {"seconds": 2.0})).startswith("Ran longer than its limit of 2 s.")
        told = explain.feedback(Feedback("wrong-value", {"expected": "x" * 1000, "actual": "a\u200b"}))
    assert len(told) < 300
    assert told.endswith("got a⟨ZWSP⟩.")


def test_a_code_of_another_version_is_no_crash(school):
    with school.app.test_request_context(), force_locale("en"):
        assert explain.feedback(Feedback("from-the-future", {"x": 1})) == "This test does not pass yet."
