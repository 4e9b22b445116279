"""The language of a page, and how dates, times and numbers are written in it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent
from flask import Flask, current_app, request
from flask_babel import Babel, get_domain, get_locale
from markupsafe import Markup, escape

from web.guard import auth
from web.language import wording
from web.language.spoken import spoken
from web.language.thai_lines import held_together

LANGUAGES = {"th": "ไทย", "en": "English"}
"""The languages of the pages, each called as its speakers call it."""
DEFAULT = "th"
COOKIE = "kradan_language"
_BUDDHIST_ERA = 543
_TIMEZONE = "kradan_timezone"


def init_app(app: Flask, timezone: str) -> None:
    """Set Babel up and give the templates their filters; times are shown in `timezone`."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    app.extensions[_TIMEZONE] = ZoneInfo(timezone)
    Babel(app, default_locale=DEFAULT, locale_selector=choose)
    wording.use(OfThisRequest())
    app.jinja_env.filters.update(day=day, moment=moment, clock=clock, iso=iso, decimal=decimal, percent=percent)
    app.jinja_env.filters.update(time_tag=time_tag, held=held_together, spoken=spoken)
    app.context_processor(lambda: {"language": language(), "languages": LANGUAGES})


class OfThisRequest:
    """The translations of `wording`, for whom the page is made at this moment."""

    def language(self) -> str:
        """The language of this page."""
        return language()

    def translated(self, message: str) -> str:
        """The message from the catalogue of that language."""
        return str(get_domain().get_translations().ugettext(message))

    def translated_plural(self, singular: str, plural: str, count: int) -> str:
        """Its form for this count, by the rule of the catalogue."""
        return str(get_domain().get_translations().ungettext(singular, plural, count))


def choose() -> str:
    """The user's own choice, else the device's, else what the browser asks for, else Thai."""
    person = auth.person_or_none()
    if person is not None and person.language in LANGUAGES:
        return person.language
    cookie = request.cookies.get(COOKIE)
    if cookie in LANGUAGES:
        return cookie
    return request.accept_languages.best_match(list(LANGUAGES)) or DEFAULT


def language() -> str:
    """The language of this page: `th` or `en`."""
    locale = get_locale()
    return locale.language if locale is not None else DEFAULT


def school_time(value: datetime) -> datetime:
    """A time in UTC as the clock in the school shows it; at either end of the calendar, where a device may claim to be, as it is."""
    timezone: ZoneInfo = current_app.extensions[_TIMEZONE]
    try:
        return value.astimezone(timezone)
    except OverflowError:
        return value


def from_school_time(value: datetime) -> datetime:
    """A time without a zone, as typed into a form in the school, with its zone."""
    timezone: ZoneInfo = current_app.extensions[_TIMEZONE]
    return value.replace(tzinfo=timezone)


def day(value: datetime | date) -> str:
    """`12 มี.ค. 2569` in Thai, with the year of the Buddhist era; `12 Mar 2026` in English."""
    shown = school_time(value).date() if isinstance(value, datetime) else value
    year = shown.year + (_BUDDHIST_ERA if language() == "th" else 0)
    return f"{format_date(shown, 'd MMM', locale=language())} {year}"


def clock(value: datetime) -> str:
    """`14:05 น.` in Thai, `14:05` in English: hours from 0 to 23."""
    shown = format_time(school_time(value), "HH:mm", locale=language())
    return f"{shown} น." if language() == "th" else shown


def moment(value: datetime) -> str:
    """A day and its time."""
    return f"{day(value)} {clock(value)}"


def iso(value: datetime) -> str:
    """For machines: `2026-03-12T07:05:00Z`."""
    return value.astimezone(ZoneInfo("UTC")).isoformat(timespec="seconds").replace("+00:00", "Z")


def time_tag(value: datetime) -> Markup:
    """A moment for people that machines can read too."""
    return Markup('<time datetime="{}">{}</time>').format(iso(value), escape(moment(value)))


def decimal(value: float) -> str:
    """`1,234.5`."""
    return format_decimal(value, locale=language())


def percent(value: float) -> str:
    """`0.5` as `50%`."""
    return format_percent(value, locale=language())
