"""The words of one cause: what happened, what usually causes it, and a tiny example."""

from __future__ import annotations

from dataclasses import dataclass

from web.language.wording import Sentence


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences in which `%(name)s` takes a parameter and backquotes hold code; programs that a test runs."""

    what: Sentence
    why: Sentence
    wrong: str
    """A program that ends with just this cause."""
    right: str
    """The same, mended."""
