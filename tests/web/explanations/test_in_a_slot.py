"""The same examples in the slot's own Python, judged and told as a pupil's submission is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.exercise.model import Exercise, Limits, LocalText, ProgramTest, Test
from grader.explanations.catalogue import CAUSES
from grader.marking.mark import mark
from grader.marking.plan import plan
from sandbox.docker_slots import DockerSlot
from sandbox.image import build
from tests.web.explanations import examples
from web.explanations.explained import Explainer

pytestmark = pytest.mark.docker
MAIN = "solution.py"
NEVER_RAISED = {"f-string-quotes", "file-not-allowed", "memory-general", "output-general"}
"""Of other versions of Python, or stopped by another wall in a slot."""
PROVED = [code for code, kind in CAUSES.items() if not kind.is_general and code not in NEVER_RAISED]


@pytest.fixture(scope="module")
def slot() -> Iterator[DockerSlot]:
    build.ensure()
    with DockerSlot.start() as started:
        yield started


def test_every_cause_is_found_in_a_submission(slot: DockerSlot) -> None:
    other = {code: told for code in PROVED if (told := cause_told(slot, code)) != code}
    assert other == {}


def cause_told(slot: DockerSlot, code: str) -> str | None:
    """The cause that the report on the wrong program leads to."""
    program = examples.wrong(code)
    files = {MAIN: program.source, **program.files}
    limits = (
        Limits(wall_seconds=program.seconds, cpu_seconds=program.seconds) if program.seconds < 1 else Limits(10, 10)
    )
    test = Test("run", ProgramTest(stdin=program.stdin), public=True)
    exercise = Exercise("a/b", "r", LocalText(), (test,), limits=limits, main=MAIN, files=tuple(files))
    report = mark(exercise, files, slot.run(plan(exercise, files)))
    explained = Explainer(files, MAIN).of(report.tests[0].feedback)
    return explained.code if explained else None
