"""A drawing shown while it grows: now and then as a whole picture, so that drawing costs more than showing."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from sandbox.drawing.stream import RESET, drawing
from sandbox.drawing.svg import picture, write

_AT_ONCE_SECONDS = 0.1
_LESS_THAN = 4
"""Showing takes at most one part in so many of the time."""


class Growing:
    """Takes the lines of a drawing as they are told."""

    def __init__(self, drew: Callable[[str], object]) -> None:
        self._drew = drew
        self._lines: list[str] = []
        self._is_shown = True
        self._next_seconds = 0.0
        self._now = perf_counter

    def add(self, told: bytes) -> None:
        """Keep the lines, and show the picture if it was not shown for a while."""
        lines = told.decode().splitlines()
        if RESET in lines:
            self._lines.clear()
        self._lines += lines
        self._is_shown = False
        if self._now() >= self._next_seconds:
            self.show()

    def show(self) -> None:
        """Show the picture as it is now, unless that was shown."""
        if self._is_shown:
            return
        self._is_shown = True
        began = self._now()
        found = drawing(self._lines)
        if found is not None:
            self._drew(write(picture(found)))
        ended = self._now()
        self._next_seconds = ended + max(_AT_ONCE_SECONDS, (_LESS_THAN - 1) * (ended - began))
