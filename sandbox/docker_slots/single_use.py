"""A slot of single-use containers, for hosts that let no container make namespaces: each submission has one to itself."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from sandbox.docker_slots import hardening, hearing
from sandbox.docker_slots.container import Container
from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.facts import Facts
from sandbox.docker_slots.frames import FrameStream
from sandbox.docker_slots.pool import Pool
from sandbox.docker_slots.slot import must_serve
from sandbox.errors import SandboxUnavailable
from sandbox.image import recipe
from sandbox.image.kinds import KINDS, Kind
from sandbox.languages import PYTHON
from sandbox.slot import START_SECONDS, Slot
from sandbox.supervisor import bare, handing, relay, warden, wire, zygote
from sandbox.supervisor.broker import Docket
from sandbox.types import Outcome

if TYPE_CHECKING:
    from typing import Self

    from sandbox.exchange import Packed
    from sandbox.types import RunRequest, RunResult

KIND = "single-use"

WAITING = 2
"""Containers that wait in each slot: while one runs the next is ready, and its successor on the way."""


class SingleUseSlot(Slot):
    """Runs every submission in a hardened container that was started for it alone. See `sandbox/README.md` for its walls."""

    _channel: Container | None

    def __init__(
        self,
        *,
        memory_mib: int = hardening.SLOT_MEMORY_MIB,
        kind: Kind = KINDS[PYTHON.image],
        waiting: int = WAITING,
    ) -> None:
        """Nothing starts yet.

        Args:
            memory_mib: of each container: at least 64 more than the largest case may use.
            kind: what the image is made of, and so which languages the slot runs.
            waiting: how many containers stand ready.
        """
        self._memory_mib = memory_mib
        self._kind = kind
        self._few_users: bool | None = None
        self._pool = Pool(self._start_container, waiting)
        self._judges = Pool(self._start_judge, 1)
        self._image_name = recipe.image_name(kind)
        self._deadline = 0.0
        super().__init__(KIND, lambda: self._pool.take(START_SECONDS))

    @classmethod
    def start(cls, *, memory_mib: int = hardening.SLOT_MEMORY_MIB, kind: Kind = KINDS[PYTHON.image]) -> Self:
        """A slot whose first container is ready. Raises SandboxUnavailable."""
        slot = cls(memory_mib=memory_mib, kind=kind)
        try:
            slot.open()
        except SandboxUnavailable:
            slot.close()
            raise
        return slot

    def run(self, request: RunRequest) -> RunResult:
        """Run all cases. Raises SandboxUnavailable (try again) or BadRequest (never try again)."""
        must_serve(self._kind, request, self._memory_mib)
        return super().run(request)

    def close(self) -> None:
        """End the slot and every container of it. May be called twice."""
        super().close()
        self._pool.close()
        self._judges.close()

    def _start_container(self, whose: str = bare.STUDENT) -> Container:
        """A container that has said that it is ready. Raises SandboxUnavailable."""
        user = hardening.lone_user(few=self._has_few_users())
        walls = self._walls(user) if whose == bare.STUDENT else self._walls_of_judge(user)
        container = Container(self._image_name, walls, user, (whose,))
        try:
            said = wire.read(lambda count: container.receive(count, time.monotonic() + START_SECONDS))
            why = "it ended" if said is None else said[1:].decode("utf-8", "replace")
        except (OSError, wire.WireError) as error:
            said, why = None, str(error) or "it did not get ready in time"
        if said != zygote.READY:
            container.end()
            container.close()
            told = f"{why}\n{container.complaint()}".strip()
            raise SandboxUnavailable(f"a single-use container did not get ready: {told}; `kradan doctor` says more")
        return container

    def _start_judge(self) -> Container:
        return self._start_container(bare.JUDGE)

    def _walls(self, user: str) -> dict[str, Any]:
        return hardening.single_use_config(self._memory_mib, user)

    def _walls_of_judge(self, user: str) -> dict[str, Any]:
        return hardening.single_use_config(hardening.SLOT_MEMORY_MIB, user, is_judge=True)

    def _has_few_users(self) -> bool:
        if self._few_users is None:
            with Engine() as engine:
                self._few_users = Facts.of(engine.info()).has_few_users
        return self._few_users

    def _hear_ready(self, channel: Any) -> str:
        """It has said so already, while it waited."""
        container: Container = channel
        return container.image("")

    def _run(self, channel: Any, payload: Packed, request: RunRequest) -> RunResult:
        try:
            return super()._run(channel, payload, request)
        finally:
            self._discard()

    def _discard(self) -> None:
        """A container is done after one submission, however that went; nobody waits for its end."""
        container, self._channel = self._channel, None
        if container:
            self._pool.bury(container)

    def _ask(self, channel: Any, payload: Packed, deadline: float) -> bytes:
        """The results of all cases. A case that takes its container along ends that case only; the rest run in another.

        Here the owner is what the broker of a long-lived slot is. Raises SandboxUnavailable.
        """
        docket = Docket(payload.submission, handing.frames(payload.suites))
        self._deadline = deadline
        container: Container = channel
        while not self._gather(container, docket):
            if self._channel is not container or not container.ran_out_of_memory():
                raise self._broken(container, "it ended")
            docket.results.append(json.dumps({"outcome": Outcome.OUT_OF_MEMORY}).encode())
            self._discard()
            self._channel = container = self._pool.take(START_SECONDS)
        return docket.reply()

    def _gather(self, container: Container, docket: Docket) -> bool:
        """Ask a warden for the results that are still missing; False where it ended on the way. Raises SandboxUnavailable."""
        stream = FrameStream(container)
        stream.queue(warden.FIRST_CASE.pack(len(docket.results)) + docket.request)
        try:
            while (message := stream.next(self._deadline)) is not None:
                if message[:1] == warden.END:
                    return True
                if message[:1] == warden.SUITE:
                    docket.statements[len(docket.results)] = self._hear(stream, docket, message)
                elif message[:1] == warden.CASE:
                    docket.results.append(message[1:])
                elif message[:1] != relay.RELAYED:  # of which the last may come late
                    raise self._broken(container, message[1:].decode("utf-8", "replace"))
        except TimeoutError as error:
            raise self._broken(container, "it did not answer in time") from error
        return False

    def _hear(self, student: FrameStream, docket: Docket, message: bytes) -> bytes:
        """What a judge in a container of its own states of a suite. Raises SandboxUnavailable."""
        number, seconds = warden.HEARING.unpack(message[1:])
        asked = time.monotonic()
        judge = self._judges.take(START_SECONDS)
        self._deadline += time.monotonic() - asked  # it is no time of the submission's
        try:
            statement = hearing.hold(student, judge, docket.suites[number], time.monotonic() + seconds)
            if statement is None:
                short = judge.ran_out_of_memory()
                return _broken_suite(_TOO_LARGE if short else _ENDED)
        except hearing.JudgeBroken as problem:
            raise self._broken(student.container, f"its judge failed: {problem}") from problem
        except TimeoutError:
            return _broken_suite(
                f"the suite took longer than {seconds:.0f} seconds, and not because of the student's code"
            )
        finally:
            self._judges.bury(judge)
        return statement


_TOO_LARGE = "the suite needs more memory than the judge has"
_ENDED = "the suite ended the judge's own process: it must not exit, or run without end in native code"


def _broken_suite(problem: str) -> bytes:
    return json.dumps({"problem": problem, "tests": []}).encode()
