"""Where an answer first differs from what was expected, as pieces of text that a page can mark."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from web.render.look_alike import look_alike, spelled
from web.render.visible import clusters, spaces_told, visible, with_spaces

MOST_CHARACTERS = 20_000
"""Of each side that are looked at and shown; output of a runaway loop is longer."""
LONG_LINES = 12
"""A text of more lines is not seen at one glance on a phone: it is shown from shortly before the first difference on."""
CONTEXT_LINES = 3
"""How many lines before it are shown then."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One text in three pieces, of which the middle one differs (and may be empty: something is missing there)."""

    before: str
    differs: str
    after: str
    skipped_lines: int = 0
    """How many lines at the top were left out."""
    cut: bool = False
    """Whether the end was left out."""
    missing: bool = False
    """Whether the other text has something here and this one nothing."""

    @property
    def spaces(self) -> list[tuple[str, int]]:
        """What differs, for the ear, where it is nothing but signs for spaces, tabs and line ends: each, and how many of it."""
        told = spaces_told(self.differs)
        return told if sum(count for _, count in told) == len(self.differs.rstrip("\n")) else []


@dataclass(frozen=True, slots=True)
class Comparison:
    """Expected and actual, each with its difference; `line` counts from 1."""

    expected: Marked
    actual: Marked
    line: int | None
    """None when there is no difference that can be shown."""
    only_spaces: bool = False
    """Whether nothing but spaces or line ends makes the difference."""
    alike: tuple[str, str] | None = None
    """Where both pieces look the same: how each is spelled, sign by sign."""

    @property
    def several_lines(self) -> bool:
        """Whether it helps to say in which line the difference is."""
        texts = (self.expected, self.actual)
        return any("\n" in (one.before + one.differs + one.after).rstrip("\n") or one.skipped_lines for one in texts)


def compare(expected: str, actual: str, first_line: int | None = None) -> Comparison:
    """Both texts with the first line that differs marked, from its first differing letter to its last one.

    `first_line` (from 1) is where the first difference that matters is known to be: spaces at line ends may come before it.
    """
    ours, yours = expected[:MOST_CHARACTERS], actual[:MOST_CHARACTERS]
    if ours == yours:
        return Comparison(_plain(ours, expected), _plain(yours, actual), None)
    our_lines, your_lines = ours.splitlines(keepends=True), yours.splitlines(keepends=True)
    same = _lines_before(our_lines, your_lines, first_line)
    our_line = our_lines[same] if same < len(our_lines) else ""
    your_line = your_lines[same] if same < len(your_lines) else ""
    head, our_middle, your_middle, tail = _split(our_line, your_line)
    only_spaces = not (our_middle + your_middle).strip()
    skipped = max(0, same - CONTEXT_LINES) if max(len(our_lines), len(your_lines)) > LONG_LINES else 0

    def side(middle: str, other: str, lines: list[str], whole: str) -> Marked:
        return Marked(
            before=visible("".join(lines[skipped:same]) + head),
            differs=_shown(middle, only_spaces=only_spaces, replaced=bool(other)),
            after=visible(tail + "".join(lines[same + 1 :])),
            skipped_lines=skipped,
            cut=len(whole) > MOST_CHARACTERS,
            missing=not middle and bool(other),
        )

    return Comparison(
        expected=side(our_middle, your_middle, our_lines, expected),
        actual=side(your_middle, our_middle, your_lines, actual),
        line=same + 1,
        only_spaces=only_spaces,
        alike=(spelled(our_middle), spelled(your_middle)) if look_alike(our_middle, your_middle) else None,
    )


def plain(text: str) -> Marked:
    """One text without a difference, made fit to be shown."""
    return _plain(text[:MOST_CHARACTERS], text)


def _lines_before(ours: list[str], yours: list[str], first_line: int | None) -> int:
    """How many lines come before the difference to be marked."""
    known = first_line - 1 if first_line else 0
    if known > 0 and ours[known : known + 1] != yours[known : known + 1]:
        return known
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, yours, strict=False)))


def _plain(shown: str, whole: str) -> Marked:
    return Marked(before=visible(shown), differs="", after="", cut=len(whole) > len(shown))


def _split(ours: str, yours: str) -> tuple[str, str, str, str]:
    """Common head, what differs in each, common tail; never inside what a reader sees as one letter."""
    our_letters, your_letters = list(clusters(ours)), list(clusters(yours))
    shorter = min(len(our_letters), len(your_letters))
    start = 0
    while start < shorter and our_letters[start] == your_letters[start]:
        start += 1
    end = 0
    while end < shorter - start and our_letters[-1 - end] == your_letters[-1 - end]:
        end += 1
    return (
        "".join(our_letters[:start]),
        "".join(our_letters[start : len(our_letters) - end]),
        "".join(your_letters[start : len(your_letters) - end]),
        "".join(our_letters[len(our_letters) - end :]),
    )


def _shown(differs: str, *, only_spaces: bool, replaced: bool) -> str:
    """The marked piece; its spaces as signs where they are all there is, or stand at the edge of what replaces something."""
    if only_spaces:
        ends = differs.endswith("\n")
        return with_spaces(differs.removesuffix("\n")) + ("⏎\n" if ends else "")
    if not replaced:
        return visible(differs)
    kept = differs.strip(" \t")
    start = differs.index(kept)
    return with_spaces(differs[:start]) + visible(kept) + with_spaces(differs[start + len(kept) :])
