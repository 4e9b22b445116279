"""Exceptions on their way out: class, arguments, own attributes, and the exceptions behind each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sandbox.conversation.errors import CannotCross
from sandbox.conversation.well_known import EXCEPTIONS
from sandbox.encoding import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.conversation.owned import Owned
    from sandbox.conversation.writer import Writer
    from sandbox.encoding import Json

_MAX_BEHIND = 4
"""Exceptions behind an exception that cross."""

_MAX_ATTRIBUTES = 50

_args, _cause, _context, _suppress = (
    BaseException.__dict__[name] for name in ("args", "__cause__", "__context__", "__suppress_context__")
)
_message, _exceptions = (BaseExceptionGroup.__dict__[name] for name in ("message", "exceptions"))
_BUILTIN = {id(cls): name for name, cls in EXCEPTIONS.items()}


class Errors:
    """Writes exceptions of one process."""

    def __init__(self, owned: Owned, class_json: Callable[[type], Json], *, all_numbered: bool) -> None:
        """Write nothing yet.

        Args:
            owned: gives the numbers.
            class_json: what tells the other end of a class that is not Python's own.
            all_numbered: whether an exception of one of Python's own classes is known again when it comes back. Else it
                crosses whole, under number 0.
        """
        self._owned = owned
        self._class_json = class_json
        self._all_numbered = all_numbered

    def json(self, error: BaseException, writer: Writer, depth: int = 0, failure: Json = None) -> Json:
        """The tag and the payload of an exception.

        Payload: number, class, arguments, attributes (name, value …), failure record or None, cause, context, whether the
        context is not shown.
        """
        return {"error": self._payload(error, writer, depth, set(), failure)}

    def _payload(
        self, error: BaseException, writer: Writer, depth: int, seen: set[int], failure: Json = None
    ) -> list[Json]:
        seen.add(id(error))
        name = _BUILTIN.get(id(type(error)))
        behind: list[Json] = []
        for link in (_cause, _context):
            other = link.__get__(error)
            crosses = other is not None and id(other) not in seen and len(seen) <= _MAX_BEHIND
            behind.append(self._payload(other, writer, depth, seen) if crosses else None)
        return [
            self._owned.number(error) if self._all_numbered or not name else 0,
            {"builtin": name} if name else self._class_json(type(error)),
            _arguments(error, writer, depth),
            _attributes(error, writer, depth) if name else [],
            failure,
            *behind,
            bool(_suppress.__get__(error)),
        ]


def _arguments(error: BaseException, writer: Writer, depth: int) -> Json:
    """The arguments; of a group what it holds, whatever it was made with."""
    is_group = issubclass(type(error), BaseExceptionGroup)
    try:
        if is_group:
            return writer.content((_message.__get__(error), list(_exceptions.__get__(error))), tuple, depth)
        return writer.content(_args.__get__(error), tuple, depth)
    except (TooLarge, CannotCross):
        return writer.content(("…", [Exception("…")]) if is_group else ("…",), tuple, depth)


def _attributes(error: BaseException, writer: Writer, depth: int) -> list[Json]:
    attributes: dict[Any, Any] = error.__dict__
    pairs = [(name, value) for name, value in attributes.items() if type(name) is str and not name.startswith("__")]
    told: list[Json] = []
    for name, value in pairs[:_MAX_ATTRIBUTES]:
        with suppress(TooLarge, CannotCross):
            told += [name, writer.at(value, depth + 1)]
    return told
