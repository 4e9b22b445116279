"""Slots by what a request needs: opened when it is first asked for, closed again when unused, the usual one always there."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.errors import BadRequest
from sandbox.languages import LANGUAGES, PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from sandbox.languages import Language
    from sandbox.slot import Slot
    from sandbox.types import RunRequest, RunResult

MEMORY_CLASSES_MIB = (256, 512, 1280)
"""How large slots are: a request gets the smallest that is enough, so that few kinds of slots serve many exercises."""

UNUSED_SECONDS = 120.0
"""A slot other than the usual one is closed when nobody has needed it for so long."""

MOST_OPEN = 3
"""How many slots one owner keeps open, the usual one among them: each holds memory, also while it waits."""


def most_memory_mib(request: RunRequest) -> int:
    """What the hungriest case of a request may use."""
    return max([request.limits.memory_mib, *(case.limits.memory_mib for case in request.cases if case.limits)])


def must_fit(request: RunRequest, memory_mib: int) -> None:
    """Raises BadRequest for a request that needs a slot with more than `memory_mib`."""
    wanted, language = most_memory_mib(request), _language_of(request)
    if _slot_mib(wanted, language) > memory_mib:
        raise BadRequest(
            f"a case in {language.title} may use {wanted} MiB, but this slot has {memory_mib} MiB and keeps"
            f" {language.own_memory_mib}: start one with memory_mib={_slot_mib(wanted, language)}"
        )


def _language_of(request: RunRequest) -> Language:
    """The request's language; for one that nobody knows Python, since others refuse it."""
    return LANGUAGES.get(request.language, PYTHON)


def _slot_mib(wanted: int, language: Language) -> int:
    """The memory of a slot in which a case may use as much as it wants."""
    return max(wanted + language.own_memory_mib, language.least_slot_mib)


@dataclass(frozen=True, slots=True)
class Need:
    """What a slot must have to run a request."""

    image: str = PYTHON.image
    """Which of `languages.IMAGES`."""
    memory_mib: int = MEMORY_CLASSES_MIB[0]
    """Of the whole slot, broker and zygotes included: one of the classes."""

    @classmethod
    def of(cls, request: RunRequest) -> Need:
        """What this request needs. Raises BadRequest for more memory than any slot has."""
        wanted, language = most_memory_mib(request), _language_of(request)
        for size in MEMORY_CLASSES_MIB:
            if _slot_mib(wanted, language) <= size:
                return cls(language.image, size)
        most = MEMORY_CLASSES_MIB[-1] - language.own_memory_mib
        raise BadRequest(f"a case may use {wanted} MiB, but no slot has more than {most} MiB for one")


USUAL = Need()
"""What most requests need: such a slot stands ready as long as its owner lives."""


class SlotsByNeed:
    """The slots of one owner, which runs one submission at a time: a sandbox that fits to every request."""

    def __init__(self, open_slot: Callable[[Need], Slot], *, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing starts yet. `open_slot` gives a slot that is running and ready, or raises SandboxUnavailable."""
        self.kind = ""
        """That of the slots; empty before one was open."""
        self._open_slot = open_slot
        self._clock = clock
        self._slots: dict[Need, Slot] = {}
        """The one that was used last stands last."""
        self._used_at: dict[Need, float] = {}
        self._busy = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def open_needs(self) -> tuple[Need, ...]:
        """What the slots that are open now are for; the one that was used last stands last."""
        return tuple(self._slots)

    def open(self) -> None:
        """Have the usual slot running and ready. Raises SandboxUnavailable."""
        with self._busy:
            self._fitting(USUAL)

    def run(self, request: RunRequest) -> RunResult:
        """Run all cases in a slot that fits. Raises SandboxUnavailable (try again) or BadRequest (never try again)."""
        need = Need.of(request)
        with self._busy:
            slot = self._fitting(need)
            try:
                return slot.run(request)
            finally:
                self._used_at[need] = self._clock()

    def close_unused(self) -> None:
        """Close the slots that nobody has needed for a while, but not the usual one; nothing while a run is under way."""
        if not self._busy.acquire(blocking=False):
            return
        try:
            now = self._clock()
            for need in list(self._slots):
                if need != USUAL and now - self._used_at[need] >= UNUSED_SECONDS:
                    self._slots.pop(need).close()
        finally:
            self._busy.release()

    def destroy(self) -> None:
        """End all slots at once, also in the middle of a run, from another thread or a signal handler."""
        for slot in list(self._slots.values()):
            slot.destroy()

    def close(self) -> None:
        """End all slots, and wait until nothing is left of them. May be called twice."""
        for slot in list(self._slots.values()):
            slot.close()

    def _fitting(self, need: Need) -> Slot:
        """The slot for this need, opened if it is not; one that was used long ago makes room for it."""
        slot = self._slots.pop(need, None)
        if slot is None:
            self._make_room()
            slot = self._open_slot(need)
            self.kind = slot.kind
        self._slots[need] = slot
        self._used_at[need] = self._clock()
        return slot

    def _make_room(self) -> None:
        others = [need for need in self._slots if need != USUAL]
        while len(others) >= MOST_OPEN - 1:
            self._slots.pop(others.pop(0)).close()
