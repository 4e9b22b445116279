"""What to say of a drawing that is another than the one that was asked for, and both as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from grader.exercise.model import Draws
from grader.marking.codes import feedback
from grader.marking.compare_drawings import Difference, DrawingMatch, compare_drawings, is_same_picture
from grader.marking.drawn import moved, visible_box
from grader.marking.pictures import fitting
from grader.marking.readable import TOLD, cut
from grader.marking.report import Feedback
from grader.marking.verdict import Verdict
from sandbox.drawing.shapes import MAX_SHAPES, Box, Drawing, Line
from sandbox.drawing.svg import Picture, box_of
from sandbox.drawing.svg_read import read
from sandbox.types import CaseResult, Outcome

_MOST_WORDS = 3
_LARGER = 3.0
"""A drawing that takes more than so many times the room of the expected one is not shown at the same scale."""
_SAME_SCALE = 0.1


def with_drawing(verdict: Verdict, draws: Draws | None, case: CaseResult) -> Verdict:
    """The verdict together with what was drawn. Never raises, whatever that is."""
    actual = case.drawing
    if draws is None:
        return verdict if actual is None else replace(verdict, drawing=fitting(Picture(actual, box_of(actual))))
    expected = read(draws.picture).drawing
    match = compare_drawings(draws, expected, actual or Drawing())
    told = _told(draws, expected, actual, match) if case.outcome is Outcome.EXITED else ()
    return replace(
        verdict,
        feedback=(*verdict.feedback, *told),
        expected_drawing=fitting(_shown(draws, expected, actual, match.missing)),
        drawing=None if actual is None else fitting(_shown(draws, actual, expected, _back(match))),
    )


def _told(draws: Draws, expected: Drawing, actual: Drawing | None, match: DrawingMatch) -> tuple[Feedback, ...]:
    if match.matches:
        return ()
    if actual is None or visible_box(actual) is None:
        return (feedback("no-drawing"),)
    if actual.truncated:
        return (feedback("drawing-too-large", most=MAX_SHAPES),)
    return _mistake(draws, expected, actual) or (feedback("wrong-drawing"), *_parts(match))


def _mistake(draws: Draws, expected: Drawing, actual: Drawing) -> tuple[Feedback, ...]:
    """The one thing that would make it right: another colour, place, turning direction or size."""
    wanted, given = visible_box(expected), visible_box(actual)
    if wanted is None or given is None:
        return ()
    anywhere = replace(draws, position="any")
    if not _are_alike(wanted, given, draws.tolerance):  # then only another size can be the mistake
        scale = _scale(wanted, given)
        is_right = scale and is_same_picture(anywhere, expected, moved(actual, 0, 0, 1 / scale, 1 / scale))
        return (feedback("drawing-size", percent=round(scale * 100)),) if scale and is_right else ()
    if draws.colors and is_same_picture(replace(draws, colors=False), expected, actual):
        return (feedback("drawing-colors"),)
    mirrored = [moved(actual, 0, 0, x, y) for x, y in ((1, -1), (-1, 1))]
    if any(is_same_picture(draws, expected, one) for one in mirrored):
        return (feedback("drawing-mirrored"),)
    if draws.position != "any" and is_same_picture(anywhere, expected, actual):
        return (feedback("drawing-elsewhere"),)
    return (feedback("drawing-mirrored"),) if any(is_same_picture(anywhere, expected, one) for one in mirrored) else ()


def _are_alike(wanted: Box, given: Box, tolerance: float) -> bool:
    """Whether both take about the same room."""
    sides = (
        (given.right - given.left) - (wanted.right - wanted.left),
        (given.top - given.bottom) - (wanted.top - wanted.bottom),
    )
    return max(map(abs, sides)) <= 2 * tolerance


def _scale(wanted: Box, given: Box) -> float | None:
    """How many times as large the given one is in both directions, if that can be told."""
    width, height = wanted.right - wanted.left, wanted.top - wanted.bottom
    scales = [
        given_side / side
        for side, given_side in ((width, given.right - given.left), (height, given.top - given.bottom))
        if side and given_side
    ]
    if not scales or max(scales) - min(scales) > _SAME_SCALE * max(scales):
        return None
    return sum(scales) / len(scales)


def _parts(match: DrawingMatch) -> Iterator[Feedback]:
    if match.missing.pieces:
        yield feedback("parts-missing", count=match.missing.pieces)
    if match.missing.words:
        yield feedback("words-missing", words=_some(match.missing.words))
    if match.extra.pieces:
        yield feedback("parts-extra", count=match.extra.pieces)
    words = tuple(word for word in match.extra.words if word not in match.missing.words)  # the others are elsewhere
    if words:
        yield feedback("words-extra", words=_some(words))


def _some(words: tuple[str, ...]) -> str:
    return cut(", ".join(words[:_MOST_WORDS]), TOLD)


def _back(match: DrawingMatch) -> Difference:
    """What is too much, where the drawing itself has it."""
    dx, dy = match.offset
    marks = moved(Drawing(match.extra.marks), -dx, -dy).shapes
    return replace(match.extra, marks=tuple(line for line in marks if isinstance(line, Line)))


def _shown(draws: Draws, own: Drawing, other: Drawing | None, difference: Difference) -> Picture:
    """One of the two as a picture, at the scale of the other where both fit."""
    box = box_of(own)
    if other is not None and draws.position != "any":
        both = box_of(own, other)
        if both.right - both.left <= _LARGER * (box.right - box.left) and both.top - both.bottom <= _LARGER * (
            box.top - box.bottom
        ):
            box = both
    return Picture(own, box, difference.marks)
