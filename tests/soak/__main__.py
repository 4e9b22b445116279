"""`python -m tests.soak`: run the mixture, print what was there before and after, end with 1 where something grew."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import click
from rich.console import Console
from rich.table import Table

import sandbox.slot
from sandbox.docker_slots import DockerSlot
from sandbox.errors import SandboxUnavailable
from sandbox.image import build
from tests.soak import remains
from tests.soak.mixture import Submission, mixture

console = Console()

_WARM_UP = 300
"""Submissions before the first look: allocators and caches have their size then."""


@click.command()
@click.option("--count", default=10_000, show_default=True, type=click.IntRange(1))
@click.option("--slots", "slot_count", default=2, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True)
@click.option("--suites/--no-suites", default=True, help="Also pytest suites.")
def main(*, count: int, slot_count: int, seed: int, suites: bool) -> None:
    """Run so many submissions over the same slots, which are not renewed meanwhile."""
    build.ensure(console.print)
    sandbox.slot.RUNS_BEFORE_RENEWAL = sys.maxsize
    with ExitStack() as stack:
        slots = [stack.enter_context(DockerSlot.start()) for _ in range(slot_count)]
        _run(slots, mixture(seed + 1, _WARM_UP, suites=suites))
        containers = [slot._channel.id for slot in slots]
        before = remains.look(slots)
        began = time.monotonic()
        kinds, wrong = _run(slots, mixture(seed, count, suites=suites))
        seconds = time.monotonic() - began
        after = remains.look(slots)
        lost = sum(slot._channel.id != container for slot, container in zip(slots, containers, strict=True))
    measures = remains.compare(before, after)
    _show(measures, kinds)
    for kind in wrong:
        console.print(f"[red]not as it must be:[/] {kind}")
    console.print(f"{count} submissions in {seconds:.0f} s; {len(wrong)} not as they must be; {lost} slots lost")
    sys.exit(1 if wrong or lost or not all(measure.is_kept for measure in measures) else 0)


def _run(slots: list[DockerSlot], submissions: Iterator[Submission]) -> tuple[Counter[str], list[str]]:
    """Each slot takes the next when it is free; gives how many there were of each kind, and those that came out wrong."""
    lock = threading.Lock()
    kinds: Counter[str] = Counter()
    wrong: list[str] = []

    def work(slot: DockerSlot) -> None:
        while True:
            with lock:
                submission = next(submissions, None)
            if submission is None:
                return
            came = _try(slot, submission)
            with lock:
                kinds[submission.kind.partition(" ")[0]] += 1
                if came:
                    wrong.append(f"{submission.kind}: {came}")

    threads = [threading.Thread(target=work, args=(slot,)) for slot in slots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for slot in slots:
        slot.open()
    return kinds, wrong


def _try(slot: DockerSlot, submission: Submission) -> str:
    """What is wrong with what came of it; nothing where all is well."""
    try:
        result = slot.run(submission.request)
    except SandboxUnavailable as error:
        return str(error)
    return "" if submission.holds(result) else str([case.outcome.value for case in result.cases])


def _show(measures: list[remains.Measure], kinds: Counter[str]) -> None:
    table = Table("", "before", "after", "may grow by", "")
    for measure in measures:
        verdict = "[green]kept[/]" if measure.is_kept else f"[red]grew by {measure.grew:.1f}[/]"
        numbers = (f"{number:,.1f} {measure.unit}" for number in (measure.before, measure.after, measure.may_grow))
        table.add_row(measure.name, *numbers, verdict)
    console.print(table)
    console.print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))


if __name__ == "__main__":
    main()
