"""How many programs of a corpus that stopped get an explanation: one that names a cause, only the kind, or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.explanations.catalogue import CAUSES
from grader.marking.report import Feedback, Status, from_json
from web.explanations.explained import Explainer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.corpus.programs import Program

MAIN = "solution.py"
EXCEPTIONS = frozenset({"raised", "syntax-error", "read-past-input"})
LIMITS = frozenset({"timed-out", "output-limit", "out-of-memory"})
ENOUGH = 0.95
"""Of the programs with an exception, for how many a cause has to be named."""
CAUSE, KIND, NOTHING = "a cause is named", "only the kind is told", "nothing is explained"


@dataclass(frozen=True)
class Stopped:
    """A program that ended in an exception or at a limit in at least one test."""

    program: Program
    explained: str
    """The least that any of these tests gets: CAUSE, KIND or NOTHING."""
    causes: frozenset[str]
    """The codes of the causes, of all these tests."""
    unexplained: str
    """What was told of the first test without a cause."""
    at_limit: bool
    """Whether only limits ended it, and no exception."""


def stopped(program: Program, report: dict[str, Any]) -> Stopped | None:
    """What is explained of a program by its report; None where it always came to its end."""
    tests = [test for test in from_json(report).tests if test.status is Status.FAILED] if "tests" in report else []
    ended = [test.feedback for test in tests if any(one.code in EXCEPTIONS | LIMITS for one in test.feedback)]
    if not ended:
        return None
    explainer = Explainer({MAIN: program.source}, MAIN)
    found = [(told, explainer.of(told)) for told in ended]
    codes = frozenset(one.code for _, one in found if one)
    poor = [told for told, one in found if one is None or CAUSES[one.code].is_general]
    least = NOTHING if any(one is None for _, one in found) else KIND if poor else CAUSE
    at_limit = not any(one.code in EXCEPTIONS for told in ended for one in told)
    return Stopped(program, least, codes, _words(poor[0]) if poor else "", at_limit)


def counted(programs: Iterable[Stopped]) -> Counter[tuple[bool, str]]:
    """How many got how much; of those that only limits ended apart."""
    return Counter((one.at_limit, one.explained) for one in programs)


def share(programs: list[Stopped]) -> float:
    """The share of the programs with an exception for each of which a cause is named; 1 where there are none."""
    raised = [one for one in programs if not one.at_limit]
    return sum(one.explained == CAUSE for one in raised) / len(raised) if raised else 1.0


def _words(told: tuple[Feedback, ...]) -> str:
    params = [one.params for one in told]
    text = " · ".join(str(one[name]) for one in params for name in ("type", "message", "text") if name in one)
    return text or told[0].code
