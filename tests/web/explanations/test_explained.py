"""What a report's reader is told of a program that stopped: by the pupil's own files, and never by a hidden input."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st

from grader.explanations.catalogue import CAUSES
from grader.explanations.find import GENERAL, RULES
from grader.marking.codes import feedback
from grader.marking.report import Feedback, Report, Status, TestResult
from grader.marking.visibility import seen_by_student
from web.explanations.explained import Explained, Explainer
from web.render.result import result

SOURCE = {"solution.py": "age = input()\nprint(age + 1)\n"}
RAISED = (
    feedback("raised", type="TypeError", message='can only concatenate str (not "int") to str'),
    feedback("at-line", file="solution.py", line=2, text="print(age + 1)"),
)


@pytest.fixture(autouse=True)
def english(school):
    with school.app.test_request_context(), force_locale("en"):
        yield


def a_test(*told: Feedback, public: bool = True, **more: Any) -> TestResult:
    return TestResult("one", Status.FAILED, 0, 1, public=public, outcome="raised", feedback=told, **more)


def of(*told: Feedback, files: dict[str, str] | None = None, main: str = "solution.py") -> Explained | None:
    return Explainer(SOURCE if files is None else files, main).of(told)


def test_an_exception_is_explained_with_its_line_and_the_name_in_it():
    found = of(*RAISED)
    assert found is not None
    assert (found.code, found.file, found.line, found.source) == ("input-is-text", "solution.py", 2, "print(age + 1)")
    assert found.sentence == "age is a text, because input() always gives text (line 1)."
    assert [one.text for one in found.what if one.is_code] == ["age", "input()"]
    assert found.original == 'TypeError: can only concatenate str (not "int") to str'


def test_the_line_that_mends_an_example_is_told_apart():
    found = of(*RAISED)
    assert found is not None
    assert found.mended == [("age = int(input())", True), ("print(age + 1)", False)]


def test_without_the_files_the_message_alone_is_explained():
    found = of(*RAISED, files={})
    assert found is not None
    assert (found.code, found.source) == ("text-plus-number", "")


def test_a_program_that_did_not_end_is_explained_by_its_loop():
    files = {"solution.py": "i = 0\nwhile i < 3:\n    print(i)\n"}
    found = of(feedback("timed-out", seconds=2), files=files)
    assert found is not None
    assert (found.code, found.line, found.is_end) == ("condition-never-changes", 2, True)


@pytest.mark.parametrize("code", ["timed-out", "output-limit", "out-of-memory"])
def test_a_limit_without_a_loop_in_sight_is_explained_all_the_same(code):
    params = {"timed-out": {"seconds": 2}, "output-limit": {"kib": 256}, "out-of-memory": {"mib": 128}}[code]
    found = of(feedback(code, **params), files={"solution.py": "import solution"})
    assert found is not None
    assert CAUSES[found.code].is_general


def test_another_languages_exceptions_are_not_explained_as_pythons():
    assert of(feedback("timed-out", seconds=2), files={"main.c": "while (1) {}"}, main="main.c") is None


def test_a_wrong_answer_has_no_explanation():
    assert of(feedback("wrong-output")) is None


def test_an_exception_that_nobody_knows_is_told_as_it_is():
    told = feedback("raised", type="Exotic", message="x")
    shown = result(Report("a/b", "r", (a_test(told), replace(a_test(), status=Status.PASSED))), "en", files=SOURCE)
    assert (shown.tests[0].explained, shown.tests[0].sentences) == (None, ("Python stopped with Exotic: x",))


def test_what_is_explained_is_not_said_twice_and_marks_its_line():
    passed = replace(a_test(), status=Status.PASSED, points=1)
    shown = result(Report("a/b", "r", (a_test(*RAISED), passed)), "en", files=SOURCE)
    assert shown.tests[0].sentences == ()
    assert shown.place
    assert (shown.place.line, shown.place.words) == (2, shown.tests[0].explained.sentence)


def test_what_goes_for_every_test_is_explained_once_above_them():
    shown = result(Report("a/b", "r", (a_test(*RAISED), a_test(*RAISED))), "en", files=SOURCE)
    assert shown.sentence.startswith("Line 2: age is a text")
    assert shown.explained
    assert [one.explained for one in shown.tests] == [None, None]


def test_where_the_line_differs_each_test_has_its_own_explanation():
    other = feedback("at-line", file="solution.py", line=1, text="age = input()")
    shown = result(Report("a/b", "r", (a_test(*RAISED), a_test(RAISED[0], other))), "en", files=SOURCE)
    assert shown.explained is None
    assert [one.explained.line for one in shown.tests] == [2, 1]


def test_a_limit_says_how_it_ended_and_then_why():
    files = {"solution.py": "while True:\n    pass\n"}
    test = replace(a_test(feedback("timed-out", seconds=2), input="5\n"), outcome="timed_out")
    passed = replace(a_test(), status=Status.PASSED, points=1)
    shown = result(Report("a/b", "r", (test, passed)), "en", files=files).tests[0]
    assert shown.sentences == ("Ran longer than its limit of 2 s. A loop may never end.",)
    assert shown.explained.code == "while-true-without-break"
    assert shown.input.before == "5\n"


SECRET = st.text("hidden0123456789", min_size=6, max_size=12)


@given(kind=st.sampled_from(sorted({*RULES, *GENERAL})), ours=SECRET, theirs=SECRET, line=st.integers(1, 2))
def test_a_hidden_tests_explanation_is_the_same_whatever_its_input(kind, ours, theirs, line):
    def told(secret: str) -> Explained | None:
        raised = feedback("raised", type=kind, message=f"invalid literal for int() with base 10: '{secret}'")
        at = feedback("at-line", file="solution.py", line=line, text=secret)
        test = a_test(raised, at, public=False, input=secret, actual=secret, traceback=secret)
        seen = seen_by_student(Report("a/b", "r", (test,))).tests[0]
        found = Explainer(SOURCE, "solution.py").of(seen.feedback)
        assert found is None or secret not in repr(found)
        return found

    found = told(ours)
    assert found == told(theirs)
    assert found is None or (found.line, found.source, found.original) == (0, "", "")
    assert found is None or not CAUSES[found.code].params


def test_a_hidden_test_is_explained_by_the_kind_of_its_exception():
    seen = seen_by_student(Report("a/b", "r", (a_test(*RAISED, public=False),)))
    found = result(seen, "en", files=SOURCE).tests[0].explained
    assert found is not None
    assert found.code == "type-general"


def test_a_loop_without_end_is_explained_on_a_hidden_test_too_for_it_is_the_pupils_own():
    files = {"solution.py": "while True:\n    pass\n"}
    seen = seen_by_student(Report("a/b", "r", (a_test(feedback("timed-out", seconds=2), public=False),)))
    found = Explainer(files, "solution.py").of(seen.tests[0].feedback)
    assert found is not None
    assert (found.code, found.line) == ("while-true-without-break", 1)
