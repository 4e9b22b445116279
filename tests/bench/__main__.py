"""`python -m tests.bench`: the rows, the ratios and whether they keep their targets."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack

import click
from rich.console import Console

from sandbox.image import build
from tests.bench import document, slots, table
from tests.bench.bare import BarePython
from tests.bench.containers import DockerRuns
from tests.bench.epicbox import Epicbox
from tests.bench.job import CALLS, PROGRAM, SUITE
from tests.bench.neighbours import Neighbours
from tests.bench.server import PUPILS, Server
from tests.bench.slots import Slots
from tests.bench.table import Row, Target, interleave

console = Console()

SECONDS = 3.0
"""Of one round of the sustained rows."""

JOBS = {"calls": CALLS, "suite": SUITE, "program": PROGRAM}
Parts = tuple[list[Row], list[Target]]


@click.command()
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--singles", default=10, show_default=True, type=click.IntRange(1), help="Of each single row, per round.")
@click.option("--suites/--no-suites", default=True, help="Also a pytest suite.")
@click.option("--epicbox/--no-epicbox", default=True, help="Also epicbox; needs PyPI.")
@click.option("--http/--no-http", default=True, help="Also the whole way over HTTP.")
@click.option("--write", is_flag=True, help="Put the tables into docs/benchmarks.md.")
@click.option("--strict", is_flag=True, help="End with 1 when a target is missed.")
def main(*, rounds: int, singles: int, suites: bool, epicbox: bool, http: bool, write: bool, strict: bool) -> None:
    """Measure bare Python, one container per submission, epicbox and our slot, side by side."""
    load = os.getloadavg()[0]
    image = build.ensure(console.print)
    console.print(f"{image}, {document.machine()}, load {load:.1f}, {table.times(rounds)}")
    with ExitStack() as stack:
        rows, targets = _slots(stack, image, singles, suites=suites)
        for wanted, part in ((epicbox, _epicbox), (True, _neighbours), (http, _http)):
            if wanted:
                more_rows, more_targets = part(stack, image, rows)
                rows += more_rows
                targets += more_targets
        interleave(rows, rounds, console.print)
    console.print(table.on_screen(*table.of_rows(rows)))
    console.print(table.on_screen(*table.of_targets(targets)))
    if write:
        document.write(document.measured(rows, targets, image=image, rounds=rounds, load=load))
    sys.exit(1 if strict and not all(target.is_met for target in targets) else 0)


def _slots(stack: ExitStack, image: str, singles: int, *, suites: bool) -> Parts:
    """Our slots against bare Python and against a container for each submission."""
    bare = stack.enter_context(BarePython(image, JOBS))
    runs = stack.enter_context(DockerRuns(image))
    ours = stack.enter_context(Slots())
    calls = Row("our slot, five `call` tests", lambda: ours.once(CALLS), singles)
    bare_calls = Row("bare python3, five asserts from a file", lambda: bare.once("calls"), singles)
    program = Row("our slot, one `stdin` case", lambda: ours.once(PROGRAM), singles)
    bare_program = Row("bare python3 prog.py", lambda: bare.once("program"), singles)
    burst = Row(f"{PUPILS} at once, two slots, last result", lambda: ours.burst(PUPILS))
    run = Row("one `docker run`", runs.once)
    run_burst = Row(f"{PUPILS} at once, `docker run` each, last result", lambda: runs.burst(PUPILS))
    memory = Row("memory of an idle slot", ours.idle_mebibytes, unit="MiB")
    start = Row("start of a slot, from nothing to ready", slots.start, 2)
    rows = [bare_calls, calls, bare_program, program, burst, run, run_burst, memory, start]
    targets = [
        Target("five `call` tests, each in its own fork ÷ bare python3", calls, bare_calls, at_most=1.0),
        Target("one `stdin` case ÷ bare python3", program, bare_program, at_most=0.6),
        Target(f"{PUPILS} at once: `docker run` each ÷ our two slots", burst, run_burst, at_least=12),
        Target("memory of an idle slot", memory, at_most=60),
        Target("start of a slot", start, at_most=1500),
    ]
    if suites:
        suite = Row("our slot, a pytest suite of five tests", lambda: ours.once(SUITE), singles)
        bare_suite = Row("bare python3 -m pytest", lambda: bare.once("suite"), max(singles // 3, 1))
        rows[2:2] = [bare_suite, suite]
        targets.insert(1, Target("a pytest suite of five tests ÷ bare pytest", suite, bare_suite, at_most=0.35))
    return rows, targets


def _epicbox(stack: ExitStack, image: str, _rows: list[Row]) -> Parts:
    ours, theirs = stack.enter_context(Slots()), stack.enter_context(Epicbox(image))
    slot = Row("sustained, two slots: one `stdin` submission", lambda: ours.sustained(SECONDS))
    other = Row("sustained, epicbox with two workers: the same", lambda: theirs.sustained(SECONDS))
    return [slot, other], [Target("sustained throughput: two slots ÷ epicbox", slot, other, at_least=20)]


def _neighbours(stack: ExitStack, _image: str, _rows: list[Row]) -> Parts:
    three = stack.enter_context(Neighbours())
    quiet = Row("a third slot, five `call` tests, its neighbours idle", three.quiet)
    attacked = Row("the same while two neighbours are attacked", three.under_attack)
    return [quiet, attacked], [Target("a slot whose two neighbours are attacked ÷ idle", attacked, quiet, at_most=2)]


def _http(stack: ExitStack, _image: str, rows: list[Row]) -> Parts:
    """The whole way, against our slots used directly."""
    server = stack.enter_context(Server())
    one, burst = (next(row for row in rows if row.name.startswith(name)) for name in ("our slot, five", f"{PUPILS} at"))
    sent = Row("one submission over HTTP, PUT to graded", server.once, one.times_a_round)
    sent_all = Row(f"{PUPILS} at once over HTTP, last result", server.burst)
    sign_ins = Row(f"{PUPILS} sign-ins at once, last answer", server.sign_ins)
    return [sent, sent_all, sign_ins], [
        Target(f"{PUPILS} at once: over HTTP ÷ directly", sent_all, burst, at_most=4),
        Target("one submission: over HTTP ÷ our slot", sent, one, at_most=4),
    ]


if __name__ == "__main__":
    main()
