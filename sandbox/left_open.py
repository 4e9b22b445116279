"""Files that a program did not close: what it wrote is put into them, as Python does when the program has ended."""

from __future__ import annotations

import _io
import gc
from contextlib import suppress
from typing import Any

_KINDS = (_io.TextIOWrapper, _io.BufferedWriter, _io.BufferedRandom)
_objects = gc.get_objects
"""Those that are new since the interpreter was made ready and its own objects frozen."""


def write_out() -> None:
    """Write what open files hold back. What cannot be written is lost, without a word, as with Python itself."""
    try:
        found = [one for one in _objects() if issubclass(type(one), _KINDS)]
    except MemoryError:  # no room to look
        return
    for one in found:
        _flush(one)


def _flush(one: Any) -> None:
    kind = next(kind for kind in _KINDS if issubclass(type(one), kind))
    with suppress(BaseException):  # closed, full, or with something of the program's own beneath it
        kind.flush(one)
