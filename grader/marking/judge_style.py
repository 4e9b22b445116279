"""Judging a test of style: how many findings there may be, and which are told."""

from __future__ import annotations

from grader.exercise.source_tests import StyleTest
from grader.marking.codes import feedback
from grader.marking.lint import Linted
from grader.marking.readable import TOLD, cut
from grader.marking.verdict import Verdict

MOST_TOLD = 20
"""Findings of one test that are told: nobody mends more at once."""


def judge_style(kind: StyleTest, linted: Linted) -> Verdict:
    """The verdict on one style test; what is only told has always passed."""
    told = [
        feedback(
            "style-finding",
            rule=one.code,
            message=cut(one.message, TOLD),
            file=one.file,
            line=one.line,
            column=one.column,
        )
        for one in linted.findings[:MOST_TOLD]
    ]
    if len(linted.findings) > MOST_TOLD:
        told.append(feedback("style-more", count=len(linted.findings) - MOST_TOLD))
    if linted.is_unread:
        told.append(feedback("style-unread"))
    passed = kind.at_most is None or (len(linted.findings) <= kind.at_most and not linted.is_unread)
    if not passed and kind.at_most and not linted.is_unread:
        told.insert(0, feedback("style-too-many", count=len(linted.findings), at_most=kind.at_most))
    return Verdict(tuple(told), passed=passed)
