"""The gradebook of a class: the grid, and the same as a file for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from flask import Response, render_template, request
from flask_babel import gettext

from grader.access import Action
from grader.clock import now
from grader.gradebook.export import to_csv
from grader.gradebook.policy import Counts, Policy
from grader.gradebook.table import Column
from grader.store import assignments, classes
from grader.store.classes import ClassRecord
from grader.store.gradebooks import ClassBook, gradebook_of
from web.db import db
from web.guard import auth
from web.language.i18n import language, school_time
from web.teacher.blueprint import blueprint

ROWS_PER_PAGE = 100
"""Whole classes fit; the year of a large school is turned over page by page."""


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one assignment, under its name."""

    title: str
    columns: int


@blueprint.get("/classes/<int:class_id>/gradebook")
@auth.role("teacher")
def gradebook(class_id: int) -> str:
    """Pupils and exercises; `?assignment=` for one assignment, `?marks=last` for the last submission instead of the best."""
    page = max(1, request.args.get("page", 1, type=int))
    found, book = _asked_for(class_id, first=(page - 1) * ROWS_PER_PAGE, most=ROWS_PER_PAGE)
    return render_template(
        "teacher/gradebook.html",
        school_class=found,
        book=book.book,
        groups=_groups(book),
        given=assignments.assignments_of(db(), auth.current_viewer(), class_id),
        chosen=_assignment_id(),
        counts=_policy().counts,
        pupils=book.pupils,
        page=page,
        pages=-(-book.pupils // ROWS_PER_PAGE),
    )


@blueprint.get("/classes/<int:class_id>/gradebook.csv")
@auth.role("teacher")
def gradebook_file(class_id: int) -> Response:
    """The same as CSV that Excel opens right in Thai."""
    found, book = _asked_for(class_id)
    headings = (gettext("No."), gettext("Username"), gettext("Name"), gettext("Total"))
    answer = Response(to_csv(book.book, headings, language()), mimetype="text/csv")
    name = f"{found.name} {school_time(now()):%Y-%m-%d}.csv".replace("/", "-")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"gradebook.csv\"; filename*=UTF-8''{quote(name)}"
    return answer


def _asked_for(class_id: int, first: int = 0, most: int | None = None) -> tuple[ClassRecord, ClassBook]:
    viewer = auth.current_viewer()
    found = classes.get_class(db(), viewer, class_id, Action.RUN_CLASS)
    return found, gradebook_of(db(), viewer, class_id, _assignment_id(), _policy(), first=first, most=most)


def _assignment_id() -> int | None:
    return request.args.get("assignment", type=int)


def _policy() -> Policy:
    return Policy(counts=Counts.LAST if request.args.get("marks") == Counts.LAST else Counts.BEST)


def _groups(book: ClassBook) -> list[Group]:
    """The assignments above their columns."""
    titles = {one.id: one.title.in_language(language()) for one in book.given}
    by_assignment = groupby(book.book.columns, key=_assignment_of)
    return [Group(titles[assignment_id], len(list(columns))) for assignment_id, columns in by_assignment]


def _assignment_of(column: Column) -> int:
    return column.assignment_id
