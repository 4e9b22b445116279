"""The gradebook as a file that spreadsheets open right: Thai as Thai, numbers as numbers, and nothing that they would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from grader.gradebook.table import Gradebook

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First letters by which a spreadsheet takes a cell for a formula; see OWASP, "CSV Injection"."""


def to_csv(book: Gradebook, headings: Sequence[str], language: str) -> bytes:
    """The table as UTF-8 with the mark that makes Excel read it as such.

    `headings` are the words for number, username, name and total; exercises are headed by their titles in `language` and what
    they are worth. A cell without a mark is empty.
    """
    number, username, name, total = headings
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    titles = [f"{column.title.in_language(language)} ({column.max_points})" for column in book.columns]
    rows.writerow([guarded(cell) for cell in (number, username, name, *titles, f"{total} ({book.max_points})")])
    for row in book.rows:
        person = row.person
        rows.writerow(
            [
                "" if person.number is None else person.number,
                guarded(person.username),
                guarded(person.name),
                *("" if cell.points is None else cell.points for cell in row.cells),
                row.points,
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; without NUL."""
    text = text.replace("\0", "")
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(DANGEROUS) or text.startswith(DANGEROUS) else text
