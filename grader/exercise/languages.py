"""Text in several languages: which languages an exercise should speak, and a word about those that are missing."""

from __future__ import annotations

from grader.exercise.found import Found
from grader.exercise.problems import ProblemList

LANGUAGES = {"th": "Thai", "en": "English"}


def tell_missing(found: Found, problems: ProblemList) -> None:
    """A warning for each language in which this text is not there."""
    for code, name in LANGUAGES.items():
        if code not in found.value:
            message = f"there is no {name} text here"
            problems.tell(found.place, found.path, "one-language", message, f"add `{code}:`", warning=True)
