"""Drawings on a page: the SVG of a report or an exercise, read with suspicion and written anew, with words for who hears it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from grader.exercise.model import CallTest, Exercise, ProgramTest
from grader.marking.drawing_counts import Counts, counts
from grader.marking.judge_call import input_text as call_text
from grader.marking.judge_program import input_text as program_text
from sandbox.drawing import svg, svg_read
from web.sentences.drawing_sentences import described

KEPT = 64


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as a page shows it."""

    html: Markup
    words: str
    """What is to be seen in it."""
    has_marks: bool
    is_cut: bool
    """Only how it began is there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that a public test asks for."""

    name: str
    input: str
    picture: ShownPicture


def shown(text: str | None) -> ShownPicture | None:
    """The picture in a text; None for a text that is no picture of ours."""
    if text is None:
        return None
    try:
        html, seen, has_marks, is_cut = _drawn(text)
    except svg_read.NoPicture:
        return None
    return ShownPicture(html, described(seen), has_marks, is_cut)


def wanted(exercise: Exercise, language: str) -> Iterator[Wanted]:
    """What the public tests of an exercise ask to be drawn, for the pupil to see beforehand."""
    for test in exercise.tests:
        kind = test.kind
        if not test.public or not isinstance(kind, CallTest | ProgramTest) or kind.draws is None:
            continue
        tried = call_text(kind) if isinstance(kind, CallTest) else program_text(kind, exercise.main)
        picture = shown(kind.draws.picture)
        if picture:
            yield Wanted(test.title.texts.get(language) or test.name, tried, picture)


@lru_cache(maxsize=KEPT)
def _drawn(text: str) -> tuple[Markup, Counts, bool, bool]:
    """Raises NoPicture."""
    found = svg_read.read(text)
    html = Markup(svg.write(found))  # noqa: S704 - written by us, out of shapes that were checked
    return html, counts(found.drawing), bool(found.marks), found.drawing.truncated
