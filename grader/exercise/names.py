"""Names of tests and exercises that are mentioned elsewhere, and what to say when nothing has such a name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from grader.exercise.found import Found
from grader.exercise.problems import ProblemList
from grader.exercise.read_scalar import cut


def tell_no_such_test(found: Found, known: Sequence[str], problems: ProblemList) -> None:
    """A problem: the name that was found is no test's."""
    problems.tell(
        found.place, found.path, "no-such-test", f"no test has the name `{cut(found.value)}`", _near(found, known)
    )


def tell_no_such_exercise(found: Found, known: Sequence[str], problems: ProblemList) -> None:
    """A problem: the name that was found is no exercise's folder."""
    message = f"there is no exercise in a folder `{cut(found.value)}` here"
    problems.tell(found.place, found.path, "no-such-exercise", message, _near(found, known))


def _near(found: Found, known: Sequence[str]) -> str:
    near = get_close_matches(found.value, known, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    some = ", ".join(f"`{cut(name)}`" for name in known[:5])
    return f"there are {some}" + (" …" if known[5:] else "") if some else "there are none"
