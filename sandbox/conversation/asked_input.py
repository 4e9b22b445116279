"""Standard input of a student's process whose suite decides what comes in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class AskedInput(io.TextIOBase):
    """What `sys.stdin` is in the suite at the moment."""

    name = "<stdin>"

    def __init__(self, ask: Callable[..., Any]) -> None:
        """`ask` asks the suite."""
        super().__init__()
        self._ask = ask

    def readable(self) -> bool:
        """Part of a stream."""
        return True

    def read(self, size: int | None = -1) -> str:
        """All that is left, or so many letters of it."""
        return str(self._ask("stdin", "read", -1 if size is None else size))

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        """The next line, or so many letters of it."""
        return str(self._ask("stdin", "readline", -1 if size is None else size))


def asked_input(ask: Callable[..., Any]) -> Callable[..., str]:
    """What `input` is while the suite decides what comes in."""

    def input(prompt: object = "", /) -> str:  # noqa: A001 - it takes the place of Python's own
        return str(ask("input", str(prompt)))

    return input
