"""The exercises that come with Kradan: readable, in both languages, worth something, and proved by their own solutions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from textwrap import indent

import pytest

from grader.check import check
from grader.evaluate import evaluate
from grader.exercise.catalogue import read_catalogue, read_exercise
from grader.exercise.model import SuiteTest, Test
from grader.exercise.problems import in_words
from grader.marking.report import TestResult
from sandbox.contract import Sandbox
from sandbox.languages import LANGUAGES
from sandbox.open_slot import open_slot
from sandbox.slot import Slot
from sandbox.slots_by_need import Need, SlotsByNeed

FOLDER = Path(__file__).resolve().parents[2] / "exercises"
CATALOGUE = read_catalogue(FOLDER)
LEAST_WRONG = 3


RUN = [
    pytest.param(name, marks=[] if one.exercise and one.exercise.language == "python" else [pytest.mark.docker])
    for name, one in CATALOGUE.found.items()
]
"""Every exercise; those in other languages than Python run in Docker only."""

WITH_SUITES = [
    name for name, one in CATALOGUE.exercises.items() if any(isinstance(test.kind, SuiteTest) for test in one.tests)
]


def open_fitting(need: Need) -> Slot:
    """Python needs no engine, so that its exercises are proved everywhere."""
    return open_slot("local" if need.image == "python" else "docker", need=need, build=True)


@pytest.fixture(scope="module")
def slot() -> Iterator[Sandbox]:
    with SlotsByNeed(open_fitting) as opened:
        yield opened


@pytest.fixture(scope="module")
def tests_of(slot) -> Callable[[str], Sequence[Test | TestResult]]:
    """The tests of an exercise: which ones a suite has, and which of them are public, is known when it ran."""

    def tests(name: str) -> Sequence[Test | TestResult]:
        exercise = CATALOGUE.exercises[name]
        return evaluate(exercise, exercise.solution, slot).tests if name in WITH_SUITES else exercise.tests

    return cache(tests)


def test_there_are_no_problems_and_no_warnings():
    assert "\n".join(map(in_words, CATALOGUE.problems)) == ""


def test_the_collections_are_there_in_order():
    assert [one.slug for one in CATALOGUE.collections][:2] == ["python-basics", "lists-and-loops"]
    assert all(len(one.exercises) >= 6 for one in CATALOGUE.collections[:2])
    assert all(len(one.exercises) >= 2 for one in CATALOGUE.collections)


def test_every_language_has_two_exercises_at_least():
    used = [one.language for one in CATALOGUE.exercises.values()]
    assert {name: used.count(name) for name in LANGUAGES if used.count(name) < 2} == {}


@pytest.mark.parametrize("name", CATALOGUE.found)
def test_every_exercise_speaks_both_languages(name):
    exercise = CATALOGUE.exercises[name]
    for text in (exercise.title, exercise.statement, *(test.hint for test in exercise.tests if test.hint)):
        assert set(text.texts) == {"th", "en"}
        assert any("\u0e00" <= letter <= "\u0e7f" for letter in text.texts["th"])
    assert any(test.hint for test in exercise.tests)


@pytest.mark.parametrize("name", CATALOGUE.found)
def test_every_exercise_has_what_a_pupil_and_a_teacher_need(name):
    exercise = CATALOGUE.exercises[name]
    assert exercise.starter
    assert len(exercise.wrong) >= LEAST_WRONG
    assert all(one.fails for one in exercise.wrong)
    assert exercise.curriculum
    assert exercise.license


@pytest.mark.parametrize("name", CATALOGUE.found)
def test_every_exercise_shows_some_of_its_tests_and_hides_some(name, tests_of):
    assert {test.public for test in tests_of(name)} == {True, False}


@pytest.mark.parametrize("name", WITH_SUITES)
def test_every_test_of_a_suite_has_a_thai_title(name, tests_of):
    assert [test.name for test in tests_of(name) if test.suite and not test.title.get("th")] == []


def test_the_suite_of_the_authors_guide_works(tmp_path, slot):
    """Written down from the guide, beside the bank account of the exercises, it is proved but for what it lacks."""
    guide = (FOLDER / "README.md").read_text(encoding="utf-8").partition("### A pytest suite")[2]
    spec, suite = re.findall(r"```(?:yaml|python)\n(.*?)```", guide, re.DOTALL)[:2]
    folder = tmp_path / "guide" / "bank"
    (folder / "tests").mkdir(parents=True)
    (folder / "tests" / "test_bank.py").write_text(suite, encoding="utf-8")
    head = "format: 1\ntitle: {th: ก, en: A}\ntests:\n"
    (folder / "exercise.yaml").write_text(head + indent(spec, "  "), encoding="utf-8")
    solution = (FOLDER / "classes-and-modules" / "bank-account" / "solution.py").read_text(encoding="utf-8")
    for name, text in {"statement.th.md": "ก", "statement.en.md": "A", "solution.py": solution}.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert [problem.rule for problem in check(read_exercise(folder), slot)] == ["unproved"]


@pytest.mark.parametrize("name", RUN)
def test_every_exercise_proves_itself(name, slot):
    assert [in_words(problem) for problem in check(CATALOGUE.found[name], slot)] == []


@pytest.mark.parametrize("name", RUN)
def test_an_untouched_starter_earns_no_full_marks(name, slot):
    exercise = CATALOGUE.exercises[name]
    assert evaluate(exercise, exercise.starter, slot).points < exercise.max_points


def test_every_statement_shows_what_the_public_tests_show():
    """A pupil who has only the paper can still check the examples."""
    for exercise in CATALOGUE.exercises.values():
        for language in ("th", "en"):
            assert "|" in exercise.statement.texts[language] or "```" in exercise.statement.texts[language], exercise.id


def test_reading_twice_gives_the_same_revisions():
    again = {name: read_exercise(one.folder).exercise for name, one in CATALOGUE.found.items()}
    assert {name: one.revision for name, one in CATALOGUE.exercises.items()} == {
        name: one.revision for name, one in again.items() if one is not None
    }
