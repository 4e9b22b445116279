from __future__ import annotations

from dataclasses import replace

import pytest
from flask import render_template_string
from flask_babel import force_locale

from grader.marking.report import Feedback, Report, Status, TestResult
from web.render.result import result


@pytest.fixture
def show(school):
    def shown(*tests, feedback=(), language="en"):
        report = Report(exercise="basics/one", revision="sha256:1", tests=tests, feedback=feedback)
        with school.app.test_request_context(), force_locale(language):
            return result(report, language)

    return shown


def one_test(name="small", status=Status.FAILED, *feedback, **more):
    passed = status is Status.PASSED
    return TestResult(
        name=name,
        status=status,
        points=1 if passed else 0,
        max_points=1,
        public=True,
        outcome="exited",
        feedback=feedback,
        **more,
    )


SYNTAX = Feedback(
    "syntax-error", {"type": "SyntaxError", "message": "expected ':'", "file": "solution.py", "line": 3, "column": 1}
)


def test_all_passed(show):
    shown = show(one_test("a", Status.PASSED), one_test("b", Status.PASSED))
    assert (shown.sentence, shown.is_full, shown.place) == ("Every test passes.", True, None)
    assert not any(one.is_open for one in shown.tests)


def test_some_passed_and_the_first_that_does_not_is_next_and_open(show):
    shown = show(one_test("a", Status.PASSED), one_test("b"), one_test("c"))
    assert shown.sentence == "1 of 3 tests passes. Next: “b”."
    assert [one.is_open for one in shown.tests] == [False, True, False]
    assert shown.statuses == ["passed", "failed", "failed"]


def test_tests_stand_under_the_headings_that_their_author_wrote(show):
    shown = show(
        one_test("a"), one_test("b", group="คะแนนเต็ม"), one_test("c", group="คะแนนเต็ม"), one_test("d", group="edges")
    )
    assert [(heading, [one.test.name for one in tests]) for heading, tests in shown.groups] == [
        (None, ["a"]),
        ("คะแนนเต็ม", ["b", "c"]),
        ("edges", ["d"]),
    ]


def test_a_heading_is_drawn_over_its_tests_and_none_where_none_was_written(school, show):
    page = '{% import "shared/report.html" as reports with context %}{{ reports.report(shown) }}'
    shown = show(one_test("a"), one_test("b", group="<edges>"))
    with school.app.test_request_context(), force_locale("en"):
        drawn = render_template_string(page, shown=shown)
    assert drawn.count("tests__group") == 1
    assert drawn.index(">a<") < drawn.index(">&lt;edges&gt;</h3>") < drawn.index(">b<")


def test_none_passed(show):
    assert show(one_test("a"), one_test("b")).sentence == "No test passes yet. Begin with “a”."


def test_a_single_test(show):
    assert show(one_test("a")).sentence == "Not there yet. See below what was expected."


def test_readers_see_a_tests_title_in_their_language(show):
    tests = (one_test("a", title={"th": "ข้อแรก"}), one_test("b"))
    assert show(*tests, language="th").sentence == "ยังไม่ผ่านชุดทดสอบใด เริ่มจาก “ข้อแรก”"


def test_what_keeps_every_test_from_passing_is_said_once_and_first(show):
    hint = {"en": "Begin with 0."}
    shown = show(
        one_test("a", Status.FAILED, SYNTAX, hint=hint), one_test("b", Status.FAILED, SYNTAX), feedback=(SYNTAX,)
    )
    assert shown.sentence == "Line 3: A colon : is missing at the end."
    assert shown.explained
    assert shown.explained.code == "missing-colon"
    assert shown.notes == ()
    assert [(one.sentences, one.hint, one.is_open) for one in shown.tests] == [((), "", False)] * 2
    assert shown.place
    assert (shown.place.file, shown.place.line, shown.place.words) == (
        "solution.py",
        3,
        "A colon : is missing at the end.",
    )


def test_a_cause_that_only_some_share_is_told_at_each(show):
    cause = Feedback("no-return")
    shown = show(one_test("a", Status.FAILED, cause), one_test("b", Status.FAILED, Feedback("no-output")))
    assert shown.sentence.startswith("No test passes yet.")
    assert [len(one.sentences) for one in shown.tests] == [1, 1]


def test_a_note_on_the_whole_is_told_beside_the_sentence(show):
    shown = show(one_test("a", Status.PASSED), feedback=(Feedback("newer-revision"),))
    assert shown.notes == ("The exercise was changed after you wrote this; it was marked as it is now.",)


def test_what_explains_a_compilers_word_stands_with_it(show):
    first, second = (
        Feedback("does-not-compile", {"file": "main.c", "line": line, "column": 1, "message": "expected"})
        for line in (7, 9)
    )
    semicolon, told = Feedback("compile-semicolon"), "A semicolon (;) is missing here, or at the end of the line above."
    tests = (one_test("a", Status.FAILED, first), one_test("b", Status.FAILED, first))
    shown = show(*tests, feedback=(first, semicolon, second, semicolon))
    assert shown.sentence == "main.c, line 7, does not compile: expected"
    assert shown.notes == (told, f"main.c, line 9, does not compile: expected\n{told}")


def test_the_line_to_mark_is_of_the_first_test_that_does_not_pass(show):
    at = Feedback("at-line", {"file": "more.py", "line": 7, "text": "x = y"})
    shown = show(one_test("a", Status.PASSED), one_test("b", Status.FAILED, Feedback("no-return"), at))
    assert shown.place
    assert (shown.place.file, shown.place.line) == ("more.py", 7)


def test_expected_and_actual_are_held_against_each_other(show):
    shown = show(one_test(expected="6", actual="5")).tests[0]
    assert shown.comparison
    assert (shown.comparison.expected.differs, shown.comparison.actual.differs) == ("6", "5")
    assert shown.is_short


def test_a_pattern_is_shown_and_not_compared_letter_by_letter(show):
    told = Feedback("output-differs-at", {"output_line": 1, "output_column": 2})
    shown = show(one_test("a", Status.FAILED, told, expected="[0-9]+", actual="x")).tests[0]
    assert shown.comparison is None
    assert shown.expected
    assert (shown.expected.before, shown.expected.differs) == ("[0-9]+", "")


def test_the_difference_that_matters_is_marked(show):
    told = Feedback("first-difference", {"output_line": 2, "output_column": 1, "expected": "b", "actual": "x"})
    shown = show(one_test("a", Status.FAILED, told, expected="a\nb\n", actual="a \nx\n")).tests[0]
    assert shown.comparison
    assert shown.comparison.line == 2
    assert shown.says_where


def test_a_passed_test_keeps_its_hint_to_itself_and_marks_nothing(show):
    shown = show(one_test("a", Status.PASSED, hint={"en": "no"}, expected="6", actual="6")).tests[0]
    assert (shown.hint, shown.comparison) == ("", None)
    assert shown.has_more


def test_a_hidden_test_without_anything_to_tell_is_one_flat_line(show):
    shown = show(replace(one_test("a", Status.PASSED), public=False)).tests[0]
    assert not shown.has_more


def test_wrong_answers_open_the_first_test_however_alike_they_are(show):
    told = Feedback("wrong-output")
    first, second = (one_test(name, Status.FAILED, told, expected="7", actual="34") for name in "ab")
    shown = show(first, second)
    assert [one.is_open for one in shown.tests] == [True, False]
    assert shown.sentence == "No test passes yet. Begin with “a”."


def test_a_test_that_was_not_run_names_the_other_as_the_reader_knows_it(show):
    waiting = one_test("b", Status.NOT_RUN, Feedback("after-failed", {"name": "a"}))
    shown = show(one_test("z", Status.PASSED), one_test("a", title={"th": "ข้อแรก"}), waiting, language="th")
    assert "“ข้อแรก”" in shown.tests[2].sentences[0]


def test_only_the_first_test_that_does_not_pass_shows_its_hint(show):
    first, second = (one_test(name, Status.FAILED, Feedback("no-output"), hint={"en": name}) for name in "ab")
    assert [one.hint for one in show(one_test("z", Status.PASSED), first, second).tests] == ["", "a", ""]


def test_what_an_exception_says_is_not_held_against_what_was_expected(show):
    told = Feedback("raised", {"type": "IndexError", "message": "list index out of range"})
    shown = show(
        one_test("a", Status.FAILED, told, expected="True", actual="IndexError: list index out of range"),
        one_test("b", Status.PASSED),
    )
    assert (shown.tests[0].comparison, shown.tests[0].actual) == (None, None)
    assert shown.tests[0].expected


def test_what_was_printed_before_an_exception_is_shown(show):
    told = Feedback("raised", {"type": "IndexError", "message": "list index out of range"})
    shown = show(one_test("a", Status.FAILED, told, expected="1\n2\n", actual="1\n"), one_test("b", Status.PASSED))
    assert shown.tests[0].actual
    assert shown.tests[0].actual.before == "1\n"


def test_spaces_that_make_the_difference_are_told_in_words_to_who_hears_the_page(school, show):
    page = '{% import "shared/report.html" as reports with context %}{{ reports.report(shown) }}'
    shown = show(one_test("a", expected="a  b\n", actual="a b\n"))
    with school.app.test_request_context(), force_locale("en"):
        drawn = render_template_string(page, shown=shown)
    assert '<mark><span aria-hidden="true">·</span><span class="heard">1 space </span></mark>' in drawn
