"""Short ways to write tests, results and what marking says of them."""

from __future__ import annotations

from typing import Any

from grader.exercise.model import CallTest, Exercise, LocalText, ProgramTest, Step, Test
from grader.marking.mark import mark
from grader.marking.report import Report, TestResult
from sandbox.types import CaseResult, Failure, Frame, Outcome, RunResult, StepResult

SOURCE = {"solution.py": "def total(xs):\n    return sum(xs)\n\nclass Account:\n    pass\n"}


def exercise(*tests: Test) -> Exercise:
    return Exercise("basics/one", "sha256:1", LocalText({"en": "One"}), tests)


def call(*expects: Any, source: str = "total([1, 2])", **options: Any) -> Test:
    kind = CallTest((Step(source, expects),), options.pop("given", {}), options.pop("then", {}))
    return Test(options.pop("name", "t"), kind, **options)


def program(stdout: str | None = None, **options: Any) -> Test:
    names = ("stdin", "args", "files", "exit_code", "writes")
    kind = ProgramTest(stdout=stdout, **{name: options.pop(name) for name in names if name in options})
    return Test(options.pop("name", "t"), kind, **options)


def returned(value: Any, printed: str = "", **options: Any) -> CaseResult:
    return CaseResult(Outcome.EXITED, steps=(StepResult(value, printed=printed),), stdout=printed, **options)


def failure(type_name: str, message: str = "", *bases: str, line: int | None = 2, column: int | None = None) -> Failure:
    frames = () if line is None else (Frame("solution.py", line, "total", "forged text"),)
    return Failure(type_name, (type_name, *bases, "Exception", "BaseException"), message, frames, column)


def raised(error: Failure) -> CaseResult:
    return CaseResult(Outcome.RAISED, failure=error, steps=(StepResult(failure=error),))


def printed(text: str, **options: Any) -> CaseResult:
    return CaseResult(Outcome.EXITED, stdout=text, exit_code=options.pop("exit_code", 0), **options)


def report(tests: list[Test], cases: list[CaseResult], files: dict[str, str] | None = None) -> Report:
    result = RunResult(tuple(cases), 0.1, "local", "python")
    return mark(exercise(*tests), SOURCE if files is None else files, result)


def judged(test: Test, case: CaseResult, files: dict[str, str] | None = None) -> TestResult:
    return report([test], [case], files).tests[0]


def told(test: Test, case: CaseResult) -> list[tuple[str, dict[str, Any]]]:
    return [(one.code, dict(one.params)) for one in judged(test, case).feedback]


def codes(test: Test, case: CaseResult) -> list[str]:
    return [code for code, _ in told(test, case)]
