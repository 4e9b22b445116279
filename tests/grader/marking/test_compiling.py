"""A submission that does not compile: told by line, in plain words, once, and every test fails with it."""

from __future__ import annotations

import pytest

from grader.exercise.model import Exercise, Limits, LocalText, ProgramTest, Test
from grader.marking.mark import mark
from grader.marking.plan import limits_for, plan
from grader.marking.report import Report, Status
from grader.marking.visibility import seen_by_student
from sandbox.compilation import Compilation, Message
from sandbox.types import CaseResult, Failure, Frame, Outcome, RunResult

ERROR = Message("main.c", 3, 5, "error", "expected ‘;’ before ‘return’")


def exercise(language: str = "c", limits: Limits = Limits()) -> Exercise:  # noqa: B008 - frozen
    tests = (
        Test("shown", ProgramTest("1\n", stdout="1\n"), public=True),
        Test("hidden", ProgramTest("2\n", args=("a b",), stdout="2\n")),
    )
    return Exercise(
        "c/one", "sha256:0", LocalText({"en": "One"}), tests, language=language, main="main.c", limits=limits
    )


def marked(compilation: Compilation, *cases: CaseResult, language: str = "c") -> Report:
    ran = cases or (CaseResult(Outcome.NOT_STARTED),) * 2
    return mark(exercise(language), {"main.c": "a\nb\nc\n"}, RunResult(ran, 0.1, "docker", "sha256:1", compilation))


def codes(report: Report) -> list[str]:
    return [one.code for one in report.feedback]


def test_every_test_fails_and_the_reason_is_told_once_with_its_line():
    report = marked(Compilation(ok=False, messages=(ERROR,)))
    assert codes(report) == ["does-not-compile", "compile-semicolon"]
    assert report.feedback[0].params == {
        "file": "main.c", "line": 3, "column": 5, "message": "expected ‘;’ before ‘return’",
    }  # fmt: skip
    assert [(test.status, test.points) for test in report.tests] == [(Status.FAILED, 0)] * 2
    assert [test.feedback for test in report.tests] == [(report.feedback[0],)] * 2


def test_a_student_reads_all_of_it_since_the_compiler_has_seen_no_test():
    report = marked(Compilation(ok=False, messages=(ERROR,)))
    assert seen_by_student(report).feedback == report.feedback
    assert seen_by_student(report).tests[1].feedback == (report.feedback[0],)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("expected ‘,’ or ‘;’ before ‘int’", "compile-semicolon", None),
        ("expected ‘=’, ‘,’, ‘;’, ‘asm’ or ‘__attribute__’ before ‘int’", "compile-semicolon", None),
        ("';' expected", "compile-semicolon", None),
        ("expected ‘)’ before ‘;’ token", "compile-bracket", None),
        ("expected declaration or statement at end of input", "compile-bracket", None),
        ("reached end of file while parsing", "compile-bracket", None),
        ("SyntaxError: missing ) after argument list", "compile-bracket", None),
        ('missing terminating " character', "compile-unclosed-text", None),
        ("unclosed string literal", "compile-unclosed-text", None),
        ("‘total’ undeclared (first use in this function)", "compile-undeclared", "total"),
        ("implicit declaration of function ‘area’; did you mean ‘arena’?", "compile-undeclared", "area"),
        ("‘cout’ was not declared in this scope", "compile-undeclared", "cout"),
        ("cannot find symbol; symbol: variable total; location: class Main", "compile-undeclared", "total"),
        ("cannot find symbol; symbol: method area(int); location: class Main", "compile-undeclared", "area"),
        ("redefinition of ‘a’", "compile-declared-twice", "a"),
        ("variable a is already defined in method main(String[])", "compile-declared-twice", "a"),
        ("SyntaxError: Identifier 'a' has already been declared", "compile-declared-twice", "a"),
        ("incompatible types: String cannot be converted to int", "compile-types", None),
        ("cannot convert ‘std::string’ to ‘int’ in initialization", "compile-types", None),
        ("missing return statement", "compile-no-return", None),
        ("variable x might not have been initialized", "compile-not-set", "x"),
        ("class Other is public, should be declared in a file named Other.java", "compile-class-name", "Other"),
        ("undefined reference to `main'", "compile-no-main", None),
        ("undefined reference to `area'", "compile-undefined-function", "area"),
        ("undefined reference to `area(int)'", "compile-undefined-function", "area"),
        ("stdoi.h: No such file or directory", "compile-unknown-header", "stdoi.h"),
    ],
)
def test_what_compilers_often_say_is_explained(text: str, code: str, name: str | None):
    report = marked(Compilation(ok=False, messages=(Message("main.c", 1, 1, "error", text),)))
    told = report.feedback[1]
    assert told.code == code
    assert dict(told.params) == ({} if name is None else {"name": name})


def test_what_is_not_known_is_told_as_the_compiler_says_it():
    assert codes(marked(Compilation(ok=False, messages=(Message("", 0, 0, "error", "odd"),)))) == [
        "does-not-compile-somehow"
    ]
    report = marked(Compilation(ok=False, text="first\nlast words\n\n"))
    assert report.feedback[0].params == {"message": "last words"}


@pytest.mark.parametrize(
    ("compilation", "code"),
    [
        (Compilation(ok=False, timed_out=True), "compile-timed-out"),
        (Compilation(ok=False, out_of_memory=True), "compile-too-large"),
    ],
)
def test_a_compiler_that_was_stopped_is_told(compilation: Compilation, code: str):
    assert codes(marked(compilation)) == [code]


def test_only_the_first_messages_are_told():
    messages = tuple(Message("main.c", line, 1, "error", "odd") for line in range(1, 20))
    assert len(marked(Compilation(ok=False, messages=messages)).feedback) == 3


WARNED = Compilation(ok=True, messages=(Message("main.c", 2, 3, "warning", "unused variable ‘a’"),))
RIGHT = (CaseResult(Outcome.EXITED, stdout="1\n", exit_code=0), CaseResult(Outcome.EXITED, stdout="2\n", exit_code=0))


def test_warnings_are_told_where_points_are_missing_and_only_there():
    assert codes(marked(WARNED, *RIGHT)) == []
    assert codes(marked(WARNED, RIGHT[0], RIGHT[0])) == ["compiler-warns"]


def test_a_crash_is_told_with_its_line_and_what_the_program_wrote():
    failure = Failure("std::out_of_range", ("std::out_of_range",), "at", (Frame("main.c", 2, "main", "b"),))
    crash = CaseResult(Outcome.RAISED, stderr="terminate called", failure=failure, exit_code=None, signal=6)
    report = marked(Compilation(ok=True), crash, crash)
    assert [one.code for one in report.tests[0].feedback] == ["crashed", "at-line"]
    assert report.tests[0].traceback == "terminate called"
    hidden = seen_by_student(report).tests[1]
    assert [(one.code, dict(one.params)) for one in hidden.feedback] == [("crashed-somehow", {})]
    assert hidden.traceback is None


@pytest.mark.parametrize(
    ("number", "code"), [(11, "crash-memory"), (7, "crash-memory"), (8, "crash-division"), (6, "crash-aborted")]
)
def test_a_signal_is_told_with_what_it_usually_means(number: int, code: str):
    crash = CaseResult(Outcome.SIGNALLED, signal=number)
    report = marked(Compilation(ok=True), crash, crash)
    assert [one.code for one in report.tests[0].feedback] == ["signalled", code]


@pytest.mark.parametrize(
    ("language", "seconds"), [("python", 2.0), ("c", 2.0), ("cpp", 2.0), ("javascript", 3.0), ("java", 4.0)]
)
def test_default_times_grow_with_the_language_and_what_a_file_says_does_not(language: str, seconds: float):
    one = exercise(language)
    assert (limits_for(one.tests[0], one).wall_seconds, plan(one, {}).limits.cpu_seconds) == (seconds, seconds)
    said = exercise(language, Limits(wall_seconds=1.5))
    assert limits_for(said.tests[0], said).wall_seconds == 1.5


@pytest.mark.parametrize(
    ("language", "shown"),
    [("c", "$ ./main 'a b'\n2\n"), ("javascript", "$ node main.c 'a b'\n2\n"), ("java", "$ java main 'a b'\n2\n")],
)
def test_arguments_are_shown_as_they_would_be_typed(language: str, shown: str):
    assert marked(Compilation(ok=True), *RIGHT, language=language).tests[1].input == shown
