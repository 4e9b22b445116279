"""Keeping a report to a size that a page, a phone and a database bear."""

from __future__ import annotations

import json
from dataclasses import replace

from grader.marking.pictures import smaller
from grader.marking.readable import cut
from grader.marking.report import Report, TestResult, to_json

MAX_BYTES = 2**18
_STEPS = (1000, 250, 60, 0)
_PICTURE_STEPS = {1000: 2**14, 250: 2**12}
"""What a picture may take where a text may take so many characters; in shorter reports there is none."""


def fitted(report: Report) -> Report:
    """The report with its texts cut as far as it takes to stay below MAX_BYTES as JSON."""
    steps = iter(_STEPS)
    while _size(report) > MAX_BYTES and (most := next(steps, None)) is not None:
        report = replace(report, tests=tuple(_cut(test, most) for test in report.tests))
    return report


def _size(report: Report) -> int:
    return len(json.dumps(to_json(report), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def _cut(test: TestResult, most: int) -> TestResult:
    def shorter(text: str | None) -> str | None:
        return None if text is None else cut(text, most)

    return replace(
        test,
        feedback=test.feedback if most else test.feedback[:1],
        input=shorter(test.input),
        expected=shorter(test.expected),
        actual=shorter(test.actual),
        stdout=shorter(test.stdout),
        traceback=shorter(test.traceback),
        explanation=shorter(test.explanation),
        drawing=smaller(test.drawing, _PICTURE_STEPS.get(most, 0)),
        expected_drawing=smaller(test.expected_drawing, _PICTURE_STEPS.get(most, 0)),
    )
