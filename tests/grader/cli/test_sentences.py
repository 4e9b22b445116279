from string import Formatter

import pytest

from grader.cli.rendering import rendered
from grader.cli.sentences import ENGLISH, SENTENCES, THAI, WORDS, language_of, sentence
from grader.marking.codes import CODES
from grader.marking.report import Feedback, Report, Status, TestResult


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_has_its_sentences():
    assert set(SENTENCES) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_both_languages_say_the_same(code):
    english, thai = SENTENCES[code]
    assert fields(english) == fields(thai) <= set(CODES[code].params)
    assert code in {"raised", "requirement-met"} or any("\u0e00" <= letter <= "\u0e7f" for letter in thai)


def test_words_are_there_in_both_languages():
    assert all(fields(english) == fields(thai) for english, thai in WORDS.values())


@pytest.mark.parametrize("language", [ENGLISH, THAI])
@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.name)
def test_every_sentence_can_be_said(code, language):
    assert sentence(Feedback(code.name, dict.fromkeys(code.params, "x")), language)


def test_a_code_of_tomorrow_is_told_as_it_is():
    assert sentence(Feedback("of-tomorrow", {"a": 1}), ENGLISH) == "of-tomorrow"


@pytest.mark.parametrize(
    ("environ", "language"),
    [({"LANG": "th_TH.UTF-8"}, THAI), ({"LC_ALL": "C", "LANG": "th_TH"}, ENGLISH), ({}, ENGLISH)],
)
def test_the_environment_names_the_language(environ, language):
    assert language_of(environ) == language


def shown(*tests: TestResult, feedback: tuple[Feedback, ...] = ()) -> str:
    return rendered(Report("a/b", "", tests, feedback=feedback), ENGLISH)


def test_what_is_true_of_all_tests_is_said_once():
    params = {"type": "SyntaxError", "message": "m", "file": "f", "line": 1, "column": 2}
    broken = Feedback("syntax-error", params)
    tests = [TestResult(name, Status.FAILED, 0, 1, True, "raised", (broken,), input="1", expected="2") for name in "ab"]
    text = shown(*tests, feedback=(broken,))
    assert text.count("SyntaxError") == 1
    assert "expected" not in text


def test_a_program_cannot_move_the_cursor():
    test = TestResult(
        "a", Status.FAILED, 0, 1, True, "exited", (Feedback("wrong-output", {}),), actual="\x1b[2J\r\x07x\ty"
    )
    assert "\x1b[2J" not in shown(test)
    assert "\r" not in shown(test)
    assert "x\ty" in shown(test)


def test_long_output_is_cut():
    test = TestResult("a", Status.FAILED, 0, 1, True, "exited", (Feedback("wrong-output", {}),), actual="x\n" * 500)
    assert 12 <= shown(test).count("x") < 40


def test_a_hint_and_the_reason_stand_below_the_test():
    waiting = TestResult(
        "b",
        Status.NOT_RUN,
        0,
        2,
        True,
        "not_started",
        (Feedback("after-failed", {"name": "a"}),),
        hint={"en": "think"},
        input="1",
    )
    lines = shown(waiting).splitlines()
    assert lines[1:3] == ["    not run: “a” has to pass first", "    hint: think"]
    assert lines[-1].endswith("0 of 2 points\x1b[0m")


def test_a_test_that_has_to_pass_first_is_called_as_its_readers_see_it():
    first = TestResult("a", Status.FAILED, 0, 1, True, "exited", title={"th": "ข้อแรก"})
    waiting = TestResult("b", Status.NOT_RUN, 0, 1, True, "not_started", (Feedback("after-failed", {"name": "a"}),))
    assert "ต้องผ่าน “ข้อแรก” ก่อน" in rendered(Report("a/b", "", (first, waiting)), THAI)
