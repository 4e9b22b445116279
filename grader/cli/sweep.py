"""`kradan sweep`: the loop that lets every submission go on by itself, and keeps the exercises current."""

from __future__ import annotations

import signal
import threading

import click
import structlog

from grader.cli.settings import data_option, found_settings
from grader.clock import now
from grader.logs import set_up_logs
from grader.queue import Queue
from grader.settings import Settings
from grader.store.session import Sessions, make_sessions
from grader.sweep import EVERY_SECONDS, sweep
from grader.sync import FolderWatch, sync_folder


@click.command("sweep")
@click.option("--once", is_flag=True, help="Sweep once and end.")
@data_option
def command(*, once: bool, data: str | None) -> None:
    """Run the sweeper: one is enough, more do no harm.

    Every 15 seconds it rings again for submissions that the queue forgot, takes back those of lost workers, tries again what
    failed through no fault of the student's, and reads the exercises again when their files changed.
    """
    settings = found_settings(data)
    set_up_logs()
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: over.set())
    sessions = make_sessions(settings.database_url)
    queue = Queue(settings.redis_url)
    watch = FolderWatch(settings.exercises_dir)
    while True:
        _round(settings, sessions, queue, watch)
        if once or over.wait(EVERY_SECONDS):
            break
    queue.close()


def _round(settings: Settings, sessions: Sessions, queue: Queue, watch: FolderWatch) -> None:
    """One round of each; what fails now is tried again in the next round, and said."""
    log = structlog.get_logger("sweep")
    try:
        swept = sweep(sessions, queue, now())
        if not swept.is_clean:
            log.warning("swept", rung=swept.rung, returned=swept.returned, queue_answers=swept.queue_answers)
        if watch.has_changed():
            synced = sync_folder(sessions, settings.exercises_dir, now())
            if not synced.is_same or synced.broken:
                log.warning("exercises", **{name: list(getattr(synced, name)) for name in synced.__slots__})
    except Exception as error:  # noqa: BLE001 - the sweeper must outlive a database or a disk that is away for a while
        watch.forget()
        log.error("sweep-failed", error=f"{type(error).__name__}: {error}")  # noqa: TRY400 - a line is enough while a database is away
