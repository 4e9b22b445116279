"""A figure: the sheet of paper on which one chart is drawn, with frame, ticks, title and legend."""

from __future__ import annotations

from sandbox.drawing.library.canvas import CANVAS
from sandbox.drawing.library.plot_axes import Axes
from sandbox.drawing.library.plot_series import TEXT_POINTS
from sandbox.drawing.library.plot_sheet import Sheet
from sandbox.drawing.library.plot_styles import PIXELS_A_POINT, Look
from sandbox.drawing.shapes import LETTER_WIDTH

INCH = 100
SIZE_INCHES = (6.4, 4.8)
_MOST_INCHES = 30.0
_FRAME = (0.15, 0.17, 0.97, 0.88)
"""Left, bottom, right and top of the chart in shares of the figure."""
_BETWEEN = 20
_TITLE_POINTS = 15.0
_TICK = 4.9
_LINE = 1.0
_GRID_COLOR = "#b0b0b0"
_FRAME_COLOR = "#000000"
_MOST_LEGEND = 30


class Figure:
    """One figure and its chart."""

    def __init__(self, size_inches: tuple[float, float] = SIZE_INCHES) -> None:
        width, height = (max(1.0, min(_MOST_INCHES, float(side))) * INCH for side in size_inches)
        self.width, self.height = width, height
        self.axes = Axes()
        self.below = 0.0
        """How far below the first figure it is shown."""
        self._drawn: list[int] = []

    def show(self) -> None:
        """Draw it, in place of what was drawn of it before."""
        CANVAS.remove(self._drawn)
        axes = self.axes
        left, bottom, right, top = _FRAME
        sheet = Sheet(
            self.width * left,
            self.height * bottom - self.below,
            self.width * right,
            self.height * top - self.below,
            axes.x,
            axes.y,
        )
        self._drawn = sheet.drawn
        if not axes.is_pie:
            _grid(sheet)
        for one in axes.series:
            one.paint(sheet)
        if not axes.is_pie:
            _frame(sheet)
        _words(sheet, axes)
        if axes.has_legend:
            _legend(sheet, axes.looks())

    @property
    def depth(self) -> float:
        """How much room it takes below the one before."""
        return self.height + _BETWEEN


def _grid(sheet: Sheet) -> None:
    for value, _ in sheet.x.places() if sheet.x.grid else ():
        x, _ = sheet.place(value, 0)
        sheet.line((x, sheet.bottom), (x, sheet.top), _GRID_COLOR, _LINE)
    for value, _ in sheet.y.places() if sheet.y.grid else ():
        _, y = sheet.place(0, value)
        sheet.line((sheet.left, y), (sheet.right, y), _GRID_COLOR, _LINE)


def _frame(sheet: Sheet) -> None:
    corners = [
        (sheet.left, sheet.bottom),
        (sheet.right, sheet.bottom),
        (sheet.right, sheet.top),
        (sheet.left, sheet.top),
    ]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        sheet.line(start, end, _FRAME_COLOR, _LINE)
    pixels = TEXT_POINTS * PIXELS_A_POINT
    for value, name in sheet.x.places():
        x, _ = sheet.place(value, sheet.ranges[1][0])
        sheet.line((x, sheet.bottom), (x, sheet.bottom - _TICK), _FRAME_COLOR, _LINE)
        if sheet.x.upwards:
            place = x + pixels * 0.35, sheet.bottom - 2 * _TICK
            sheet.text(place, name, TEXT_POINTS, align="right", upwards=True)
        else:
            sheet.text((x, sheet.bottom - _TICK - pixels), name, TEXT_POINTS)
    for value, name in sheet.y.places():
        _, y = sheet.place(sheet.ranges[0][0], value)
        sheet.line((sheet.left, y), (sheet.left - _TICK, y), _FRAME_COLOR, _LINE)
        sheet.text((sheet.left - 2 * _TICK, y - pixels * 0.35), name, TEXT_POINTS, align="right")


def _words(sheet: Sheet, axes: Axes) -> None:
    middle = (sheet.left + sheet.right) / 2
    pixels = TEXT_POINTS * PIXELS_A_POINT
    sheet.text((middle, sheet.top + 12), axes.title, _TITLE_POINTS)
    sheet.text((middle, sheet.bottom - 2 * _TICK - 2.3 * pixels), axes.x.label, TEXT_POINTS)
    place = sheet.left - 3.9 * pixels, (sheet.bottom + sheet.top) / 2
    sheet.text(place, axes.y.label, TEXT_POINTS, upwards=True)


def _legend(sheet: Sheet, looks: list[tuple[Look, bool]]) -> None:
    """The names of the series in the upper right corner."""
    if not looks:
        return
    row = TEXT_POINTS * PIXELS_A_POINT * 1.5
    longest = max(len(look.label) for look, _ in looks)
    width = 50 + longest * TEXT_POINTS * PIXELS_A_POINT * LETTER_WIDTH
    right, top = sheet.right - 8, sheet.top - 8
    left, bottom = right - width, top - row * len(looks[:_MOST_LEGEND]) - 8
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    sheet.drawn.append(CANVAS.area(corners, "#ffffff", "#cccccc", 1.0))
    for number, (look, is_area) in enumerate(looks[:_MOST_LEGEND]):
        y = top - 4 - row * (number + 0.5)
        if is_area:
            box = [(left + 8, y - 5), (left + 36, y - 5), (left + 36, y + 5), (left + 8, y + 5)]
            sheet.drawn.append(CANVAS.area(box, look.color))
        else:
            ends = [(left + 8, y), (left + 36, y)]
            sheet.curve(ends if look.dash is not None else [(left + 22, y)], look)
        sheet.text((left + 44, y - 5), look.label, TEXT_POINTS, align="left")
