"""The local slot keeps the same contract."""

from collections.abc import Iterator

import pytest

from sandbox.local_slot import LocalSlot
from sandbox.slot import Slot
from tests.sandbox import attacks
from tests.sandbox.attacks import Attack
from tests.sandbox.contract import SandboxContract
from tests.sandbox.promises.hostile import each
from tests.sandbox.promises.waiting import OWN_PROCESSES, descendants, until


@pytest.fixture(scope="module")
def slot() -> Iterator[Slot]:
    with LocalSlot() as started:
        started.open()
        yield started


class TestLocalSlot(SandboxContract):
    @each(attacks.of("forging", "snooping"))
    def test_an_attack_under_a_suite_earns_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_under_a_suite_earns_nothing(slot, attack)

    def assert_idle(self, slot: Slot) -> None:
        pid = slot._channel._process.pid
        until(lambda: len(descendants(pid)) == OWN_PROCESSES, lambda: descendants(pid))
