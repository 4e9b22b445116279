"""Every error that a use case raises, as one tree; the class says who is told and whether to try again.

AppError                     has a code and parameters; never a finished sentence
├─ NotAllowed                → 403
├─ NotFound                  → 404
├─ Conflict                  → 409   same id, other content; a stale form
├─ Invalid                   → 422   fields → codes
├─ TooLarge                  → 413   more than we take
├─ TooMany                   → 429   try again after so many seconds
├─ ExerciseBroken            carries the problems; → the author, never the student
└─ Retryable                 our failure, for now: try again later
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.exercise.problems import Problem

Params = Mapping[str, str | int]


class AppError(Exception):
    """Something that a user is told: a code such as `no-such-exercise` and the parameters of its sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        """`code` is a lower-case word with hyphens; the page turns code and params into a sentence."""
        super().__init__(code)
        self.code = code
        self.params: Params = params

    def __str__(self) -> str:
        """The code and its parameters, for logs."""
        told = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({told})" if told else self.code


class NotAllowed(AppError):
    """This viewer may not do this."""


class NotFound(AppError):
    """There is no such thing, or none that this viewer may know of."""


class Conflict(AppError):
    """The request contradicts what is stored."""


class Invalid(AppError):
    """Bad input; `fields` names every bad field with the code of its problem."""

    def __init__(self, fields: Mapping[str, str], code: str = "invalid", **params: str | int) -> None:
        """`fields` maps a field's name to a code."""
        super().__init__(code, **params)
        self.fields = dict(fields)


class TooLarge(AppError):
    """More was sent than is taken; `limit_kib` says how much that is."""

    def __init__(self, code: str, limit_kib: int, **params: str | int) -> None:
        """`limit_kib` is in KiB."""
        super().__init__(code, limit_kib=limit_kib, **params)
        self.limit_kib = limit_kib


class TooMany(AppError):
    """Too many tries; `retry_after_seconds` says when the next one may come."""

    def __init__(self, code: str, retry_after_seconds: int, **params: str | int) -> None:
        """`retry_after_seconds` is a whole number, at least 1."""
        super().__init__(code, retry_after_seconds=retry_after_seconds, **params)
        self.retry_after_seconds = retry_after_seconds


class ExerciseBroken(AppError):
    """An exercise that cannot be used; `problems` say file and line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """`problems` is not empty."""
        super().__init__("exercise-broken", count=len(problems))
        self.problems = tuple(problems)


class Retryable(AppError):
    """Our failure, expected to pass: try again later."""
