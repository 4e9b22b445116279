"""The hints of an exercise, one by one: the n-th is offered after n tries that did not pass, and nobody is kept from one for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.exercise.model import Exercise
from grader.submission import State, Submission


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint, in the reader's language."""

    number: int
    """From 1; also how many tries it asks for."""
    text: str
    is_offered: bool
    """Where it is not, the page asks to try first, and shows it all the same to whoever asks twice."""


def hints_of(exercise: Exercise, sent: Sequence[Submission], language: str) -> list[Hint]:
    """The hints of the public tests, in their order."""
    texts = [test.hint.in_language(language) for test in exercise.tests if test.public and test.hint]
    done = tries(sent)
    return [Hint(number, text, is_offered=number <= done) for number, text in enumerate(texts, start=1)]


def tries(sent: Sequence[Submission]) -> int:
    """How many of the submissions were marked and did not get every point. What we failed to mark was no try of the pupil's."""
    return sum(
        one.state is State.GRADED and one.points is not None and one.points < (one.max_points or 0) for one in sent
    )
