"""What a page asks the desk to try: an exercise to practise with and the pupil's files; and the verdict on what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from signal import SIGSEGV
from typing import Any

from grader.marking import practice_form
from grader.marking.mark import mark
from grader.marking.plan import plan
from grader.marking.practice_form import PracticeForm
from grader.marking.report import Report
from grader.marking.visibility import seen_by_student
from sandbox.told import case_result
from sandbox.types import Limits, Outcome, RunRequest, RunResult

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
            case_result(_as_the_warden_tells(one, case.limits or request.limits), case)
            for one, case in zip(told, request.cases, strict=True)
        )
        run = RunResult(cases, sum(case.wall_seconds for case in cases), MADE_BY, "")
        return seen_by_student(mark(self.form.exercise, self.files, run))


def _as_the_warden_tells(result: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """The result of a case, or what a slot would have made of one that the page had to stop."""
    if result["outcome"] == Outcome.TIMED_OUT:
        return {"outcome": Outcome.TIMED_OUT, "wall_seconds": limits.wall_seconds, "said": ""}
    if result["outcome"] == Outcome.SIGNALLED:
        return {"outcome": Outcome.SIGNALLED, "signal": SIGSEGV, "said": ""}
    return dict(result)
