"""Memory kept back, so that there is some left to tell of a MemoryError with."""

from __future__ import annotations

import mmap

_BYTES = 4 << 20
"""More than Python asks the system for at a time."""


class Ballast:
    """Address space that counts against a limit of memory, and of which no page is ever touched."""

    def __init__(self) -> None:
        try:
            self._kept: mmap.mmap | None = mmap.mmap(-1, _BYTES, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        except OSError:  # no memory even for this
            self._kept = None

    def drop(self) -> None:
        """Give it up."""
        if self._kept is not None:
            self._kept.close()
