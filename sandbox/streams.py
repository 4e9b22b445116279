"""What a call case prints: standard streams kept in memory, cut at a limit."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class OutputLimitReached(BaseException):
    """The student's code printed more than it may. Not an Exception: `except Exception` does not stop it."""


class Printed:
    """The bytes printed to one stream, and the stream."""

    def __init__(self, name: str, errors: str, limit_bytes: int) -> None:
        self._name = name
        self._errors = errors
        self._limit_bytes = limit_bytes
        self._bytes = bytearray()
        self._taken = 0
        self._stream = self._new_stream()
        self.truncated = False

    def stream(self) -> io.TextIOWrapper:
        """Where to print to; a new one if the student's code has ended the last."""
        try:
            usable = not self._stream.closed
        except ValueError:  # detached from what it writes to
            usable = False
        if not usable:
            self._stream = self._new_stream()
        return self._stream

    def add(self, data: bytes) -> None:
        """Keep what fits. Raises OutputLimitReached when something did not."""
        room = self._limit_bytes - len(self._bytes)
        self._bytes += data[:room]
        if len(data) > room:
            self.truncated = True
            raise OutputLimitReached

    def take(self) -> str:
        """What came since the last time it was taken."""
        if self._taken == len(self._bytes):
            return ""
        new = self._bytes[self._taken :]
        self._taken = len(self._bytes)
        return new.decode("utf-8", "replace")

    def text(self) -> str:
        """All of it."""
        return self._bytes.decode("utf-8", "replace")

    def _new_stream(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(_Sink(self, self._name), "utf-8", self._errors, newline="\n", write_through=True)


class CapturedStreams:
    """Standard output and standard error of one case; as a context they take the place of Python's own.

    They are made once and used for every step: in a fork, each page of memory that is touched costs a copy.
    """

    def __init__(self, limit_bytes: int) -> None:
        self.stdout = Printed("<stdout>", "strict", limit_bytes)
        self.stderr = Printed("<stderr>", "backslashreplace", limit_bytes)
        self._stdin = _no_input()
        self._before = (sys.stdin, sys.stdout, sys.stderr)

    @property
    def truncated(self) -> bool:
        """Whether anything was cut."""
        return self.stdout.truncated or self.stderr.truncated

    def take_places(self) -> None:
        """Be what Python prints to and reads from."""
        if self._stdin.closed:  # `exit()` closes it
            self._stdin = _no_input()
        sys.stdin, sys.stdout, sys.stderr = self._stdin, self.stdout.stream(), self.stderr.stream()

    def __enter__(self) -> None:
        self._before = (sys.stdin, sys.stdout, sys.stderr)
        self.take_places()

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        sys.stdin, sys.stdout, sys.stderr = self._before


class _Sink(io.RawIOBase):
    def __init__(self, printed: Printed, name: str) -> None:
        self._printed = printed
        self.name = name

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._printed.add(bytes(data))
        return len(data)


def _no_input() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8")


def open_standard_streams() -> None:
    """Make new streams over the descriptors 0, 1 and 2. Each line goes out at once, so that a program stopped by us has shown it."""
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the process ends
    sys.stdout = open(1, "w", 1, "utf-8", newline="\n", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace", newline="\n", closefd=False)  # noqa: SIM115
    vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)
