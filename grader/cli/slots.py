"""Slots for a command: as many as it grades at once, all of one kind, ended with the command."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from grader.errors import Retryable
from grader.settings import SandboxChoice
from sandbox.contract import Sandbox
from sandbox.slot import Slot
from sandbox.slots_by_need import USUAL, Need, SlotsByNeed

sandbox_option = click.option(
    "--sandbox",
    type=click.Choice([one.value for one in SandboxChoice]),
    default=SandboxChoice.AUTO.value,
    show_default=True,
    help="Where the code runs; auto takes Docker where an engine answers.",
)


class SlotOpener:
    """Opens slots, all of the kind of the first: `auto` chooses once, and aloud, and never goes on with less."""

    def __init__(self, choice: SandboxChoice, say: Callable[[str], None], *, build: bool = False) -> None:
        """`say` is told which wall is missing of what `auto` chose, and the progress of a build; `build` what is missing."""
        self._choice = choice
        self._say = say
        self._build = build
        self._kind: SandboxChoice | None = None

    def __call__(self, need: Need = USUAL) -> Slot:
        """A slot that is running and ready. Raises SandboxUnavailable."""
        from sandbox.open_slot import open_slot  # noqa: PLC0415 - Docker's client is loaded only where slots are opened

        choice = self._kind or self._choice
        warn = None if self._kind else self._say
        slot = open_slot(choice.value, need=need, build=self._build, progress=self._say, warn=warn)
        self._kind = SandboxChoice(slot.kind)
        return slot


class Slots:
    """Open slots; each is lent to one submission at a time."""

    def __init__(self, slots: list[SlotsByNeed]) -> None:
        """`slots` are open and all of one kind."""
        self._all = slots
        self._stopped = False
        self._free: queue.SimpleQueue[SlotsByNeed] = queue.SimpleQueue()
        for slot in slots:
            self._free.put(slot)

    @property
    def count(self) -> int:
        """How many submissions run at once."""
        return len(self._all)

    @contextmanager
    def lent(self) -> Iterator[Sandbox]:
        """A slot of one's own for a while; waits until one is free. Raises Retryable after `stop`."""
        if self._stopped:
            raise Retryable("sandbox-unavailable", reason="The command was stopped.")
        slot = self._free.get()
        try:
            yield slot
        finally:
            self._free.put(slot)

    def stop(self) -> None:
        """End whatever runs, at once, and lend no more."""
        self._stopped = True
        for slot in self._all:
            slot.destroy()


@contextmanager
def open_slots(choice: SandboxChoice, count: int = 1) -> Iterator[Slots]:
    """Open `count` slots, and others where a request needs them; says aloud which wall is missing. Raises SandboxUnavailable."""
    open_slot = SlotOpener(choice, _say, build=True)
    opened: list[SlotsByNeed] = []
    try:
        while len(opened) < count:
            opened.append(SlotsByNeed(open_slot))
            opened[-1].open()
        yield Slots(opened)
    finally:
        for slot in opened:
            slot.close()


def _say(line: str) -> None:
    click.echo(f"kradan: {line}", err=True)
