"""Exceptions of the student's code: as records with the student's own lines, as JSON, and as Python prints them."""

from __future__ import annotations

import contextlib
import linecache
import sys
import traceback
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any

from sandbox.instances import MAX_BASES, MAX_NAME, class_names, clean_text
from sandbox.streams import OutputLimitReached
from sandbox.types import Failure, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from sandbox.encoding import Json
    from sandbox.sources import Sources

MAX_MESSAGE = 1000
"""Characters of an exception's message that are kept."""

MAX_LINE = 200
"""Characters of a source line that are kept."""

ENDS = 8
"""Frames kept at each end of a traceback: a recursion without end has a thousand."""

_LETTERS_OF_A_SURROGATE = 6
"""As which `clean_text` spells half a letter."""

_MAX_PRINTED = 1000
"""Frames looked at when a traceback is printed, innermost, as Python itself does."""


_traceback = BaseException.__dict__["__traceback__"]  # past whatever the student's class says
_SYNTAX_FIELDS = [SyntaxError.__dict__[name] for name in ("msg", "filename", "lineno", "offset")]


def traceback_of(error: BaseException) -> TracebackType | None:
    """Where the exception has been, whatever its class says."""
    tb: TracebackType | None = _traceback.__get__(error)
    return tb


def failure_of(error: BaseException, sources: Sources) -> Failure:
    """The record of an exception. Runs the exception's `__str__`, which may fail."""
    lines = _own_lines(traceback_of(error), sources)
    frames = [_frame(*line) for line in (*islice(lines, ENDS), *deque(lines, ENDS))]
    message, column = _message_of(error), None
    if issubclass(type(error), SyntaxError):
        words, file, line, offset = (field.__get__(error) for field in _SYNTAX_FIELDS)
        if type(file) is str and type(line) is int and file in sources:
            frames.append(_frame(file, line, "<module>"))
            column = offset if type(offset) is int and offset > 0 else None
        if type(words) is str:  # without the file and line, which Python adds to the text
            message = clean_text(words)[:MAX_MESSAGE]
    names = class_names(type(error))
    return Failure(names[0], names, message, tuple(frames), column)


def failure_json(failure: Failure) -> Json:
    """The record as JSON."""
    frames = [[frame.file, frame.line, frame.function, frame.text] for frame in failure.frames]
    return {"bases": list(failure.bases), "message": failure.message, "frames": frames, "column": failure.column}


def decode_failure(encoded: Json) -> Failure:
    """The record that `failure_json` made. Raises ValueError on anything else."""
    match encoded:
        case {"bases": [*bases], "message": str(message), "frames": [*frames], "column": None | int() as column} if (
            bases
        ):
            names = tuple(_text(name, MAX_NAME) for name in bases[:MAX_BASES])
            told = _text(message, MAX_MESSAGE)
            return Failure(names[0], names, told, tuple(map(_decode_frame, frames[: 2 * ENDS + 1])), column)
    raise ValueError("an encoded failure has an unknown shape")


def print_traceback(error: BaseException, sources: Sources, usual_hook: object) -> None:
    """Print an uncaught exception to standard error as Python does, but with the student's own frames only.

    `usual_hook` is what `sys.excepthook` was before the student's code ran: one of the student's own is called instead.
    """
    try:
        if sys.excepthook is not usual_hook:
            sys.excepthook(type(error), error, _from_own(traceback_of(error), sources))
            return
        text = _traceback_text(error, sources)
    except OutputLimitReached:
        raise
    except BaseException:  # noqa: BLE001 - the student's hook or the exception's own code may raise anything
        text = f"{class_names(type(error))[0]}: {_message_of(error)}\n"
    with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or replaced by something else
        sys.stderr.write(text)


def _traceback_text(error: BaseException, sources: Sources) -> str:
    printed = traceback.TracebackException(type(error), error, error.__traceback__, limit=-_MAX_PRINTED)
    _keep_own(printed, sources, set())
    return "".join(printed.format())


def _message_of(error: BaseException) -> str:
    try:
        message = str.__str__(str(error))
    except BaseException:  # noqa: BLE001 - student code may raise anything here, SystemExit too
        return "<exception str() failed>"  # Python's own words for it
    return clean_text(message if len(message) <= MAX_MESSAGE else message[:MAX_MESSAGE] + "…")


def _own_lines(tb: TracebackType | None, sources: Sources) -> Iterator[tuple[str, int, str]]:
    while tb is not None:
        code = tb.tb_frame.f_code
        if code.co_filename in sources:
            yield code.co_filename, tb.tb_lineno or code.co_firstlineno, code.co_name
        tb = tb.tb_next


def _from_own(tb: TracebackType | None, sources: Sources) -> TracebackType | None:
    """The traceback from the student's first frame on."""
    while tb is not None and tb.tb_frame.f_code.co_filename not in sources:
        tb = tb.tb_next
    return tb


def _frame(file: str, line: int, function: str) -> Frame:
    text = linecache.getline(file, line).strip() if line > 0 else ""
    return Frame(clean_text(file), line, clean_text(function), clean_text(text)[:MAX_LINE])


def _keep_own(printed: traceback.TracebackException, sources: Sources, seen: set[int]) -> None:
    """Drop the frames of other files, in the exceptions behind it too."""
    if id(printed) in seen:
        return
    seen.add(id(printed))
    printed.stack[:] = [frame for frame in printed.stack if frame.filename in sources]
    if not printed.stack:  # a syntax error in the main file has no traceback
        printed.stack = None  # type: ignore[assignment]
    for other in (printed.__cause__, printed.__context__, *(printed.exceptions or ())):
        if other is not None:
            _keep_own(other, sources, seen)


def _decode_frame(encoded: Json) -> Frame:
    match encoded:
        case [str(file), int(line), str(function), str(text)]:
            return Frame(_text(file, MAX_NAME), line, _text(function, MAX_NAME), _text(text, MAX_LINE))
    raise ValueError("an encoded frame has an unknown shape")


def _text(encoded: Any, limit: int) -> str:
    """A text that had at most `limit` characters, and an ellipsis, before it was cleaned; a forged one is cut there."""
    if type(encoded) is not str:
        raise ValueError("an encoded failure has something else where text belongs")
    return clean_text(encoded[: _LETTERS_OF_A_SURROGATE * (limit + 1)])
