"""What keeps every test of a report from passing, such as a syntax error: said and explained once, for all of them."""

from __future__ import annotations

from grader.marking.report import Feedback, Report, Status, TestResult
from web.explanations.explained import Explained, Explainer
from web.language.wording import gettext
from web.sentences import explain

DIFFERENCES = frozenset(
    {"wrong-output", "wrong-value", "wrong-file", "wrong-drawing", "wrong-exit-code", "assertion-failed"}
)
"""The feedback that only says that what was expected is something else."""


def shared_cause(report: Report) -> Feedback | None:
    """The one thing that keeps every test from passing, such as a syntax error; None when there is no such thing.

    That answers differ from what was expected is none: the difference itself tells more.
    """
    causes = [test.feedback[0] if test.feedback else None for test in report.tests if test.status is Status.FAILED]
    nothing_passed = all(test.status is not Status.PASSED for test in report.tests)
    if causes and nothing_passed and causes[0] and all(cause == causes[0] for cause in causes):
        alone = len(causes) == 1 and causes[0] not in report.feedback
        return None if alone or causes[0].code in DIFFERENCES else causes[0]
    return None


def explained_of(test: TestResult, explainer: Explainer) -> Explained | None:
    """Why the program stopped in this test; None where it did not."""
    return explainer.of(test.feedback) if test.status is Status.FAILED else None


def explained_once(report: Report, explainer: Explainer) -> Explained | None:
    """The one explanation that goes for every test; None where they differ, as in the line."""
    found = [explained_of(test, explainer) for test in report.tests if test.status is Status.FAILED]
    return found[0] if all(one == found[0] for one in found) else None


def sentence_for_all(shared: Feedback, explained: Explained | None) -> str:
    """What stands above the tests."""
    if explained is None or explained.is_end:
        return explain.feedback(shared)
    if not explained.line:
        return explained.sentence
    return gettext("Line %(line)s: %(what)s", line=explained.line, what=explained.sentence)
