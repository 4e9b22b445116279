"""What a page asks the desk to try: an exercise to practise with and the pupil's files; and the verdict on what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.marking import practice_form
from grader.marking.mark import mark
from grader.marking.plan import plan
from grader.marking.practice_form import PracticeForm
from grader.marking.report import Report
from grader.marking.visibility import seen_by_student
from sandbox.told import case_result
from sandbox.types import Case, CaseResult, Limits, Outcome, RunRequest, RunResult
from web.practice import lost

MADE_BY = "practice"
"""What a report says of the sandbox."""


@dataclass(frozen=True, slots=True)
class Trial:
    """An exercise and a submission's files."""

    form: PracticeForm
    files: Mapping[str, str]

    @classmethod
    def of(cls, text: str) -> Trial:
        """What the page's request holds. Raises ValueError or KeyError: our bug."""
        asked = json.loads(text)
        return cls(practice_form.from_json(asked["exercise"]), dict(asked["files"]))

    def request(self) -> RunRequest:
        """What a slot would have been asked, of the tests that are tried here."""
        return plan(self.form.exercise, self.files)

    def report(self, results: Sequence[str | Mapping[str, Any]]) -> Report:
        """The judged trial, by the same rules as on the server. Each result is the text or object of one case."""
        request = self.request()
        told = [json.loads(one) if isinstance(one, str) else one for one in results]
        cases = tuple(
            _result(one, case, case.limits or request.limits) for one, case in zip(told, request.cases, strict=True)
        )
        run = RunResult(cases, sum(case.wall_seconds for case in cases), MADE_BY, "")
        return seen_by_student(mark(self.form.exercise, self.files, run))


def _result(told: Mapping[str, Any], case: Case, limits: Limits) -> CaseResult:
    """What came of a case, also of one that the page had to stop or that was lost with its interpreter."""
    if told["outcome"] == lost.GAVE_WAY:
        return lost.case(case, told)
    if told["outcome"] == Outcome.TIMED_OUT:
        return CaseResult(Outcome.TIMED_OUT, wall_seconds=limits.wall_seconds)
    return case_result(told, case)
