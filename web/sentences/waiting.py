"""What is told of a submission that has no result yet: its place, how long it may take, and why it waits."""

from __future__ import annotations

from flask import current_app
from flask_babel import gettext, ngettext

from grader.settings import Settings
from grader.store.waiting import Place, Reason, place_of
from grader.submission import FINAL, State, Submission
from web.db import db
from web.language.i18n import language

_ENGLISH_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def place_in_queue(submission: Submission) -> Place | None:
    """Where it stands; None when it has reached its end."""
    if submission.state in FINAL:
        return None
    settings: Settings = current_app.extensions["kradan_settings"]
    return place_of(db(), submission, settings.worker_processes)


def words(state: State, place: Place | None) -> str:
    """One sentence for the learner; `place` is None where the submission has reached its end."""
    if state is State.STUCK:
        return our_failure()
    if place is None:
        return str(gettext("It has been marked."))
    if place.reason is Reason.RUNNING:
        return str(gettext("Being marked now."))
    if place.reason is Reason.PREPARING:
        return str(
            gettext("The server is being made ready for this programming language. It will be marked by itself then.")
        )
    line = gettext("Waiting: %(place)s in line, %(seconds)s", place=_ordinal(place.ahead + 1), seconds=_about(place))
    if place.reason is Reason.TRYING_AGAIN:
        return str(gettext("Our system failed once and will mark it again by itself. %(line)s", line=line))
    return str(line)


def our_failure() -> str:
    """The words for a submission that we failed to grade."""
    return str(gettext("Our system failed. Your answer is safe and this try does not count."))


def _about(place: Place) -> str:
    seconds = max(1, round(place.estimate_seconds))
    if seconds < 100:  # noqa: PLR2004 - beyond that, minutes say it better
        return str(ngettext("about %(num)s second", "about %(num)s seconds", seconds))
    return str(ngettext("about %(num)s minute", "about %(num)s minutes", round(seconds / 60)))


def _ordinal(place: int) -> str:
    """`3` in Thai, `third` in English; `23rd` where the word is not a common one."""
    if language() != "en":
        return str(place)
    if place <= len(_ENGLISH_PLACES):
        return _ENGLISH_PLACES[place - 1]
    ending = "th" if place % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
