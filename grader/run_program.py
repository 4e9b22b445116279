"""Running a learner's program without a mark: once, with input of their own, and telling what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from grader.errors import Retryable
from grader.exercise.beside import files_beside
from grader.exercise.model import Exercise, ProgramTest, Test
from grader.exercise.model import Limits as DeclaredLimits
from grader.left_files import LeftFile, left_files, names_in
from grader.marking import compiling, pictures
from grader.marking import report as reports
from grader.marking.endings import syntax_error
from grader.marking.judge_program import judge_program
from grader.marking.mark import mark
from grader.marking.plan import limits_for
from grader.marking.report import Feedback, Report
from sandbox import types
from sandbox.contract import Sandbox
from sandbox.drawing.svg import Picture, box_of
from sandbox.errors import SandboxUnavailable
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.types import CaseResult, Limits, ProgramCase, RunRequest, RunResult

MOST_WALL_SECONDS = 10.0
"""A run is waited for by a person, and holds a slot that others wait for, whatever an exercise allows its tests."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What came of a run."""

    outcome: str
    """`sandbox.types.Outcome`; `not_started` where it does not compile."""
    stdout: str
    stderr: str
    """What the program wrote there, the interpreter's traceback, or all that the compiler said."""
    exit_code: int | None
    wall_seconds: float
    cut: bool
    """Whether output was cut at its limit."""
    feedback: tuple[Feedback, ...]
    drawing: str | None
    """What it drew, as SVG."""
    left: tuple[LeftFile, ...] = ()
    """The files that it wrote, as far as they are known, see `grader.left_files`."""
    judged: Report | None = None
    """The same as the report of one test that asks for nothing but a good end: what an explanation is made of."""


def to_json(report: RunReport) -> dict[str, Any]:
    """The report as a worker hands it back."""
    judged = None if report.judged is None else reports.to_json(report.judged)
    return asdict(replace(report, judged=None)) | {"judged": judged}


def from_json(data: Mapping[str, Any]) -> RunReport:
    """What `to_json` made."""
    told = tuple(Feedback(one["code"], one["params"]) for one in data["feedback"])
    left = tuple(LeftFile(one["name"], one["text"]) for one in data["left"])
    judged = data.get("judged")
    return RunReport(
        **{**data, "feedback": told, "left": left, "judged": None if judged is None else reports.from_json(judged)}
    )


def longest_seconds(exercise: Exercise) -> float:
    """How long a run may take, with the compiler before it."""
    language = LANGUAGES.get(exercise.language, PYTHON)
    compiling_seconds = language.compile_limits.wall_seconds if language.compile else 0.0
    return compiling_seconds + _limits(exercise).wall_seconds


def run_program(exercise: Exercise, files: Mapping[str, str], stdin: str, sandbox: Sandbox) -> RunReport:
    """Run the program that `files` are, in the folder that public tests give it.

    Raises Retryable when no slot could run it, and lets BadRequest through.
    """
    limits = _limits(exercise)
    own = {name: files[name] for name in exercise.files if name in files}
    case = ProgramCase(stdin=stdin, files=files_beside(exercise), collect=names_in(own))
    request = RunRequest(
        files=own,
        main=exercise.main,
        cases=(case,),
        limits=limits,
        language=exercise.language,
    )
    try:
        result = sandbox.run(request)
    except SandboxUnavailable as error:
        raise Retryable("sandbox-unavailable", reason=str(error)) from error
    return _report(exercise, files, stdin, limits, result)


def _report(exercise: Exercise, files: Mapping[str, str], stdin: str, limits: Limits, result: RunResult) -> RunReport:
    seen, compilation = result.cases[0], result.compilation
    compiles = compilation is None or compilation.ok
    return RunReport(
        outcome=seen.outcome.value,
        stdout=seen.stdout,
        stderr=seen.stderr if compilation is None or compiles else compilation.text,
        exit_code=seen.exit_code,
        wall_seconds=seen.wall_seconds,
        cut=seen.truncated,
        feedback=_feedback(exercise, files, stdin, limits, result),
        drawing=pictures.fitting(Picture(seen.drawing, box_of(seen.drawing))) if seen.drawing else None,
        left=left_files(seen.collected, files_beside(exercise), limits.output_kib * 1024),
        judged=_judged(exercise, files, stdin, limits, result),
    )


def _judged(exercise: Exercise, files: Mapping[str, str], stdin: str, limits: Limits, result: RunResult) -> Report:
    """How it ended, as a test's result, without what the run tells itself."""
    kind = ProgramTest(stdin=stdin, exit_code=result.cases[0].exit_code)
    test = Test("run", kind, public=True, limits=DeclaredLimits(wall_seconds=limits.wall_seconds))
    report = mark(replace(exercise, tests=(test,)), files, result)
    return replace(report, tests=tuple(replace(one, input=None, actual=None, drawing=None) for one in report.tests))


def _feedback(
    exercise: Exercise, files: Mapping[str, str], stdin: str, limits: Limits, result: RunResult
) -> tuple[Feedback, ...]:
    """What to say of how it ended; an exit code of the program's own is no mistake here, and nothing is expected of output."""
    if result.compilation is not None and not result.compilation.ok:
        return compiling.why_not(result.compilation, exercise.language)
    seen = result.cases[0]
    broken = syntax_error(seen.failure)
    return (
        (broken,)
        if broken
        else (*_ending(exercise, files, stdin, limits, seen), *compiling.warnings(result.compilation))
    )


def _ending(
    exercise: Exercise, files: Mapping[str, str], stdin: str, limits: Limits, seen: CaseResult
) -> tuple[Feedback, ...]:
    kind = ProgramTest(stdin=stdin, exit_code=seen.exit_code)
    return judge_program(Test("", kind), kind, seen, limits, files, language=exercise.language).feedback


def _limits(exercise: Exercise) -> types.Limits:
    limits = limits_for(Test("", ProgramTest()), exercise)
    return replace(limits, wall_seconds=min(limits.wall_seconds, MOST_WALL_SECONDS))
