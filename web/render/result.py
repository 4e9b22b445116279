"""A report as a page shows it: one sentence of what to do next, and each test, the first that does not pass opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from grader.exercise.model import LocalText
from grader.marking.report import Feedback, Report, Status, TestResult
from web.explanations.explained import Explained, Explainer, explains
from web.language.thai_lines import held_together
from web.language.wording import gettext, ngettext
from web.render import pictures
from web.render.comparison import Comparison, Marked, compare, plain
from web.render.pictures import ShownPicture
from web.render.shared_cause import explained_of, explained_once, sentence_for_all, shared_cause
from web.sentences import explain
from web.sentences.code_remarks import Remark, Requirement, is_listed, remarks, requirements
from web.sentences.compiler_sentences import is_explanation

AFTER_FAILED = "after-failed"
"""The feedback that names another test."""
FILE, LINE = "file", "line"
"""The parameters of a feedback that speaks of a place in the code."""
SHORT = 12
"""Characters of a text that needs no more than half of a phone's width."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One test of a report."""

    test: TestResult
    is_open: bool
    sentences: tuple[str, ...]
    hint: str
    comparison: Comparison | None
    """Where both texts are known."""
    expected: Marked | None
    actual: Marked | None
    printed: Marked | None
    input: Marked | None
    explanation: Marked | None
    """Of a suite's test: what does not hold, as pytest shows it."""
    drawing: ShownPicture | None = None
    expected_drawing: ShownPicture | None = None
    requirements: tuple[Requirement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    explained: Explained | None = None
    """Why the program stopped, where it did."""

    @property
    def has_passed(self) -> bool:
        """Whether the test passed."""
        return self.test.status is Status.PASSED

    @property
    def is_told(self) -> bool:
        """Whether it is worth nothing and only says something."""
        return not self.test.max_points

    @property
    def is_short(self) -> bool:
        """Whether expected and actual fit beside each other even on a phone."""
        texts = (self.test.expected, self.test.actual)
        return all(text is not None and len(text) <= SHORT and "\n" not in text for text in texts)

    @property
    def says_where(self) -> bool:
        """Whether a sentence tells already where the first difference is."""
        return any("output_line" in one.params for one in self.test.feedback)

    @property
    def has_more(self) -> bool:
        """Whether there is anything to open."""
        texts = (self.expected, self.actual, self.printed, self.input, self.explanation, self.test.traceback)
        return any((self.sentences, self.explained, self.hint, self.requirements, self.remarks, self.drawing, *texts))


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the code, with the words that stand there."""

    file: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """A whole report."""

    report: Report
    sentence: str
    notes: tuple[str, ...]
    """About the submission as a whole, beside the sentence; what explains a note is a line of the same."""
    tests: tuple[Shown, ...]
    place: Place | None
    """What to mark in the editor."""
    explained: Explained | None = None
    """What keeps every test from passing, explained once for all."""

    @property
    def groups(self) -> list[tuple[str | None, list[Shown]]]:
        """The tests under their headings, None where the author wrote none; in order, so that a heading may come again."""
        return [(heading, list(tests)) for heading, tests in groupby(self.tests, lambda shown: shown.test.group)]

    @property
    def statuses(self) -> list[str]:
        """The status of each test that is worth something, in order."""
        return [shown.test.status.value for shown in self.tests if not shown.is_told]

    @property
    def passed(self) -> int:
        """How many of those tests passed."""
        return self.statuses.count(Status.PASSED.value)

    @property
    def is_full(self) -> bool:
        """Whether every test passed."""
        return all(shown.test.status is Status.PASSED for shown in self.tests)


def result(report: Report, language: str, main: str = "solution.py", files: Mapping[str, str] | None = None) -> Result:
    """The report as this reader sees it; it must have been through `as_seen_by`.

    `main` is the file that ran, `files` what was handed in, by which errors are explained.
    """
    report = _with_titles(report, language)
    first = next((test for test in report.tests if test.status is not Status.PASSED), None)
    shared = shared_cause(report)
    explainer = Explainer(files or {}, main)
    explained = explained_once(report, explainer) if shared else None
    sentence = sentence_for_all(shared, explained) if shared else _progress(report, first, language)
    told = _worth_opening(report, first)
    return Result(
        report=report,
        sentence=sentence,
        notes=_notes(one for one in report.feedback if one != shared),
        tests=tuple(
            _shown(test, language, main, is_first=test is told, said=shared, explained=one)
            for test in report.tests
            for one in (None if explained else explained_of(test, explainer),)
        ),
        place=_place(report, first, main, explained or (explained_of(first, explainer) if first else None)),
        explained=explained,
    )


def _notes(told: Iterable[Feedback]) -> tuple[str, ...]:
    notes: list[list[str]] = []
    for one in told:
        if notes and is_explanation(one.code):
            notes[-1].append(explain.feedback(one))
        else:
            notes.append([explain.feedback(one)])
    return tuple("\n".join(lines) for lines in notes)


def _with_titles(report: Report, language: str) -> Report:
    """The report whose feedback calls other tests as this reader knows them."""
    shown = {test.name: held_together(test.name_in(language)) for test in report.tests}
    tests = [
        replace(test, feedback=tuple(_with_title(one, shown) for one in test.feedback))
        if any(one.code == AFTER_FAILED for one in test.feedback)
        else test
        for test in report.tests
    ]
    return replace(report, tests=tuple(tests))


def _with_title(one: Feedback, shown: Mapping[str, str]) -> Feedback:
    if one.code != AFTER_FAILED:
        return one
    name = str(one.params["name"])
    return replace(one, params={**one.params, "name": shown.get(name, name)})


def _progress(report: Report, first: TestResult | None, language: str) -> str:
    if first is None:
        return str(gettext("Every test passes."))
    scored = [test for test in report.tests if test.max_points]
    count = len(scored)
    passed = sum(test.status is Status.PASSED for test in scored)
    if count == 1:
        return str(gettext("Not there yet. See below what was expected."))
    if not passed:
        return str(gettext("No test passes yet. Begin with “%(name)s”.", name=held_together(first.name_in(language))))
    return str(
        ngettext(
            "%(num)s of %(count)s tests passes. Next: “%(name)s”.",
            "%(num)s of %(count)s tests pass. Next: “%(name)s”.",
            passed,
            count=count,
            name=held_together(first.name_in(language)),
        )
    )


def _worth_opening(report: Report, first: TestResult | None) -> TestResult | None:
    """The first test that does not pass; where all do, the first that still has something to say."""
    return first or next((test for test in report.tests if not test.max_points and test.feedback), None)


def _shown(
    test: TestResult, language: str, main: str, *, is_first: bool, said: Feedback | None, explained: Explained | None
) -> Shown:
    failed = test.status is not Status.PASSED
    stopped = any(one.code == "raised" for one in test.feedback)
    both = _comparison(test) if failed and not stopped else None
    return Shown(
        test=test,
        is_open=is_first and not said,
        sentences=tuple(explain.feedback(one) for one in test.feedback if _is_told(one, said, explained)),
        hint=LocalText(test.hint).in_language(language) if failed and is_first and not said else "",
        comparison=both,
        expected=both.expected if both else _plain(test.expected),
        actual=both.actual if both else _plain(_without_exception(test) if stopped else test.actual),
        printed=_plain(test.stdout or None),
        input=_plain(test.input or None),
        explanation=_plain(test.explanation),
        drawing=pictures.shown(test.drawing),
        expected_drawing=pictures.shown(test.expected_drawing),
        requirements=requirements(test.feedback, language, main),
        remarks=remarks(test.feedback, language, main),
        explained=explained,
    )


def _is_told(one: Feedback, said: Feedback | None, explained: Explained | None) -> bool:
    """Whether it has a sentence of its own: what is said above, listed below or explained has none."""
    told_better = explained is not None and not explained.is_end and explains(one)
    return one != said and not is_listed(one) and not told_better


def _comparison(test: TestResult) -> Comparison | None:
    """Both texts with their difference; None where holding them against each other letter by letter would mislead."""
    if test.expected is None or test.actual is None or any(one.code == "output-differs-at" for one in test.feedback):
        return None
    lines = [one.params.get("output_line") for one in test.feedback]
    return compare(test.expected, test.actual, next((line for line in lines if isinstance(line, int)), None))


def _without_exception(test: TestResult) -> str | None:
    """What came before the program stopped; the exception itself is explained, and its words are one tap away."""
    words = [f"{one.params.get('type')}:" for one in test.feedback if one.code == "raised"]
    return None if not test.actual or test.actual.startswith(tuple(words)) else test.actual


def _plain(text: str | None) -> Marked | None:
    return None if text is None else plain(text)


def _place(report: Report, first: TestResult | None, main: str, explained: Explained | None) -> Place | None:
    """The line that is explained, else the line that the first feedback with one speaks of."""
    if explained is not None and explained.line:
        return Place(explained.file, explained.line, explained.sentence)
    for one in (*report.feedback, *(first.feedback if first else ())):
        line = one.params.get(LINE)
        if isinstance(line, int) and line > 0:
            return Place(str(one.params.get(FILE) or main), line, explain.feedback(one))
    return None
