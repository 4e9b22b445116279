"""What a call case prints: standard streams kept in memory, cut at a limit."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class OutputLimitReached(BaseException):
    """The student's code printed more than it may. Not an Exception: `except Exception` does not stop it."""


class Printed:
    """The bytes printed to one stream."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._bytes = bytearray()
        self._taken = 0
        self.truncated = False

    def add(self, data: bytes) -> None:
        """Keep what fits. Raises OutputLimitReached when something did not."""
        room = self._limit_bytes - len(self._bytes)
        self._bytes += data[:room]
        if len(data) > room:
            self.truncated = True
            raise OutputLimitReached

    def take(self) -> str:
        """What came since the last time it was taken."""
        new = self._bytes[self._taken :]
        self._taken = len(self._bytes)
        return new.decode("utf-8", "replace")

    def text(self) -> str:
        """All of it."""
        return self._bytes.decode("utf-8", "replace")


class CapturedStreams:
    """Standard output and standard error of one case."""

    def __init__(self, limit_bytes: int) -> None:
        self.stdout = Printed(limit_bytes)
        self.stderr = Printed(limit_bytes)

    @property
    def truncated(self) -> bool:
        """Whether anything was cut."""
        return self.stdout.truncated or self.stderr.truncated

    @contextmanager
    def redirected(self) -> Iterator[None]:
        """Send what is printed here, and give no input. New stream objects each time: the last ones may be closed."""
        before = sys.stdin, sys.stdout, sys.stderr
        sys.stdin = io.TextIOWrapper(io.BytesIO(), "utf-8")
        sys.stdout = _writer(self.stdout, "strict", "<stdout>")
        sys.stderr = _writer(self.stderr, "backslashreplace", "<stderr>")
        try:
            yield
        finally:
            sys.stdin, sys.stdout, sys.stderr = before


class _Sink(io.RawIOBase):
    def __init__(self, printed: Printed, name: str) -> None:
        self._printed = printed
        self.name = name

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._printed.add(bytes(data))
        return len(data)


def _writer(printed: Printed, errors: str, name: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(_Sink(printed, name), "utf-8", errors, newline="\n", write_through=True)


def open_standard_streams() -> None:
    """Make new streams over the descriptors 0, 1 and 2. Each line goes out at once, so that a program stopped by us has shown it."""
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the process ends
    sys.stdout = open(1, "w", 1, "utf-8", newline="\n", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace", newline="\n", closefd=False)  # noqa: SIM115
    vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)
