"""Objects of the suite's on their way to the student's code: by a number, and what their stand-ins there have to know."""

from __future__ import annotations

from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sandbox.conversation import gates
from sandbox.conversation.errors import CannotCross
from sandbox.conversation.raised import Errors
from sandbox.conversation.well_known import any_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.conversation.owned import Owned
    from sandbox.conversation.writer import Writer
    from sandbox.encoding import Json

_MAX_NAME = 100
"""Letters of a name that cross."""

_WRAPPERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    staticmethod: lambda value: (value.__func__,),
    classmethod: lambda value: (value.__func__,),
    property: lambda value: (value.fget, value.fset, value.fdel),
}
"""What changes how a function behaves in a class: it is made again there, around stand-ins of its functions."""


class Given:
    """What one student's process was given."""

    def __init__(self, owned: Owned, class_of_student: Callable[[type], Json | None]) -> None:
        """`class_of_student` is the handle of a mirrored class, None for any other."""
        self._owned = owned
        self._class_of_student = class_of_student
        self._errors = Errors(owned, self._exception_class, all_numbered=True)

    def json(self, value: Any, writer: Writer, depth: int) -> Json:
        """The tag and the payload of an object. Raises CannotCross."""
        if isinstance(value, TracebackType):  # the last argument of `__exit__`
            return None
        if isinstance(value, BaseException):
            return self._errors.json(value, writer, depth)
        if isinstance(value, PurePath):
            raise CannotCross("the solution has files of its own, not those of the suite: pass text, or an open file")
        if isinstance(value, gates.NEVER):
            raise CannotCross(
                f"a {type(value).__name__} of the suite cannot be given to the solution: pass a value, a function or an object"
            )
        parts = _WRAPPERS.get(type(value))
        if parts:
            return {"wrapped": [type(value).__name__, *(writer.at(part, depth) for part in parts(value))]}
        if isinstance(value, type) and issubclass(value, BaseException):
            return self._exception_class(value)
        number = self._owned.number(value)
        if gates.is_only_called(value):
            return {"function": [number, str(getattr(value, "__name__", "callback"))[:_MAX_NAME]]}
        return {"my": [number, type(value).__name__[:_MAX_NAME], gates.specials_of(value)]}

    def _exception_class(self, cls: type) -> Json:
        """An exception class: the student's own, or one of the suite's by its name and Python's own class behind it."""
        theirs = self._class_of_student(cls)
        if theirs:
            return theirs
        base = next(name for name in map(any_name, cls.__mro__) if name)
        return {"raises": [self._owned.number(cls), cls.__name__[:_MAX_NAME], [{"name": base}]]}
