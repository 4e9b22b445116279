"""What was found out about one test, before it becomes a test result."""

from __future__ import annotations

from dataclasses import dataclass

from grader.marking.report import Feedback


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a test asks for: what was expected, what came, and what to say of it; nothing when it is right."""

    label: str
    """What it is about, such as `a.balance`; told when a test has several."""
    expected: str
    actual: str
    feedback: tuple[Feedback, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one test: passed when there is no feedback, unless it says so itself."""

    feedback: tuple[Feedback, ...] = ()
    expected: str | None = None
    actual: str | None = None
    stdout: str | None = None
    traceback: str | None = None
    drawing: str | None = None
    expected_drawing: str | None = None
    """Pictures, as SVG of our own."""
    passed: bool | None = None
    """What has feedback also where all is well says here how it ended."""

    @property
    def has_passed(self) -> bool:
        """Whether the test passed."""
        return not self.feedback if self.passed is None else self.passed


def shown(pieces: list[Piece]) -> tuple[str | None, str | None]:
    """Expected and actual: of the first piece that is wrong; when all is right, of all of them."""
    wrong = next((piece for piece in pieces if piece.feedback), None)
    if wrong is None and len(pieces) > 1:
        expected = "\n".join(f"{piece.label} → {piece.expected}" for piece in pieces)
        return expected, "\n".join(f"{piece.label} → {piece.actual}" for piece in pieces)
    only = wrong or next(iter(pieces), None)
    return (only.expected, only.actual) if only else (None, None)
