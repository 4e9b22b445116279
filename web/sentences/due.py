"""When something is due, said as people say it: today, tomorrow, the weekday, or the date."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date
from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from web.language.i18n import clock, day, iso, language, school_time

_A_WEEK_DAYS = 7


def init_app(app: Flask) -> None:
    """Give the templates `due_at | due_tag(now)`."""
    app.jinja_env.filters["due_tag"] = due_tag


def due_words(due_at: datetime, now: datetime) -> str:
    """`today, 14:05`; `Friday, 14:05` within a week; `12 Mar 2026, 14:05` otherwise."""
    days = (school_time(due_at).date() - school_time(now).date()).days
    return str(gettext("%(day)s, %(time)s", day=_day(due_at, days), time=clock(due_at)))


def due_tag(due_at: datetime, now: datetime) -> Markup:
    """The same, readable by machines too."""
    return Markup('<time datetime="{}">{}</time>').format(iso(due_at), due_words(due_at, now))


def _day(due_at: datetime, days: int) -> str:
    near = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    if days in near:
        return str(near[days])
    if 0 < days < _A_WEEK_DAYS:
        return format_date(school_time(due_at).date(), "EEEE", locale=language())
    return day(due_at)
