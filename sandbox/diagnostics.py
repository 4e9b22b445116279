"""Reads what compilers write, line by line, as messages about the student's files. It is a student's text: bounded, never trusted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.compilation import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

MOST = 20
"""So many messages are kept; those after them are often only what the first brought about."""

MOST_CHARACTERS = 500
"""Of one message, and of the lines that are looked at."""

_CONTINUES = "  "
"""How the lines begin that belong to the message before them."""

_WORK = "/work/"
_MESSAGE = re.compile(r"([^:\s][^:]*):(\d+):(?:(-?\d+):)? (?:fatal )?(error|warning|note): (.*)")
_WITHOUT_PLACE = re.compile(
    r"(?:error|g\+\+|gcc|cc1|cc1plus|virtual memory exhausted|/usr/bin/[\w+-]+)(?:: (?:fatal )?error)?: (.*)"
)
_LINKER = re.compile(
    r"(?:[^:\s]+ld: )?(?:([^:\s]+):)?(?:(\d+):)?\(\.[^)]*\): ((?:undefined reference to|multiple definition of) .*)"
)
_REQUIRED = re.compile(r"([^:\s][^:]*):(\d+):(\d+):\s+required from here")
_NODE_PLACE = re.compile(r"(?:file://)?/work/([^:]+):(\d+)")
_NODE_ERROR = re.compile(r"(\w*Error): (.*)")


def read_native(text: str, files: Collection[str]) -> tuple[Message, ...]:
    """What gcc, g++ and their linker say; and our own compiler for Java, which writes in the same form.

    A message about a library is told with the line of the student's that led there, where the compiler tells it.
    """
    found: list[Message] = []
    led_here: tuple[str, int, int] | None = None
    for line in _lines(text):
        if line.startswith(_CONTINUES) and found and "|" not in line:
            found[-1] = _continued(found[-1], line)
            continue
        if required := _REQUIRED.match(line):
            led_here = _own(required[1], files), int(required[2]), int(required[3])
            continue
        message = _placed(line, files) or _linked(line, files) or _unplaced(line)
        if message and message.severity != "note":
            if not message.file and led_here and led_here[0]:
                message = Message(*led_here, message.severity, message.text)
            found.append(message)
            led_here = None
    return _first_errors(found)


def read_node(text: str, files: Collection[str]) -> tuple[Message, ...]:
    """What `node --check` says: one error, with its line and a caret under its column."""
    file, line_number, column = "", 0, 0
    for line in _lines(text):
        if (place := _NODE_PLACE.fullmatch(line)) and not file and place[1] in files:
            file, line_number = place[1], int(place[2])
        elif set(line) <= {" ", "\t", "^"} and "^" in line and not column:
            column = line.index("^") + 1
        elif error := _NODE_ERROR.match(line):
            return (Message(file, line_number, column, "error", f"{error[1]}: {error[2]}"),)
    return ()


READERS: Mapping[str, Callable[[str, Collection[str]], tuple[Message, ...]]] = {
    "c": read_native,
    "cpp": read_native,
    "java": read_native,
    "javascript": read_node,
}


def _lines(text: str) -> Iterable[str]:
    return (line[:MOST_CHARACTERS] for line in text.splitlines())


def _own(path: str, files: Collection[str]) -> str:
    """The student's file that a path leads to; empty for any other."""
    name = path.removeprefix("./").removeprefix(_WORK)
    return name if name in files else ""


def _placed(line: str, files: Collection[str]) -> Message | None:
    match = _MESSAGE.match(line)
    if not match:
        return None
    own = _own(match[1], files)
    number, column = (max(int(match[group] or 0), 0) if own else 0 for group in (2, 3))
    return Message(own, number, column, match[4], match[5])


def _linked(line: str, files: Collection[str]) -> Message | None:
    match = _LINKER.match(line)
    if not match:
        return None
    own = _own(match[1] or "", files)
    return Message(own, int(match[2] or 0) if own else 0, 0, "error", match[3])


def _unplaced(line: str) -> Message | None:
    match = _WITHOUT_PLACE.match(line)
    return (
        Message("", 0, 0, "error", match[1])
        if match and "ld returned" not in line and ": in function" not in line
        else None
    )


def _continued(message: Message, line: str) -> Message:
    text = f"{message.text}; {' '.join(line.split())}"[:MOST_CHARACTERS]
    return Message(message.file, message.line, message.column, message.severity, text)


def _first_errors(found: list[Message]) -> tuple[Message, ...]:
    """Errors before warnings, each told once."""
    ordered = dict.fromkeys([*(one for one in found if one.severity == "error"), *found])
    return tuple(ordered)[:MOST]
