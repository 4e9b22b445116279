"""Pictures for a report: written as SVG, and cut where they would be too large for it."""

from __future__ import annotations

from dataclasses import replace

from sandbox.drawing import svg, svg_read
from sandbox.drawing.svg import Picture

MAX_BYTES = 2**16
"""Of one picture in a report: some five thousand strokes."""


def fitting(shown: Picture, most: int = MAX_BYTES) -> str:
    """The picture as SVG; one that takes more than `most` bytes keeps only how it began, and says so."""
    text = svg.write(shown)
    if len(text.encode()) > most and shown.marks:
        text = svg.write(shown := replace(shown, marks=()))
    while len(text.encode()) > most and shown.drawing.shapes:
        count = len(shown.drawing.shapes)
        keep = min(count - 1, int(count * most / len(text.encode())))
        shown = replace(shown, drawing=replace(shown.drawing, shapes=shown.drawing.shapes[:keep], truncated=True))
        text = svg.write(shown)
    return text


def smaller(text: str | None, most: int) -> str | None:
    """A picture that was written, cut so far; None where there is no room for any."""
    if text is None or not most:
        return None
    return text if len(text.encode()) <= most else fitting(svg_read.read(text), most)
