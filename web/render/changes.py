"""What changed between two versions of a source file, line by line, ready for a table side by side or one below the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from markupsafe import Markup

from web.render import highlight

CONTEXT_LINES = 3
"""Unchanged lines shown around a change; longer stretches are folded."""
MOST_STEPS = 10_000_000
"""How much looking a comparison may cost, about half a second; beyond it the middle counts as replaced whole."""


class Kind(StrEnum):
    """What happened to a line."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one version; `number` counts from 1."""

    number: int
    html: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: the older line, the newer line, or both. `folded` is how many unchanged lines it stands for."""

    kind: Kind
    old: Line | None = None
    new: Line | None = None
    folded: int = 0


@dataclass(frozen=True, slots=True)
class FileChanges:
    """One file in both versions; `added` and `removed` count lines."""

    name: str
    rows: tuple[Row, ...]
    added: int
    removed: int


def changes(name: str, old: str, new: str, language: str = "python") -> FileChanges:
    """The rows of one file; a file that was not there before is an empty text."""
    old_lines, new_lines = _lines(old), _lines(new)
    old_html, new_html = highlight.lines(old, language), highlight.lines(new, language)
    rows: list[Row] = []
    added = removed = 0
    for tag, old_start, old_end, new_start, new_end in _operations(old_lines, new_lines):
        olds = [Line(number + 1, old_html[number]) for number in range(old_start, old_end)]
        news = [Line(number + 1, new_html[number]) for number in range(new_start, new_end)]
        if tag == "equal":
            rows += [Row(Kind.KEPT, left, right) for left, right in zip(olds, news, strict=True)]
            continue
        added += len(news)
        removed += len(olds)
        rows += _paired(olds, news)
    return FileChanges(name, tuple(_fold(rows)), added, removed)


def _lines(text: str) -> list[str]:
    """The lines as `highlight.lines` counts them."""
    found = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return found[:-1] if found and not found[-1] else found


def _operations(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if _steps(old, new) <= MOST_STEPS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end, new_end = len(old) - tail, len(new) - tail
    return [
        ("equal", 0, head, 0, head),
        ("replace", head, old_end, head, new_end),
        ("equal", old_end, len(old), new_end, len(new)),
    ]


def _steps(old: Sequence[str], new: Sequence[str]) -> int:
    """At most so much work: the matcher looks at all pairs of equal lines, anew for each stretch that it finds."""
    there = Counter(new)
    pairs = sum(there[line] for line in old)
    return (pairs + len(old)) * min(len(old), len(new))


def _paired(olds: list[Line], news: list[Line]) -> Iterator[Row]:
    """Lines that were replaced stand beside each other as far as both sides go."""
    for place in range(max(len(olds), len(news))):
        left = olds[place] if place < len(olds) else None
        right = news[place] if place < len(news) else None
        kind = Kind.CHANGED if left and right else Kind.REMOVED if left else Kind.ADDED
        yield Row(kind, left, right)


def _fold(rows: list[Row]) -> Iterator[Row]:
    """The rows with long unchanged stretches folded into one; when nothing changed, all of them."""
    changed = [place for place, row in enumerate(rows) if row.kind is not Kind.KEPT]
    if not changed:
        yield from rows
        return
    near = {
        place + offset
        for place in changed
        for offset in range(-CONTEXT_LINES, CONTEXT_LINES + 1)
        if 0 <= place + offset < len(rows)
    }
    hidden: list[Row] = []
    for place, row in enumerate(rows):
        if place not in near:
            hidden.append(row)
            continue
        yield from _folded(hidden)
        hidden = []
        yield row
    yield from _folded(hidden)


def _folded(hidden: list[Row]) -> list[Row]:
    """One row in place of several; a single line is shown, since it takes no more room."""
    return hidden if len(hidden) < 2 else [Row(Kind.FOLDED, folded=len(hidden))]  # noqa: PLR2004 - said in the line above
