"""A slot as its owner sees it: started when needed, one request at a time, ended at any doubt."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Protocol

from sandbox.errors import SandboxUnavailable, WallMissing
from sandbox.exchange import Packed, longest_seconds, pack, unpack_reply
from sandbox.supervisor import wire

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from sandbox.types import RunRequest, RunResult

START_SECONDS = 30.0
"""A slot that is not ready after this time will not be."""

RUNS_BEFORE_RENEWAL = 2000
"""After so many runs a slot is replaced by a fresh one, whatever its state."""


class Channel(Protocol):
    """The two byte streams of a running slot, and the power to end it."""

    def send(self, data: bytes) -> None:
        """Write all of it. Raises OSError."""

    def receive(self, count: int, deadline: float) -> bytes:
        """Between 1 and `count` bytes; none at the end. Raises TimeoutError when `time.monotonic()` passes the deadline."""

    def complaint(self) -> str:
        """What the slot wrote to its standard error."""

    def end(self) -> None:
        """End the slot and everything in it, at once. May be called twice, and from another thread than the one that reads."""

    def close(self) -> None:
        """Let go of what is still open of an ended slot; by whoever reads from it. May be called twice."""

    def image(self, python: str) -> str:
        """What runs in it, for a report; `python` is the version that it says it has."""


class Slot:
    """Runs one submission at a time in a supervisor at the other end of a channel."""

    def __init__(self, kind: str, open_channel: Callable[[], Channel]) -> None:
        self.kind = kind
        self._open_channel = open_channel
        self._channel: Channel | None = None
        self._image = ""
        self._runs = 0
        self._said_ready = False
        self._busy = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def open(self) -> None:
        """Have the slot running and ready; `run` does it too. Raises SandboxUnavailable."""
        with self._busy:
            self._ready()

    def run(self, request: RunRequest) -> RunResult:
        """Run all cases. Raises SandboxUnavailable (try again) or BadRequest (never try again)."""
        payload = pack(request)
        with self._busy:
            channel = self._ready()
            try:
                return self._run(channel, payload, request)
            finally:
                if self._channel is not channel:  # it was destroyed meanwhile, by whomever
                    channel.close()

    def destroy(self) -> None:
        """End the slot at once, also in the middle of a run, from another thread or a signal handler.

        A run that is under way raises SandboxUnavailable; the next one starts a new slot.
        """
        channel, self._channel = self._channel, None
        if channel:
            channel.end()
            if self._busy.acquire(blocking=False):  # otherwise the run that reads from it closes it
                channel.close()
                self._busy.release()

    def close(self) -> None:
        """End the slot and everything in it. May be called twice."""
        self.destroy()

    def _ready(self) -> Channel:
        """The channel of a slot that says that it is ready, and clean. Raises SandboxUnavailable."""
        channel = self._channel
        if not channel:
            self._channel = channel = self._open_channel()
            self._runs, self._said_ready = 0, False
        if self._said_ready:
            return channel
        self._image = self._hear_ready(channel)
        self._said_ready = True
        return channel

    def _hear_ready(self, channel: Channel) -> str:
        """Wait until the slot says that it is ready; gives what runs in it. Raises SandboxUnavailable."""
        try:
            return self._image_of(channel, self._await(channel, time.monotonic() + START_SECONDS))
        except SandboxUnavailable:
            self.destroy()
            channel.close()
            raise

    def _image_of(self, channel: Channel, message: bytes) -> str:
        """What runs in a slot that says that it is ready. Raises SandboxUnavailable for one that says anything else."""
        try:
            said = json.loads(message)
            if "problem" in said:
                raise WallMissing(
                    f"this machine does not let a {self.kind} slot close in its submissions: {said['problem']};"
                    " `kradan doctor` says more"
                )
            return channel.image(said["python"])
        except (ValueError, LookupError, TypeError) as error:
            raise self._broken(channel, f"it does not say that it is ready ({error!r})") from error

    def _run(self, channel: Channel, payload: Packed, request: RunRequest) -> RunResult:
        started = time.monotonic()
        self._said_ready = False
        reply = self._ask(channel, payload, started + longest_seconds(request))
        wall_seconds = time.monotonic() - started
        try:
            result = unpack_reply(reply, request, wall_seconds=wall_seconds, sandbox=self.kind, image=self._image)
        except SandboxUnavailable:
            self.destroy()
            raise
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise self._broken(channel, f"its reply is none ({error!r})") from error
        self._runs += 1
        if self._runs >= RUNS_BEFORE_RENEWAL:
            self.destroy()
        return result

    def _ask(self, channel: Channel, payload: Packed, deadline: float) -> bytes:
        """The slot's reply to a request. Raises SandboxUnavailable, after ending the slot."""
        self._tell(channel, wire.pack(payload.submission) + wire.pack(payload.suites))
        return self._await(channel, deadline)

    def _tell(self, channel: Channel, frame: bytes) -> None:
        """Send the slot a frame. Raises SandboxUnavailable, after ending the slot."""
        try:
            channel.send(frame)
        except OSError as error:
            raise self._broken(channel, f"it takes no requests ({error})") from error

    def _await(self, channel: Channel, deadline: float) -> bytes:
        """The slot's next message. Raises SandboxUnavailable, after ending the slot."""
        try:
            message = wire.read(lambda count: channel.receive(count, deadline))
        except TimeoutError as error:
            raise self._broken(channel, "it did not answer in time") from error
        except (OSError, wire.WireError) as error:
            raise self._broken(channel, str(error)) from error
        if message is None:
            raise self._broken(channel, "it ended")
        return message

    def _broken(self, channel: Channel, why: str) -> SandboxUnavailable:
        self.destroy()
        complaint = channel.complaint().strip()
        return SandboxUnavailable(
            f"the {self.kind} slot broke: {why}" + (f"; it said: {complaint}" if complaint else "")
        )
