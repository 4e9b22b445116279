"""What is wrong with a suite once it was collected: its author's problem, and nobody's zero."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from grader.exercise.model import Exercise, SuiteTest, Test
from grader.exercise.problems import WHOLE_FILE, Place, Problem, ProblemList
from grader.marking.suite_names import called, points_of
from sandbox import suites
from sandbox.types import CaseResult

MAX_TESTS = 500
"""Of an exercise, as `exercise.yaml` may declare."""
MOST_POINTS = 1000
MOST_NAME = 120
MOST_TEXT = 2000
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SPOKEN_OF = re.compile(r"""([\w.-]+\.py)(?::|", line )(\d{1,6})\b""")


def suite_problems(exercise: Exercise, cases: Sequence[CaseResult]) -> tuple[Problem, ...]:
    """The problems of all suites of the exercise; `cases` has one result for each of its tests.

    The file of each is a suite's path inside the exercise's folder.
    """
    return tuple(_problems(exercise, cases))


def _problems(exercise: Exercise, cases: Sequence[CaseResult]) -> Iterator[Problem]:
    names = Counter(test.name for test in exercise.tests if not isinstance(test.kind, SuiteTest))
    count = 0
    for number, (test, case) in enumerate(zip(exercise.tests, cases, strict=False)):
        if not isinstance(test.kind, SuiteTest):
            count += 1
        elif case.suite is not None:
            count += len(case.suite.tests)
            told = _Told(test, test.kind, f"tests[{number}].pytest")
            told.check(case.suite, names)
            if count > MAX_TESTS:
                told.tell("too-many", f"with these, the exercise has {count} tests", f"at most {MAX_TESTS}")
            yield from told.problems


class _Told:
    """The problems of one suite."""

    def __init__(self, test: Test, kind: SuiteTest, key: str) -> None:
        self.test = test
        self.problems: list[Problem] = []
        self._kind = kind
        self._key = key

    def check(self, suite: suites.SuiteResult, names: Counter[str]) -> None:
        """Tell everything; `names` are those taken by other tests, and this suite's are added."""
        if suite.problem is not None:
            self.tell("broken-suite", suite.problem, at=_place(suite.problem, self._kind))
            return
        for test, name in zip(suite.tests, called(suite.tests, public=self.test.public), strict=True):
            names[name.name] += 1
            if names[name.name] == 2:  # noqa: PLR2004 - told once, however many there are
                hint = "give it another one: @pytest.mark.kradan(name=…)"
                self.tell("duplicate", f"two tests of the exercise have the name `{name.name}`", hint)
            for message, hint in _wrong_marker(test):
                self.tell("bad-marker", f"the marker of {test.name} is wrong: {message}", hint)

    def tell(self, rule: str, message: str, hint: str = "", at: tuple[str, Place] | None = None) -> None:
        """Add a problem of this suite; `at` is file and place, where they are known."""
        file, place = at or (self._kind.path, WHOLE_FILE)
        told = ProblemList(file)
        told.tell(place, self._key, rule, message, hint)
        self.problems += told.problems


def _wrong_marker(test: suites.SuiteTest) -> Iterator[tuple[str, str]]:
    """Message and hint for each value that no exercise file could have either."""
    marker = test.marker
    if not 1 <= points_of(test) <= MOST_POINTS:
        yield f"`points` is {marker.points}", f"write a whole number from 1 to {MOST_POINTS}"
    if marker.name is not None and not (marker.name.isprintable() and 0 < len(marker.name.strip()) <= MOST_NAME):
        yield "`name` is empty, too long or not one line", f"write 1 to {MOST_NAME} characters"
    for key, texts in (("title", marker.title), ("hint", marker.hint)):
        for language, text in texts.items():
            if not _LANGUAGE.fullmatch(language):
                yield f"`{key}` has a language `{language[:30]}`", "write th or en"
            if not text.strip() or len(text) > MOST_TEXT:
                yield f"`{key}` is empty or too long", f"write 1 to {MOST_TEXT} characters"


def _place(problem: str, kind: SuiteTest) -> tuple[str, Place] | None:
    """The file of the suite, and its line, that pytest's words speak of last: the innermost."""
    for name, line in reversed(_SPOKEN_OF.findall(problem)):
        path = f"{kind.path.rpartition('/')[0]}/{name}"
        if path in kind.files:
            return path, Place(int(line), 1)
    return None
