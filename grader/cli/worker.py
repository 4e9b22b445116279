"""`kradan worker`: processes that grade, each with a slot of its own."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import replace

import click

from grader.cli.settings import data_option, environment_of, found_settings
from grader.cli.slots import SlotOpener
from grader.logs import set_up_logs
from grader.machine.processes import Program, Tree
from grader.settings import Mode, SandboxChoice, Settings, SettingsError
from sandbox.contract import Sandbox
from sandbox.errors import SandboxUnavailable
from sandbox.slot import Slot
from sandbox.slots_by_need import Need, SlotsByNeed


@click.command("worker")
@click.option("--processes", type=click.IntRange(1, 64), help="How many; each grades one submission at a time.")
@click.option("--sandbox", type=click.Choice([one.value for one in SandboxChoice]), help="Which kind of slot.")
@click.option("--runs/--no-runs", default=True, help="Whether to run programs without a mark when nothing waits.")
@data_option
def command(*, processes: int | None, sandbox: str | None, runs: bool, data: str | None) -> None:
    """Run workers until Ctrl-C or SIGTERM; a submission that is being graded is finished first.

    Each process owns one slot for as long as it lives. A worker that cannot have a slot does not start, so that submissions wait
    instead of failing.

    \b
    In production, beside a Docker engine:   kradan worker --processes 2
    """
    settings = found_settings(data)
    if sandbox is not None:
        settings = replace(settings, sandbox=SandboxChoice(sandbox))
    if settings.mode is Mode.PRODUCTION and not settings.sandbox.is_for_production:
        raise SettingsError(
            "a production worker takes slots in containers only: leave --sandbox out, or say docker or single-use"
        )
    count = processes or settings.worker_processes
    set_up_logs()
    if count > 1:
        _run_many(count, settings.sandbox, data, runs=runs)
    else:
        _run_one(settings, runs=runs)


def worker_command(sandbox: SandboxChoice, *, runs: bool = True) -> list[str]:
    """What runs one worker."""
    which = "--runs" if runs else "--no-runs"
    return [sys.executable, "-m", "grader", "worker", "--processes", "1", "--sandbox", sandbox.value, which]


def takes_runs(number: int, count: int) -> bool:
    """Whether worker `number`, from 1, of so many also runs programs without a mark: one of several is always free to grade."""
    return count == 1 or number > 1


def _run_many(count: int, sandbox: SandboxChoice, data: str | None, *, runs: bool) -> None:
    tree = Tree(lambda text: click.echo(f"kradan worker: {text}", err=True))
    environ = {**os.environ, **environment_of(data)}
    for number in range(1, count + 1):
        command = worker_command(sandbox, runs=runs and takes_runs(number, count))
        tree.start(Program(f"worker {number}", command, environ))
    tree.run()


def _run_one(settings: Settings, *, runs: bool) -> None:
    from grader.worker import work  # noqa: PLC0415 - RQ and the marking are loaded only where they work

    chose_itself = settings.sandbox is SandboxChoice.AUTO  # what was asked for by name is told by whoever asked
    slots = WorkersSlots(SlotOpener(settings.sandbox, _tell if chose_itself else _keep_quiet))
    work(settings.database_url, settings.redis_url, slots.open, slots.tidy, runs=runs)


class WorkersSlots:
    """What a worker opens and tidies: one sandbox at a time, which has slots by need. A new one is of the old one's kind."""

    def __init__(self, open_slot: Callable[[Need], Slot]) -> None:
        """`open_slot` raises SandboxUnavailable."""
        self._open_slot = open_slot
        self._opened: SlotsByNeed | None = None

    def open(self) -> Sandbox:
        """A sandbox whose usual slot is ready. Raises SandboxUnavailable."""
        self._opened = SlotsByNeed(self._open_slot)
        self._opened.open()
        return self._opened

    def tidy(self) -> None:
        """Close slots that nobody needs, and remove containers whose worker was killed."""
        if self._opened:
            self._opened.close_unused()
        tidy_strays()


def _tell(warning: str) -> None:
    click.echo(f"kradan worker: {warning}", err=True)


def _keep_quiet(_warning: str) -> None:
    """Tell nobody."""


def tidy_strays() -> None:
    """Remove containers whose worker was killed; where no engine answers there are none."""
    from sandbox.docker_slots import sweep  # noqa: PLC0415 - the same

    with contextlib.suppress(SandboxUnavailable):
        sweep()
