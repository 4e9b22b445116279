"""What to say of text that is not as expected."""

from __future__ import annotations

from grader.exercise.model import Compare
from grader.marking.codes import feedback
from grader.marking.compare import Match, compare_text
from grader.marking.readable import TOLD, cut
from grader.marking.report import Feedback

_BY_LINE = frozenset({None, Compare.LINES, Compare.EXACT, Compare.STRICT})


def judge_text(how: Compare | None, expected: str, actual: str, tolerance: float | None) -> tuple[Feedback, ...]:
    """Nothing when the text is right; else that it is wrong, what kind of difference it is, and where the first one is."""
    match = compare_text(how, expected, actual, tolerance)
    if match.matches:
        return ()
    if not actual.strip() and expected.strip():
        return (feedback("no-output"),)
    return (feedback("wrong-output"), *kind_of_difference(expected, actual), _where(how, match))


def kind_of_difference(expected: str, actual: str) -> tuple[Feedback, ...]:
    """That only spaces, or only small and capital letters differ, or that there is more before the right text."""
    if expected.split() == actual.split() or "".join(expected.split()) == "".join(actual.split()):
        return (feedback("whitespace-only"),)
    if expected.split() and [*map(str.casefold, expected.split())] == [*map(str.casefold, actual.split())]:
        return (feedback("case-only"),)
    wanted, given = expected.strip(), actual.strip()
    before = given.removesuffix(wanted) if wanted else given
    if before != given and not before[-1:].isalnum():
        return (feedback("extra-text"),)
    return ()


def _where(how: Compare | None, match: Match) -> Feedback:
    if how not in _BY_LINE:
        return feedback("output-differs-at", output_line=match.line, output_column=match.column)
    return feedback(
        "first-difference",
        output_line=match.line,
        output_column=match.column,
        expected=cut(match.expected, TOLD),
        actual=cut(match.actual, TOLD),
    )
