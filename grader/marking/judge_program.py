"""Judging a test that runs the student's whole program."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

from grader.exercise.model import ProgramTest, Test
from grader.marking import crashes, endings
from grader.marking.codes import feedback
from grader.marking.judge_text import judge_text
from grader.marking.readable import cut, traceback_text
from grader.marking.verdict import Piece, Verdict, shown
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.types import CaseResult, Limits, Outcome


def judge_program(
    test: Test,
    kind: ProgramTest,
    case: CaseResult,
    limits: Limits,
    files: Mapping[str, str],
    *,
    language: str = PYTHON.name,
) -> Verdict:
    """The verdict on one program test. Never raises, whatever the case result holds."""
    foreign = language != PYTHON.name
    pieces = list(_pieces(test, kind, case))
    expected, actual = shown(pieces)
    told = endings.ending(case, limits) + (crashes.signalled(case) if foreign else ())
    if not told and foreign and case.failure is not None:
        told = crashes.thrown(case.failure, files)
    if not told and case.outcome is Outcome.RAISED:
        told = endings.exception(case.failure, files) if case.failure is not None else (feedback("ended-early"),)
    if not told:
        told = tuple(one for piece in pieces for one in piece.feedback)
    return Verdict(
        feedback=told,
        expected=expected,
        actual=actual,
        stdout=None if kind.stdout is not None else cut(case.stdout) or None,
        traceback=_traceback(case, foreign=foreign) if told else None,
    )


def input_text(kind: ProgramTest, main: str, language: str = PYTHON.name) -> str:
    """What the program reads; with arguments, first the line that starts it."""
    known = LANGUAGES.get(language, PYTHON)
    started = f"$ {shlex.join([*known.typed(main), *kind.args])}\n" if kind.args else ""
    return cut(started + kind.stdin)


def _traceback(case: CaseResult, *, foreign: bool) -> str | None:
    """Where it happened; of another language what the program itself wrote of that."""
    if foreign:
        return cut(case.stderr.strip()) or None
    return traceback_text(case.failure) if case.failure is not None else None


def _pieces(test: Test, kind: ProgramTest, case: CaseResult) -> Iterator[Piece]:
    if kind.stdout is not None:
        told = judge_text(test.compare, kind.stdout, case.stdout, test.tolerance)
        yield Piece("stdout", cut(kind.stdout), cut(case.stdout), told)
    for path, content in kind.writes.items():
        left = case.collected.get(path)
        if left is None:
            yield Piece(path, cut(content), "—", (feedback("missing-file", path=path),))
        else:
            told = judge_text(test.compare, content, left, test.tolerance)
            yield Piece(path, cut(content), cut(left), (feedback("wrong-file", path=path), *told[1:]) if told else ())
    if case.outcome is Outcome.EXITED:
        wanted, code = kind.exit_code or 0, case.exit_code or 0
        told = (feedback("wrong-exit-code", expected=wanted, actual=code),) if code != wanted else ()
        if told or kind.exit_code is not None:
            yield Piece("exit code", str(wanted), str(code), told)
