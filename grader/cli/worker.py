"""`kradan worker`: processes that grade, each with a slot of its own."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import replace

import click

from grader.cli.settings import data_option, environment_of, found_settings
from grader.logs import set_up_logs
from grader.machine.processes import Program, Tree
from grader.settings import Mode, SandboxChoice, Settings, SettingsError
from sandbox.contract import Sandbox
from sandbox.errors import SandboxUnavailable


@click.command("worker")
@click.option("--processes", type=click.IntRange(1, 64), help="How many; each grades one submission at a time.")
@click.option("--sandbox", type=click.Choice([one.value for one in SandboxChoice]), help="Which kind of slot.")
@data_option
def command(processes: int | None, sandbox: str | None, data: str | None) -> None:
    """Run workers until Ctrl-C or SIGTERM; a submission that is being graded is finished first.

    Each process owns one slot for as long as it lives. A worker that cannot have a slot does not start, so that submissions wait
    instead of failing.

    \b
    In production, beside a Docker engine:   kradan worker --processes 2
    """
    settings = found_settings(data)
    if sandbox is not None:
        settings = replace(settings, sandbox=SandboxChoice(sandbox))
    if settings.mode is Mode.PRODUCTION and settings.sandbox is not SandboxChoice.DOCKER:
        raise SettingsError("a production worker takes Docker slots only: leave --sandbox out, or say --sandbox docker")
    count = processes or settings.worker_processes
    set_up_logs()
    if count > 1:
        _run_many(count, settings.sandbox, data)
    else:
        _run_one(settings)


def worker_command(sandbox: SandboxChoice) -> list[str]:
    """What runs one worker."""
    return [sys.executable, "-m", "grader", "worker", "--processes", "1", "--sandbox", sandbox.value]


def _run_many(count: int, sandbox: SandboxChoice, data: str | None) -> None:
    tree = Tree(lambda text: click.echo(f"kradan worker: {text}", err=True))
    environ = {**os.environ, **environment_of(data)}
    for number in range(1, count + 1):
        tree.start(Program(f"worker {number}", worker_command(sandbox), environ))
    tree.run()


def _run_one(settings: Settings) -> None:
    from grader.worker import work  # noqa: PLC0415 - RQ and the marking are loaded only where they work

    work(settings.database_url, settings.redis_url, slot_opener(settings.sandbox), tidy_strays)


def slot_opener(choice: SandboxChoice) -> Callable[[], Sandbox]:
    """What opens a slot of the chosen kind; it raises SandboxUnavailable.

    `auto` chooses once, and aloud: a worker that began with Docker never goes on with less. What was asked for by name is told
    by whoever asked.
    """
    from sandbox.open_slot import open_slot  # noqa: PLC0415 - Docker's client is loaded only where slots are opened

    kinds = [choice]

    def open_next() -> Sandbox:
        warn = _tell if kinds[-1] is SandboxChoice.AUTO else None
        slot = open_slot(kinds[-1].value, warn=warn)
        kinds.append(SandboxChoice(slot.kind))
        return slot

    return open_next


def _tell(warning: str) -> None:
    click.echo(f"kradan worker: {warning}", err=True)


def tidy_strays() -> None:
    """Remove containers whose worker was killed; where no engine answers there are none."""
    from sandbox.docker_slots import sweep  # noqa: PLC0415 - the same

    with contextlib.suppress(SandboxUnavailable):
        sweep()
