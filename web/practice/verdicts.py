"""What a page shows of a trial and of a run: the server's own templates, with the words of practice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from grader.marking.practice_form import PracticeForm
from grader.marking.report import Report
from web.language import wording
from web.language.wording import gettext
from web.practice.room import may_be_short
from web.render.result import Result, result


class Verdicts:
    """The pages of practice."""

    def __init__(self, pages: Environment) -> None:
        self._trial = pages.get_template("practice/trial.html")
        self._ended = pages.get_template("practice/ended.html")

    def of_trial(
        self, report: Report, form: PracticeForm, files: Mapping[str, str], *, is_guessed: bool = False
    ) -> dict[str, Any]:
        """The report of a trial as the page takes it; what became of a test may be a guess."""
        language = wording.language()
        shown = result(report, language, form.exercise.main, files)
        sentence = _sentence(shown)
        elsewhere = " · ".join(one.name_in(language) for one in form.elsewhere)
        html = self._trial.render(
            shown=shown,
            sentence=sentence,
            elsewhere=elsewhere,
            is_guessed=is_guessed,
            is_short=may_be_short(report, files),
            language=language,
        )
        return {
            "html": html,
            "sentence": sentence,
            "points": report.points,
            "max_points": report.max_points,
            "mark": _mark(shown),
        }

    def of_run(self, report: Report, main: str, files: Mapping[str, str], *, is_here: bool = True) -> dict[str, Any]:
        """What is to be said of a program that was run by itself, on this device or not; nothing where it came to its end."""
        language = wording.language()
        shown = result(report, language, main, files)
        is_short = is_here and may_be_short(report, files)
        html = "" if shown.is_full else self._ended.render(shown=shown, is_short=is_short, language=language)
        return {"outcome": report.tests[0].outcome, "html": html.strip(), "mark": _mark(shown)}


def _sentence(shown: Result) -> str:
    """What to do next. Practice never says that all is well: the server has more tests."""
    if not shown.tests:
        return gettext("The tests of this exercise run on the server. Submit your code to try them.")
    if shown.is_full:
        return gettext("All that can be tried here passes. Submit your code for its mark.")
    return shown.sentence


def _mark(shown: Result) -> dict[str, Any] | None:
    place = shown.place
    return None if place is None else {"file": place.file, "line": place.line, "words": place.words}
