"""The pipes of one case, seen from the warden's end: what it feeds in and what it takes out, up to a limit."""

from __future__ import annotations

import fcntl
import os

_READ_BYTES = 1 << 16


class Capture:
    """A pipe that a student's process writes to; keeps the first `limit` bytes of it.

    Both ends stay open here, so that only what is written wakes the warden, and not every process that lets go.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self.descriptor, self.far_end = os.pipe2(os.O_CLOEXEC)
        os.set_blocking(self.descriptor, False)

    @property
    def is_full(self) -> bool:
        """Whether more was written than may be."""
        return self._size > self._limit

    def take(self) -> bool:
        """Take what is there now, at most a pipe full; False where nothing is."""
        try:
            data = os.read(self.descriptor, _READ_BYTES)
        except BlockingIOError:
            return False
        self._parts.append(data)
        self._size += len(data)
        return bool(data)

    def take_the_rest(self) -> None:
        """Take what a process that has ended left in the pipe, without waiting for others that hold it open."""
        while not self.is_full and self.take():
            pass

    def content(self) -> bytes:
        """What was written, cut at the limit."""
        return b"".join(self._parts)[: self._limit]

    def drain(self) -> bytes:
        """What was written, cut at the limit; from now on it counts anew."""
        content = self.content()
        self._parts, self._size = [], 0
        return content

    def close(self) -> None:
        """Close both ends."""
        os.close(self.descriptor)
        os.close(self.far_end)


class Statement:
    """A file in memory in which a student's process says what came of a case: nobody has to read along."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.far_end = os.memfd_create("statement", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        fcntl.fcntl(self.far_end, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)

    def has_begun(self) -> bool:
        """Whether the process began to carry out its order: then it wrote something, which it cannot take back."""
        return os.fstat(self.far_end).st_size > 0

    def content(self) -> bytes | None:
        """What was said; None where that is more than may be."""
        said = os.pread(self.far_end, self._limit + 1, 0)
        return None if len(said) > self._limit else said

    def close(self) -> None:
        """Forget it."""
        os.close(self.far_end)


class Bell:
    """What a student's process rings once it has said all that came of a case: nobody has to wait for its end."""

    def __init__(self) -> None:
        self.far_end = os.eventfd(0, os.EFD_CLOEXEC)

    def fileno(self) -> int:
        """What becomes readable when it rings."""
        return self.far_end

    def close(self) -> None:
        """Forget it."""
        os.close(self.far_end)


class Feed:
    """A pipe that a student's process reads from; written as fast as the process reads, never faster."""

    def __init__(self, data: bytes) -> None:
        self._rest = memoryview(data)
        self.far_end, self.descriptor = os.pipe2(os.O_CLOEXEC)
        os.set_blocking(self.descriptor, False)
        self._open = True

    def give(self) -> bool:
        """Write what the pipe takes now; False (and closed) when all is written or nobody reads any more."""
        try:
            while self._rest:
                self._rest = self._rest[os.write(self.descriptor, self._rest) :]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            pass
        self.close()
        return False

    def close(self) -> None:
        """Close our end, so that the reader meets the end of its input."""
        if self._open:
            self._open = False
            os.close(self.descriptor)
