"""A judged submission: the report, its test results and its feedback, in plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

FORMAT = 1
MARKING_VERSION = "1"
"""Raised whenever the same run could give another mark."""


class Status(StrEnum):
    """The three answers to a test."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What to tell: a code with parameters; the page writes the sentence in the reader's language."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    """JSON values only."""


@dataclass(frozen=True, slots=True)
class TestResult:
    """The answer to one test."""

    __test__ = False  # pytest: not a class of tests

    name: str
    status: Status
    points: int
    max_points: int
    public: bool
    outcome: str
    """What the sandbox saw, one of `sandbox.types.Outcome`."""
    feedback: tuple[Feedback, ...] = ()
    wall_seconds: float = 0.0
    """0 where the viewer may not see it: a program can tell a hidden input by how long it takes."""
    input: str | None = None
    """What the test did: the call, or the standard input. None where the viewer may not see it."""
    expected: str | None = None
    actual: str | None = None
    """Readable text. None where the viewer may not see it, or there is none."""
    stdout: str | None = None
    """What a call printed on the way."""
    traceback: str | None = None
    drawing: str | None = None
    expected_drawing: str | None = None
    """What was drawn and what should be, as SVG that `sandbox.drawing.svg` wrote. None where the viewer may not see it."""
    explanation: str | None = None
    """Of a suite's test: what does not hold, as pytest shows it. None where the viewer may not see it."""
    suite: str | None = None
    """The declared test, a pytest suite, that this is one test of."""
    group: str | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    """Language to what readers see instead of the name."""
    hint: Mapping[str, str] = field(default_factory=dict)
    """Language to text; only for a test that did not pass."""

    def name_in(self, language: str) -> str:
        """What readers of this language see: the title, or the name where there is none."""
        return self.title.get(language) or self.name


@dataclass(frozen=True, slots=True)
class Report:
    """The judged submission. Points are whole numbers; a percentage is made at the edge."""

    exercise: str
    revision: str
    tests: tuple[TestResult, ...]
    image: str = ""
    sandbox: str = ""
    marking: str = MARKING_VERSION
    feedback: tuple[Feedback, ...] = ()
    """About the submission as a whole, such as a syntax error or an older revision."""

    @property
    def points(self) -> int:
        """The points earned."""
        return sum(test.points for test in self.tests)

    @property
    def max_points(self) -> int:
        """The points that could be earned."""
        return sum(test.max_points for test in self.tests)


def to_json(report: Report) -> dict[str, Any]:
    """The report as what `json.dumps` takes; whoever knows the submission adds its id, state and phases.

    What a viewer may not see, and what there is none of, is left out.
    """
    return {
        "format": FORMAT,
        "exercise": report.exercise,
        "revision": report.revision,
        "made_by": {"marking": report.marking, "image": report.image, "sandbox": report.sandbox},
        "points": report.points,
        "max_points": report.max_points,
        "feedback": _feedback_to_json(report.feedback),
        "tests": [_test_to_json(test) for test in report.tests],
    }


def from_json(data: Any) -> Report:
    """The report that `to_json` made `data` of; what others added is not looked at. Raises ValueError."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"this is not a report in format {FORMAT}")
    try:
        made_by = data["made_by"]
        return Report(
            exercise=data["exercise"],
            revision=data["revision"],
            tests=tuple(_test(test) for test in data["tests"]),
            image=made_by["image"],
            sandbox=made_by["sandbox"],
            marking=made_by["marking"],
            feedback=_feedback(data["feedback"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is not a report in format {FORMAT}: {error!r}") from error


_SOMETIMES = (
    "input",
    "expected",
    "actual",
    "stdout",
    "traceback",
    "drawing",
    "expected_drawing",
    "explanation",
    "suite",
    "group",
)


def _test_to_json(test: TestResult) -> dict[str, Any]:
    told = {
        "name": test.name,
        "status": test.status.value,
        "points": test.points,
        "max_points": test.max_points,
        "public": test.public,
        "outcome": test.outcome,
        "feedback": _feedback_to_json(test.feedback),
        "wall_seconds": round(test.wall_seconds, 6),
    }
    told |= {name: getattr(test, name) for name in _SOMETIMES if getattr(test, name) is not None}
    return told | {name: dict(texts) for name, texts in (("title", test.title), ("hint", test.hint)) if texts}


def _test(data: dict[str, Any]) -> TestResult:
    return TestResult(
        name=data["name"],
        status=Status(data["status"]),
        points=data["points"],
        max_points=data["max_points"],
        public=data["public"],
        outcome=data["outcome"],
        feedback=_feedback(data["feedback"]),
        wall_seconds=data["wall_seconds"],
        title=dict(data.get("title", {})),
        hint=dict(data.get("hint", {})),
        **{name: data.get(name) for name in _SOMETIMES},
    )


def _feedback_to_json(feedback: tuple[Feedback, ...]) -> list[dict[str, Any]]:
    return [{"code": one.code, "params": dict(one.params)} for one in feedback]


def _feedback(data: list[dict[str, Any]]) -> tuple[Feedback, ...]:
    return tuple(Feedback(one["code"], dict(one["params"])) for one in data)
