"""Values as they came in JSON, of whatever type: read into the right ones, what is wrong collected by the field's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from grader.errors import Invalid, TooLarge

EXERCISE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,98}/[A-Za-z0-9][A-Za-z0-9._-]{0,98}")
MOST_FILES = 64

Wrong = dict[str, str]
"""Field to code: what a reader here adds to."""


def read_exercise_id(value: object, wrong: Wrong) -> str:
    """The id of an exercise, such as `python-basics/sum-two`; there need not be one of that name."""
    if isinstance(value, str) and EXERCISE.fullmatch(value):
        return value
    wrong["exercise"] = "not-an-exercise-id"
    return ""


def read_moment(value: object, wrong: Wrong) -> datetime | None:
    """A time in UTC, from RFC 3339 text or as it is; None where none was sent."""
    if value is None:
        return None
    moment = _moment(value)
    if moment is None:
        wrong["written_at"] = "not-a-time"
    return moment


def read_files(value: object, wrong: Wrong) -> dict[str, str]:
    """Name to text, of any text."""
    if not isinstance(value, Mapping) or not value:
        wrong["files"] = "no-files"
        return {}
    if len(value) > MOST_FILES:
        wrong["files"] = "too-many-files"
        return {}
    texts: dict[str, str] = {}
    for name, text in value.items():
        if isinstance(name, str) and isinstance(text, str):
            texts[name] = text
        else:
            wrong[f"files.{str(name)[:80]}"] = "not-text"
    return texts


def require_size(texts: Iterable[str], max_kib: int) -> None:
    """Raise TooLarge where all of it together, in UTF-8, is more."""
    if sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) > max_kib * 1024:
        raise TooLarge("submission-too-large", limit_kib=max_kib)


def require_files_of(asked: Iterable[str], main: str, files: Mapping[str, str]) -> None:
    """Raise Invalid for a file that the exercise does not ask for, or without the one it runs."""
    names = frozenset(asked)
    wrong = {f"files.{name[:80]}": "file-not-asked-for" for name in files if name not in names}
    if main not in files:
        wrong[f"files.{main}"] = "file-missing"
    if wrong:
        raise Invalid(wrong)


def _moment(value: object) -> datetime | None:
    if isinstance(value, str) and len(value) <= 40:  # noqa: PLR2004 - the longest RFC 3339 text has 35 characters
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        return None
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return None
