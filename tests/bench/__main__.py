"""`python -m tests.bench`: the rows, the ratios and whether they keep their targets."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack

import click
from rich.console import Console

from sandbox.image import build
from tests.bench.bare import BarePython
from tests.bench.containers import DockerRuns
from tests.bench.server import PUPILS, Server
from tests.bench.slots import Slots
from tests.bench.table import Row, Target, interleave, of_rows, of_targets

console = Console()


@click.command()
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--singles", default=10, show_default=True, type=click.IntRange(1), help="Of each single row, per round.")
@click.option("--http/--no-http", default=True, help="Also the whole way over HTTP.")
@click.option("--strict", is_flag=True, help="End with 1 when a target is missed.")
def main(*, rounds: int, singles: int, http: bool, strict: bool) -> None:
    """Measure bare Python, one container per submission, and our slot, side by side."""
    image = build.ensure(console.print)
    console.print(f"{image}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {rounds} rounds")
    with ExitStack() as stack:
        bare = Row("bare python3, five asserts from a file", stack.enter_context(BarePython(image)).once, singles)
        runs = stack.enter_context(DockerRuns(image))
        run = Row("one `docker run`", runs.once)
        run_all = Row(f"{PUPILS} at once, `docker run` each", lambda: runs.burst(PUPILS))
        slots = stack.enter_context(Slots())
        slot = Row("our slot, five call tests", slots.once, singles)
        slot_all = Row(f"{PUPILS} at once, two slots", lambda: slots.burst(PUPILS))
        rows = [bare, slot, slot_all, run, run_all]
        targets = [
            Target("our slot ÷ bare python3", slot, bare, at_most=1.5),
            Target(f"{PUPILS} at once: `docker run` each ÷ our slots", slot_all, run_all, at_least=10),
        ]
        if http:
            server = stack.enter_context(Server())
            sent = Row("one submission over HTTP, PUT to graded", server.once, singles)
            sent_all = Row(f"{PUPILS} at once over HTTP, last result", server.burst)
            rows += [sent, sent_all, Row(f"{PUPILS} sign-ins at once, last answer", server.sign_ins)]
            targets += [
                Target(f"{PUPILS} at once: over HTTP ÷ directly", sent_all, slot_all, at_most=4),
                Target("one submission: over HTTP ÷ our slot", sent, slot, at_most=4),
            ]
        interleave(rows, rounds, console.print)
    console.print(of_rows(rows))
    console.print(of_targets(targets))
    sys.exit(1 if strict and not all(target.is_met for target in targets) else 0)


if __name__ == "__main__":
    main()
