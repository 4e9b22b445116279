"""What a page lists of tests that read the code: requirements with their signs, remarks with their lines."""

from __future__ import annotations

import pytest
from flask import render_template_string
from flask_babel import force_locale

from grader.marking.codes import feedback
from grader.marking.report import Feedback, Report, Status, TestResult
from sandbox.structure.rules import Rule, rule_to_json
from web.render.result import result
from web.sentences import explain
from web.sentences.code_remarks import Remark, Requirement, is_listed, remarks, requirements

LOOP = rule_to_json(Rule("loop"))
NO_SUM = rule_to_json(Rule("call", "sum", any_name=False, forbidden=True))
FUNCTION = rule_to_json(Rule("function", "f", any_name=False, parameters=("xs",)))
PAGE = '{% import "shared/report.html" as reports with context %}{{ reports.report(shown) }}'


@pytest.fixture(params=["en", "th"])
def language(request, school):
    with school.app.test_request_context(), force_locale(request.param):
        yield request.param


@pytest.fixture
def english(school):
    with school.app.test_request_context(), force_locale("en"):
        yield "en"


def finding(
    line: int, rule: str = "E225", message: str = "Missing whitespace around operator", file: str = "s.py"
) -> Feedback:
    return feedback("style-finding", rule=rule, message=message, file=file, line=line, column=1)


def a_test(*told: Feedback, status: Status = Status.FAILED, max_points: int = 1, public: bool = True) -> TestResult:
    points = max_points if status is Status.PASSED else 0
    return TestResult("built", status, points, max_points, public, "exited", feedback=told)


def shown(*tests: TestResult, language: str = "en"):
    return result(Report("a/b", "sha256:1", tests), language, "s.py")


def test_each_requirement_has_its_sign_its_words_and_where_it_is(english):
    told = [
        feedback("requirement-met", rule=LOOP, seen_line=3),
        feedback("requirement-met", rule=NO_SUM, seen_line=0),
        feedback("requirement-broken", rule=NO_SUM, file="s.py", line=4, text="return sum(xs)"),
        feedback("requirement-broken", rule=NO_SUM, file="other.py", line=4, text="sum(xs)"),
        feedback("requirement-nearly", rule=FUNCTION, actual="f(a)", file="s.py", line=1),
        feedback("requirement-missing", rule=LOOP),
        feedback("requirement-count", rule=LOOP, count=2),
        feedback("requirement-no-scope", rule=LOOP, name="total"),
    ]
    assert requirements(told, "en", "s.py") == (
        Requirement(True, "Use a loop (for or while)", "line\u00a03"),
        Requirement(True, "Do not call sum()", ""),
        Requirement(False, "Do not call sum()", "line\u00a04", "return sum(xs)"),
        Requirement(False, "Do not call sum()", "other.py, line 4", "sum(xs)"),
        Requirement(False, "Define a function f(xs)", "line\u00a01", "f(a)"),
        Requirement(False, "Use a loop (for or while)", "not in the code yet"),
        Requirement(False, "Use a loop (for or while)", "there: 2"),
        Requirement(False, "Use a loop (for or while)", "there is no total in the code yet"),
    )


def test_one_remark_is_made_once_for_all_its_lines(english):
    told = [
        finding(1),
        finding(4, "F401", "`os` imported but unused"),
        finding(7),
        finding(7),
        feedback("style-more", count=5),
    ]
    assert remarks(told, "en", "s.py") == (
        Remark("line\u00a01, 7", "Put a space on both sides of an operator, as in a = b.", "E225"),
        Remark("line\u00a04", "os is imported and never used.", "F401"),
        Remark("", "And 5 more remarks.", ""),
    )


def test_remarks_on_several_files_name_the_file(english):
    told = remarks([finding(1), finding(1, file="tools.py")], "en", "s.py")
    assert [one.where for one in told] == ["line\u00a01", "tools.py, line 1"]


def test_what_is_listed_is_not_said_twice(english):
    one = shown(
        a_test(feedback("requirement-missing", rule=LOOP), feedback("requirement-met", rule=NO_SUM, seen_line=0))
    ).tests[0]
    assert (one.sentences, len(one.requirements), one.has_more) == ((), 2, True)
    assert not is_listed(feedback("timed-out", seconds=2))


def test_the_line_to_mark_is_that_of_what_is_wrong(english):
    told = (
        feedback("requirement-met", rule=LOOP, seen_line=2),
        feedback("requirement-broken", rule=NO_SUM, file="s.py", line=4, text="sum(xs)"),
    )
    place = shown(a_test(*told)).place
    assert (place.file, place.line, place.words) == ("s.py", 4, "Do not call sum(). Look at line 4: sum(xs)")


def test_advice_counts_for_nothing_and_is_opened_when_all_else_is_right(english):
    right, advice = a_test(status=Status.PASSED), a_test(finding(1), status=Status.PASSED, max_points=0)
    whole = shown(right, advice)
    assert (whole.sentence, whole.statuses) == ("Every test passes.", ["passed"])
    assert [one.is_open for one in whole.tests] == [False, True]
    part = shown(a_test(), advice, right)
    assert part.sentence == "1 of 2 tests passes. Next: “built”."
    assert [one.is_open for one in part.tests] == [True, False, False]


def test_advice_without_a_remark_is_one_line(english):
    assert not shown(a_test(status=Status.PASSED, max_points=0)).tests[0].has_more


def test_the_page_shows_signs_lines_and_no_points_for_advice(language):
    told = (feedback("requirement-met", rule=LOOP, seen_line=2), feedback("requirement-missing", rule=FUNCTION))
    advice = a_test(finding(3), status=Status.PASSED, max_points=0)
    page = render_template_string(PAGE, shown=shown(a_test(*told), advice, language=language), language=language)
    assert page.count("test__sign--passed") == page.count("test__sign--told") == 1
    assert page.count("test__sign--failed") == 2
    assert "0/1" in page
    assert "0/0" not in page
    assert ("คำแนะนำ" if language == "th" else "advice") in page
    assert "E225" in page


def test_what_a_pupil_wrote_is_shown_and_not_obeyed(english):
    nasty = "<script>alert(1)</script>\u202e"
    told = (
        feedback("requirement-broken", rule=NO_SUM, file="s.py", line=4, text=nasty),
        finding(1, "F401", f"`{nasty}` imported but unused"),
    )
    page = render_template_string(PAGE, shown=shown(a_test(*told)), language="en")
    assert "<script>alert" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize("rule", [{}, {"word": "tomorrow"}, "loop", None, [1]])
def test_a_rule_of_another_version_is_no_crash(language, rule):
    told = Feedback("requirement-missing", {"rule": rule})
    assert requirements([told], language, "s.py")[0].text == ""
    assert "%(" not in explain.feedback(told)


def test_a_hidden_test_lists_nothing(english):
    one = shown(a_test(feedback("requirement-hidden"), public=False)).tests[0]
    assert (one.requirements, one.sentences) == ((), ("The code is built in another way than this test asks for.",))
