"""The local slot keeps the same contract."""

from collections.abc import Iterator

import pytest

from sandbox.local_slot import LocalSlot
from sandbox.slot import Slot
from tests.sandbox.contract import SandboxContract
from tests.sandbox.promises.waiting import OWN_PROCESSES, descendants, until


@pytest.fixture(scope="module")
def slot() -> Iterator[Slot]:
    with LocalSlot() as started:
        started.open()
        yield started


class TestLocalSlot(SandboxContract):
    def assert_idle(self, slot: Slot) -> None:
        pid = slot._channel._process.pid
        until(lambda: len(descendants(pid)) == OWN_PROCESSES, lambda: descendants(pid))
