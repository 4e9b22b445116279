"""Slots for a command: as many as it grades at once, all of one kind, ended with the command."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager

import click

from grader.errors import Retryable
from grader.settings import SandboxChoice
from sandbox.contract import Sandbox
from sandbox.slot import Slot

sandbox_option = click.option(
    "--sandbox",
    type=click.Choice([one.value for one in SandboxChoice]),
    default=SandboxChoice.AUTO.value,
    show_default=True,
    help="Where the code runs; auto takes Docker where an engine answers.",
)


class Slots:
    """Open slots; each is lent to one submission at a time."""

    def __init__(self, slots: list[Slot]) -> None:
        """`slots` are open and all of one kind."""
        self._all = slots
        self._stopped = False
        self._free: queue.SimpleQueue[Slot] = queue.SimpleQueue()
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
    """Open `count` slots; says on standard error which wall is missing. Raises SandboxUnavailable."""
    from sandbox.open_slot import open_slot  # noqa: PLC0415 - Docker's client is loaded only where slots are opened

    opened: list[Slot] = []
    try:
        opened.append(open_slot(choice.value, build=True, progress=_say, warn=_say))
        while len(opened) < count:
            opened.append(open_slot(SandboxChoice(opened[0].kind).value))
        yield Slots(opened)
    finally:
        for slot in opened:
            slot.destroy()


def _say(line: str) -> None:
    click.echo(f"kradan: {line}", err=True)
