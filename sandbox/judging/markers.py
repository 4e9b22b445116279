"""`@pytest.mark.kradan(...)`: what a suite says of its tests, checked, so that a slip is told and not guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sandbox.suites import Marker

if TYPE_CHECKING:
    import pytest

NAME = "kradan"
LINE = "kradan(points, public, name, title, hint): what this test is worth, whether students see it, and in which words"

_MAX_POINTS = 1_000_000
_MAX_TEXT = 4000
_EXAMPLE = '@pytest.mark.kradan(points=2, public=True, name="empty", title={"en": "The empty list"}, hint={"en": "…"})'
_UNKNOWN = re.compile(r"'([^'\n]{1,100})' not found in `markers` configuration option")


class BadMarker(Exception):
    """A marker that cannot be meant; for the author."""


def marker_of(item: pytest.Item) -> Marker:
    """What the suite says of a test: of each word the one that stands nearest to it. Raises BadMarker."""
    words: dict[str, Any] = {}
    for mark in item.iter_markers(NAME):  # nearest first
        if mark.args:
            raise BadMarker(f"it takes words with a name only, such as {_EXAMPLE}")
        for name, value in mark.kwargs.items():
            check = _CHECKS.get(name)
            if check is None:
                raise BadMarker(f"it knows no {name!r}, only {', '.join(_CHECKS)}")
            words.setdefault(name, check(name, value))
    return Marker(**words)


def unknown(problem: str) -> str:
    """What to tell the author of a marker that nobody knows, instead of pytest's `problem`; empty where it is another one."""
    found = _UNKNOWN.search(problem)
    return f"there is no marker `{found[1]}`: write @pytest.mark.{NAME}(…) or one of pytest's own" if found else ""


def _points(name: str, value: object) -> int:
    if type(value) is not int or not 0 <= value <= _MAX_POINTS:
        raise BadMarker(f"{name} is {value!r}: it must be a whole number, 0 or more")
    return value


def _flag(name: str, value: object) -> bool:
    if type(value) is not bool:
        raise BadMarker(f"{name} is {value!r}: it must be True or False")
    return value


def _text(name: str, value: object) -> str:
    if type(value) is not str or not value.strip() or len(value) > _MAX_TEXT:
        raise BadMarker(f"{name} is {value!r}: it must be a text of 1 to {_MAX_TEXT} characters")
    return value


def _texts(name: str, value: object) -> dict[str, str]:
    """A text for each language."""
    if not isinstance(value, Mapping) or not value or not all(type(language) is str for language in value):
        raise BadMarker(f'{name} is {value!r}: it must be a text for each language, such as {{"en": "…", "th": "…"}}')
    return {language: _text(f"{name}[{language!r}]", text) for language, text in value.items()}


_CHECKS = {"points": _points, "public": _flag, "name": _text, "title": _texts, "hint": _texts}
