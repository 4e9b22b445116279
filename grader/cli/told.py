"""Errors in words, for the command line; pages have their own words, in two languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.exc import OperationalError, ProgrammingError

from grader.errors import AppError, ExerciseBroken, Invalid, Retryable
from grader.exercise.problems import in_words
from grader.settings import SettingsError
from sandbox.errors import SandboxError

FIELDS = {
    "bad-username": "a username has lower-case letters, digits, dots, hyphens and underscores, and begins and ends with a "
    "letter or digit",
    "username-taken": "there is an account with this username already",
    "bad-name": "a name has 1 to 100 characters",
    "password-too-short": "a password has at least 8 characters",
    "password-too-long": "a password has at most 200 characters",
    "password-too-common": "this password is among the first that anybody would try",
    "password-is-username": "the password is the username",
}
CODES = {
    "no-such-person": "There is no account with this username: `kradan user list` shows them all.",
    "queue-unreachable": "The queue cannot be reached: {reason}. Is Redis (or Valkey) running, and is KRADAN_REDIS_URL right?",
    "linter-unavailable": "The linter (ruff) cannot be started: {reason}. Install Kradan with its dependencies anew.",
    "sandbox-unavailable": "No sandbox can be had now: {reason} `kradan doctor` says what is missing.",
}


def told(error: Exception) -> str:
    """One paragraph: what happened, where, and how to mend it."""
    if getattr(error, "is_told", False):
        return str(error)
    for kind, tell in _TELL.items():
        if isinstance(error, kind):
            return tell(error)
    return f"Something went wrong inside Kradan: {type(error).__name__}: {error}\nRun the same command with --debug to see where."


def _of_fields(error: Invalid) -> str:
    return ". ".join(f"{field}: {FIELDS.get(code, code)}" for field, code in error.fields.items())


def _of_exercise(error: ExerciseBroken) -> str:
    return "The exercise cannot be used.\n" + "\n".join(in_words(problem) for problem in error.problems)


def _of_use_case(error: AppError) -> str:
    again = " Try again later." if isinstance(error, Retryable) and error.code not in CODES else ""
    return CODES.get(error.code, str(error)).format(**error.params) + again


def _of_settings(error: SettingsError) -> str:
    return "The settings are not right:\n" + "\n".join(f"- {line}" for line in str(error).splitlines())


def _of_system(error: OSError) -> str:
    return f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")


def _of_database(error: OperationalError | ProgrammingError) -> str:
    reason = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
    if "no such table" in reason or "does not exist" in reason:
        return f"The database has no tables of this version ({reason}). Make them with: kradan db upgrade"
    return f"The database cannot be used: {reason}. Is it running, and is KRADAN_DATABASE_URL right?"


_TELL: Mapping[type[Exception], Callable[[Any], str]] = {
    Invalid: _of_fields,
    ExerciseBroken: _of_exercise,
    AppError: _of_use_case,
    SettingsError: _of_settings,
    OperationalError: _of_database,
    ProgrammingError: _of_database,
    SandboxError: str,
    OSError: _of_system,
}
"""In this order: the first that fits."""
