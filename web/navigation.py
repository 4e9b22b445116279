"""Where the menu leads for each role, and what counts as home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, current_app, redirect, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from grader.access import Role
from web.guard import auth


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the menu."""

    endpoint: str
    label: object
    """A lazy sentence."""


MENU: Mapping[Role, Sequence[Place]] = {
    Role.STUDENT: (
        Place("student.assignments", lazy_gettext("My work")),
        Place("student.submissions", lazy_gettext("What I sent")),
    ),
    Role.TEACHER: (Place("teacher.classes", lazy_gettext("My classes")),),
    Role.AUTHOR: (Place("author.exercises", lazy_gettext("Broken exercises")),),
    Role.ADMIN: (
        Place("admin.people", lazy_gettext("People")),
        Place("admin.submissions", lazy_gettext("Stuck submissions")),
        Place("author.exercises", lazy_gettext("Broken exercises")),
    ),
}
"""The first place of a role that exists is its home."""


def init_app(app: Flask) -> None:
    """Register the start page, and the menu for the templates."""
    app.add_url_rule("/", endpoint="home", view_func=home)
    app.jinja_env.globals["menu_places"] = menu


def menu() -> list[Place]:
    """The places of whoever is signed in that this application has."""
    person = auth.person_or_none()
    if person is None:
        return []
    return [place for place in MENU[person.role] if place.endpoint in current_app.view_functions]


def home() -> Response:
    """To the first page of one's role; to the sign-in page without one."""
    auth.current_person()
    places = menu()
    return redirect(url_for(places[0].endpoint if places else "account.settings"))


def local_path(wanted: str | None, otherwise: str = "/") -> str:
    """`wanted` if it is a path on this very site, else `otherwise`: a link must not lead elsewhere after sign-in."""
    if not wanted or not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted:
        return otherwise
    if any(ord(letter) < ord(" ") for letter in wanted):
        return otherwise
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc else otherwise
