"""`pytest.approx` beside an object of the student's: decided by content, as `==` is, and never by a `-` of the student's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from _pytest.approx import ApproxScalar, ApproxTimedelta

from sandbox.conversation.mirrors import CONTENT, content_of, is_mirror

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CLASSES: tuple[Any, ...] = (ApproxScalar, ApproxTimedelta)


@contextmanager
def by_content() -> Iterator[None]:
    """While this is open, no approximate value of the suite's lets the solution say how near it is."""
    before = [cls.__eq__ for cls in _CLASSES]
    for cls, equal in zip(_CLASSES, before, strict=True):
        cls.__eq__ = _by_content(equal)
    try:
        yield
    finally:
        for cls, equal in zip(_CLASSES, before, strict=True):
            cls.__eq__ = equal


def _by_content(equal: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def decided(self: Any, actual: Any) -> bool:
        if is_mirror(actual) and not is_mirror(self.expected):
            if type.__getattribute__(type(actual), CONTENT) is None:
                return False
            actual = content_of(actual)
        return equal(self, actual)

    return decided
