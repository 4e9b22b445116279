"""What pytest explains of a failed test, made fit for a phone: no deep indentation, no addresses of memory."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]{4,16}(?=>)")
_FAILED, _FOUND = ">", "E"
"""How pytest begins the line that failed, and what it found there."""


def explained(text: str) -> str:
    """The explanation: each line that failed without its indentation, what was found without what all of it share."""
    lines = _ADDRESS.sub("", text).split("\n")
    found = [line[1:] for line in lines if _is_of(line, _FOUND) and line[1:].strip(" ")]
    least = min((len(rest) - len(rest.lstrip(" ")) for rest in found), default=0)
    return "\n".join(_outdented(line, least) for line in lines)


def _outdented(line: str, least: int) -> str:
    if _is_of(line, _FAILED):
        return f"{_FAILED} {line[1:].strip(' ')}".rstrip(" ")
    return f"{_FOUND} {line[1 + least :]}".rstrip(" ") if _is_of(line, _FOUND) else line


def _is_of(line: str, mark: str) -> bool:
    return line == mark or line.startswith(f"{mark} ")
