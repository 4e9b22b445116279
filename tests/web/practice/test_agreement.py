"""Practice and mark agree: on every public test of every exercise, for the solution, the starter and every wrong answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from grader.evaluate import evaluate
from grader.exercise.catalogue import read_catalogue
from grader.exercise.model import Exercise
from grader.marking import practice_form
from grader.marking.report import Report, TestResult
from grader.marking.visibility import seen_by_student
from sandbox.open_slot import open_slot
from sandbox.types import Outcome
from tests.web.practice.engine import answers
from tests.web.practice.page import Page
from web.practice.trial import Trial

PATIENCE_SECONDS = 1
"""Of a test, here: some of the wrong answers never end, and every test of every exercise takes some milliseconds."""


JUDGED = "lists-and-loops/bags-in-bags"
MANY = 100
"""Solutions that come to an end, at least."""


def hurried(exercise: Exercise) -> Exercise:
    """The exercise with little time."""
    return replace(exercise, limits=replace(exercise.limits, wall_seconds=PATIENCE_SECONDS))


CATALOGUE = read_catalogue(Path(__file__).parents[3] / "exercises").exercises
FORMS = {name: practice_form.practice_form(hurried(one)) for name, one in CATALOGUE.items()}
TRIED = [name for name, form in FORMS.items() if form.exercise.tests]

Reports = Callable[[str, str], Report]


def solutions(name: str) -> dict[str, Mapping[str, str]]:
    """Everything that comes with an exercise, and what no interpreter reads."""
    exercise = CATALOGUE[name]
    return {
        "reference": exercise.solution,
        "starter": exercise.starter,
        "no Python": dict.fromkeys(exercise.files, "def f(:\n"),
        "nothing": dict.fromkeys(exercise.files, ""),
        **{one.name: one.files for one in exercise.wrong},
    }


def asked(name: str, called: str) -> str:
    """What the page asks the desk."""
    return json.dumps({"exercise": practice_form.to_json(FORMS[name]), "files": solutions(name)[called]})


@pytest.fixture(scope="module")
def server() -> Iterator[Reports]:
    """The server's reports, as a student sees them."""
    with open_slot("local") as slot:

        @cache
        def report(name: str, called: str) -> Report:
            return seen_by_student(evaluate(hurried(CATALOGUE[name]), solutions(name)[called], slot))

        yield report


def verdicts(report: Report, among: list[str]) -> list[TestResult]:
    """All that is told of these tests, but the time that they took; nobody tells what a stopped program drew in a browser."""
    told = [replace(test, wall_seconds=0.0) for test in report.tests if test.name in among]
    return [_not_drawn(test) if test.outcome == Outcome.TIMED_OUT else test for test in told]


def _not_drawn(test: TestResult) -> TestResult:
    return replace(test, drawing=None, expected_drawing=None)


def agree(name: str, called: str, results: list[Any], server: Reports) -> Report:
    """Hold what the desk makes of these results against the server's report; gives what it makes of them."""
    tried = [test.name for test in FORMS[name].exercise.tests]
    practice = Trial.of(asked(name, called)).report(results)
    assert verdicts(practice, tried) == verdicts(server(name, called), tried), called
    return practice


@pytest.mark.parametrize("name", TRIED)
def test_practice_and_mark_agree_on_every_public_test(name: str, page: Page, server: Reports) -> None:
    shape = practice_form.to_json(FORMS[name])
    for called, files in solutions(name).items():
        results = page.results(shape, files)
        report = agree(name, called, results, server)
        if called in {"reference", "starter"}:  # the others are judged by the same modules, here
            shown = page.judged(shape, files, results)
            assert (shown["points"], shown["max_points"]) == (report.points, report.max_points), called


def test_the_real_engine_agrees_as_well(built: dict[str, Path], page: Page, server: Reports) -> None:
    """One start of the engine: every case of every solution that comes to an end, and the verdicts on one exercise."""
    ends = [
        (name, called)
        for name in TRIED
        for called in solutions(name)
        if all(test.outcome != Outcome.TIMED_OUT for test in server(name, called).tests)
    ]
    calls: list[list[object]] = [
        ["run_case", asked(name, called), index]
        for name, called in ends
        for index in range(len(FORMS[name].exercise.tests))
    ]
    shape = practice_form.to_json(FORMS[JUDGED])
    tried = [(files, page.results(shape, files)) for files in solutions(JUDGED).values()]
    judging: list[list[object]] = [
        ["judge", json.dumps({"exercise": shape, "files": files}), json.dumps(told)] for files, told in tried
    ]
    answered = answers(built, calls + judging)
    told = iter(answered)
    for name, called in ends:
        agree(name, called, [next(told) for _ in FORMS[name].exercise.tests], server)
    assert len(ends) > MANY
    assert [json.loads(one) for one in told] == [page.judged(shape, *one) for one in tried]


def test_every_exercise_in_python_can_be_tried() -> None:
    assert [name for name, one in CATALOGUE.items() if one.language == "python"] == TRIED
