"""A report as the terminal shows it: each test in a line, and what went wrong below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import click

from grader.cli.drawing_sentences import described
from grader.cli.sentences import THAI, sentence, word
from grader.exercise.model import LocalText
from grader.marking.drawing_counts import counts_of_picture
from grader.marking.report import Feedback, Report, Status, TestResult

MOST_LINES = 12
_SIGNS = {Status.PASSED: ("✓", "green"), Status.FAILED: ("✗", "yellow"), Status.NOT_RUN: ("–", None)}


def rendered(report: Report, language: str) -> str:
    """The whole report, with terminal colours (which `click.echo` leaves out where there is no terminal)."""
    lines = [f"{sentence(one, language)}" for one in report.feedback]
    shared = set(lines)
    shown = {test.name: test.name_in(language) for test in report.tests}
    for test in report.tests:
        lines += _test(
            replace(test, feedback=tuple(_with_title(one, shown) for one in test.feedback)), language, shared
        )
    lines.append("")
    if report.points == report.max_points:
        lines.append(click.style(word("all", language), fg="green"))
    lines.append(click.style(word("points", language, points=report.points, max_points=report.max_points), bold=True))
    return "\n".join(lines)


def _test(test: TestResult, language: str, told_already: set[str]) -> Iterator[str]:
    sign, colour = _SIGNS[test.status]
    worth = f"{test.points}/{test.max_points}" if test.max_points else word("told", language)
    yield f"{click.style(sign, fg=colour)} {test.name_in(language)}  {click.style(worth, dim=True)}"
    if test.status is Status.PASSED and test.max_points:
        yield from _picture("drawing", test.drawing, language)
        return
    for one in test.feedback:
        told = sentence(one, language)
        if told not in told_already:
            yield f"    {_visible(told)}"
    if test.status is Status.FAILED and not told_already:
        for name in ("input", "expected", "actual", "explanation", "stdout"):
            yield from _block(word(name, language), getattr(test, name))
        yield from _picture("expected_drawing", test.expected_drawing, language)
        yield from _picture("drawing", test.drawing, language)
    hint = LocalText(test.hint).in_language(language)
    if hint:
        yield f"    {word('hint', language)}: {hint}"


def _with_title(one: Feedback, shown: Mapping[str, str]) -> Feedback:
    """A feedback that names another test, by what the reader sees of that."""
    if one.code != "after-failed":
        return one
    name = str(one.params["name"])
    return replace(one, params={**one.params, "name": shown.get(name, name)})


def _picture(label: str, picture: str | None, language: str) -> Iterator[str]:
    """What is to be seen in a picture, in words."""
    if picture is not None:
        yield from _block(word(label, language), described(counts_of_picture(picture), thai=language == THAI))


def _block(label: str, text: str | None) -> Iterator[str]:
    if text is None:
        return
    lines = text.removesuffix("\n").split("\n")
    shown = lines[:MOST_LINES] + (["…"] if lines[MOST_LINES:] else [])
    if len(shown) == 1:
        yield f"    {click.style(label, dim=True)}: {_visible(shown[0])}"
        return
    yield f"    {click.style(label, dim=True)}:"
    yield from (f"      {_visible(line)}" for line in shown)


def _visible(text: str) -> str:
    """Without what would move the cursor or change colours: the text may come from a student's program."""
    return "".join(letter if letter.isprintable() or letter == "\t" else "�" for letter in text)
