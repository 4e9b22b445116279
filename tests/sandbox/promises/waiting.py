"""Waiting for something that must become true soon, where no event tells when."""

import time
from collections.abc import Callable

_SECONDS = 5.0
_STEP_SECONDS = 0.01


def until(holds: Callable[[], bool], tell: Callable[[], object] = lambda: "it did not become true") -> None:
    """Return as soon as `holds()`; fail after five seconds with what `tell()` says."""
    deadline = time.monotonic() + _SECONDS
    while not holds():
        assert time.monotonic() < deadline, tell()
        time.sleep(_STEP_SECONDS)
