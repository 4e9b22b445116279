"""The mirrors of one student's process, or of one copy of it: one for each object, as long as somebody here uses it."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any
from unittest.mock import AsyncMock, Mock

from sandbox.conversation import limits
from sandbox.conversation.errors import Gone

if TYPE_CHECKING:
    from collections.abc import Callable


_TOLD_BY_MOCKS = frozenset(name for name in {*dir(Mock), *dir(AsyncMock)} if name.startswith("assert_"))
"""What an object that a solution puts in the place of a mock would be asked in its place."""


class _Weak(weakref.ref[Any]):
    __slots__ = ("number",)
    number: int


class Home:
    """Where mirrors come from and where they ask."""

    def __init__(self, ask: Callable[..., Any], before: Home | None = None) -> None:
        """`before` is the process that this one is a copy of: its mirrors are good here too."""
        self._ask = ask
        self.mirrors: dict[int, Any] = dict(before.mirrors) if before else {}
        """Weakly held, where Python can: by number."""
        self.classes: dict[int, type] = dict(before.classes) if before else {}
        self.modules: dict[str, Any] = dict(before.modules) if before else {}
        """Those that were imported, by name."""
        self._released: set[int] = set()
        self._open = True

    def ask(self, what: str, *values: Any) -> Any:
        """Ask the student's process. Raises Gone where it has ended; AttributeError for what only a mock of the suite's can tell."""
        if not self._open:
            raise Gone("this object of the solution has ended with the test, or the process, that it was made in")
        if what == "get" and values[1] in _TOLD_BY_MOCKS:
            raise AttributeError(
                f"an object of the solution's has no {values[1]}: that is for mocks of the suite to say"
            )
        return self._ask(what, *values)

    @property
    def is_open(self) -> bool:
        """Whether the process is there."""
        return self._open

    def close(self) -> None:
        """The process has ended."""
        self._open = False
        self.mirrors.clear()
        self.modules.clear()

    def mirror(self, number: int) -> Any:
        """The mirror of an object; None where there is none yet."""
        found = self.mirrors.get(number)
        return found() if type(found) is _Weak else found

    def keep(self, number: int, mirror: Any) -> None:
        """The mirror of a number from now on. Raises ValueError where there are too many."""
        if len(self.mirrors) >= limits.MIRRORS:
            raise ValueError("there are too many objects")
        try:
            kept = _Weak(mirror, self._dropped)
        except TypeError:  # of a class of which Python knows no weak references: kept for good
            self.mirrors[number] = mirror
        else:
            kept.number = number
            self.mirrors[number] = kept
            self._released.discard(number)

    def take_released(self) -> list[int]:
        """The numbers that nobody here uses any more; each is told once."""
        if not self._released:
            return []
        released, self._released = self._released, set()
        return list(released)

    def _dropped(self, weak: weakref.ref[Any]) -> None:
        assert isinstance(weak, _Weak)  # noqa: S101 - made in `keep`
        if self._open and self.mirrors.get(weak.number) is weak:
            del self.mirrors[weak.number]
            self._released.add(weak.number)
