"""A slower processor for all of a page, its workers too: the debugging interface slows only the main thread down."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser

TURN_SECONDS = 0.02


@contextmanager
def renderers(browser: Browser, times: float) -> Iterator[None]:
    """Let every renderer of the browser run for one part in `times` of each turn of twenty milliseconds, until the block ends."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    pids = [process["id"] for process in processes if process["type"] == "renderer"]
    ended = threading.Event()
    thread = threading.Thread(target=_take_turns, args=(pids, times, ended))
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        session.detach()


def _take_turns(pids: list[int], times: float, ended: threading.Event) -> None:
    while not ended.is_set():
        _tell(pids, signal.SIGSTOP)
        time.sleep(TURN_SECONDS * (1 - 1 / times))
        _tell(pids, signal.SIGCONT)
        time.sleep(TURN_SECONDS / times)


def _tell(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)
