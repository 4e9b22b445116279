"""The local slot keeps the same contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.local_slot import LocalSlot
from sandbox.slot import Slot
from tests.sandbox.contract import SandboxContract
from tests.sandbox.promises.waiting import until


@pytest.fixture(scope="module")
def slot() -> Iterator[Slot]:
    with LocalSlot() as started:
        started.open()
        yield started


class TestLocalSlot(SandboxContract):
    def assert_idle(self, slot: Slot) -> None:
        pid = slot._channel._process.pid
        until(lambda: len(descendants(pid)) == 4, lambda: descendants(pid))


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return children + [below for child in children for below in descendants(child)]
