"""Waiting for something that must become true soon, where no event tells when."""

import time
from collections.abc import Callable
from pathlib import Path

OWN_PROCESSES = 6
"""Of a slot at rest: the broker; for students and for judges an interpreter each and the first process of a cell; and a student's
process that waits in its cell."""

_SECONDS = 20.0
_STEP_SECONDS = 0.01


def until(holds: Callable[[], bool], tell: Callable[[], object] = lambda: "it did not become true") -> None:
    """Return as soon as `holds()`; fail after twenty seconds with what `tell()` says."""
    deadline = time.monotonic() + _SECONDS
    while not holds():
        assert time.monotonic() < deadline, tell()
        time.sleep(_STEP_SECONDS)


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return children + [below for child in children for below in descendants(child)]
