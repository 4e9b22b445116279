"""Every cause of the catalogue is proved by its own example: a real program that ends with just this cause, and one that does not."""

from __future__ import annotations

import sys

import pytest

from grader.explanations.catalogue import CAUSES
from grader.explanations.find import GENERAL
from tests.grader.explanations.running import Ended, run
from tests.web.explanations import examples
from web.explanations.catalogue import FAMILIES, WORDS

OLD = sys.version_info < (3, 12)
PROVED = [code for code in CAUSES if OLD or code not in examples.OLDER_PYTHON_ONLY]


@pytest.fixture(scope="module")
def wrong() -> dict[str, Ended]:
    return dict(zip(PROVED, run([examples.wrong(code) for code in PROVED]), strict=True))


@pytest.fixture(scope="module")
def right() -> dict[str, Ended]:
    return dict(zip(PROVED, run([examples.right(code) for code in PROVED]), strict=True))


def test_every_cause_has_words_and_no_words_are_left_over() -> None:
    assert set(WORDS) == set(CAUSES)
    assert sum(len(family.WORDS) for family in FAMILIES) == len(WORDS)


def test_there_are_at_least_fifty_causes() -> None:
    assert sum(not kind.is_general for kind in CAUSES.values()) >= 50


@pytest.mark.parametrize("code", [code for code in PROVED if not CAUSES[code].is_general])
def test_the_wrong_program_ends_with_just_this_cause(code: str, wrong: dict[str, Ended]) -> None:
    ended = wrong[code]
    assert ended.type, "it came to its end"
    assert ended.cause is not None
    assert ended.cause.code == code, f"{ended.type}: {ended.message}"


@pytest.mark.parametrize("code", [code for code in PROVED if CAUSES[code].is_general])
def test_the_wrong_program_of_a_general_explanation_ends_too(code: str, wrong: dict[str, Ended]) -> None:
    assert wrong[code].type


@pytest.mark.parametrize("code", PROVED)
def test_the_right_program_comes_to_its_end(code: str, right: dict[str, Ended]) -> None:
    assert (right[code].type, right[code].message) == ("", "")


def test_a_kind_of_exception_is_explained_by_an_example_of_that_kind(wrong: dict[str, Ended]) -> None:
    limits = {"timed-out", "output-limit", "out-of-memory", "MemoryError"}
    kinds = {"IndentationError": "SyntaxError", "ImportError": "ModuleNotFoundError", "OSError": "FileNotFoundError"}
    for kind, code in GENERAL.items():
        shown = "timed-out" if kind in limits else kinds.get(kind, kind)
        assert wrong[code].type == shown, code
