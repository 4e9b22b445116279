"""What the tests of a suite are called in the report: the author's words, and never a hidden test's values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.marking.readable import TOLD, cut
from sandbox.suites import SuiteTest


@dataclass(frozen=True, slots=True)
class Called:
    """One test's name and titles."""

    name: str
    title: Mapping[str, str]
    """Language to what readers see instead of the name."""


def called(tests: Sequence[SuiteTest], *, public: bool) -> tuple[Called, ...]:
    """The names, in order: those of the markers, else pytest's. `public` is what holds where a marker says nothing.

    pytest makes ids out of the parameters, so for a hidden test `test_total[3-6]` would tell what goes in and what comes
    out; such tests are numbered, as are those of one function that share a marker's name: `test_total (2)`. Where the ids
    are words of the author's, these stand in place of the number.
    """
    words = [_words(test, public=public) for test in tests]
    several = Counter(words)
    seen: Counter[tuple[str, str]] = Counter()
    names: list[Called] = []
    for test, key in zip(tests, words, strict=True):
        seen[key] += 1
        which = cut(_id(test), TOLD // 2) if test.own_id else str(seen[key])
        apart = f" ({which})" if several[key] > 1 else ""
        title = {language: text + apart for language, text in test.marker.title.items()}
        names.append(Called(cut(key[1], TOLD - len(apart)) + apart, title))
    return tuple(names)


def is_public(test: SuiteTest, *, public: bool) -> bool:
    """Whether students see more of it than its result."""
    return public if test.marker.public is None else test.marker.public


def points_of(test: SuiteTest) -> int:
    """What passing it is worth."""
    return 1 if test.marker.points is None else test.marker.points


def _id(test: SuiteTest) -> str:
    return test.name.partition("[")[2].removesuffix("]")


def _words(test: SuiteTest, *, public: bool) -> tuple[str, str]:
    """The function that the test is of, and the name before any number."""
    function = test.name.partition("[")[0]
    if test.marker.name is not None:
        return function, test.marker.name
    tells = test.own_id or is_public(test, public=public)
    return function, test.name if tells else function
