"""Docker slots keep the contract."""

from collections.abc import Iterator

import pytest

from sandbox.docker_slots import DockerSlot
from sandbox.image import build
from sandbox.open_slot import open_slot
from sandbox.slot import Slot
from sandbox.slots_by_need import USUAL, Need, SlotsByNeed
from sandbox.types import CallCase, Limits, RunRequest
from tests.sandbox.contract import SandboxContract
from tests.sandbox.owned import processes_of
from tests.sandbox.promises.asking import run
from tests.sandbox.promises.waiting import OWN_PROCESSES, until

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def slot() -> Iterator[Slot]:
    build.ensure()
    with DockerSlot.start() as started:
        yield started


class TestDockerSlot(SandboxContract):
    def assert_idle(self, slot: Slot) -> None:
        container = slot._channel.id
        until(lambda: len(processes_of(container)) == OWN_PROCESSES, lambda: processes_of(container))


def test_an_exercise_that_needs_a_gibibyte_gets_a_slot_that_has_it():
    source = "def take(mib):\n    return len(bytearray(b'x') * (mib << 20)) >> 20\n"
    request = RunRequest({"s.py": source}, "s.py", (CallCase(("take(1000)",)),), Limits(60, 30, memory_mib=1024))
    with SlotsByNeed(lambda need: open_slot("docker", need=need)) as slots:
        assert run(slots, "print(1)").stdout == "1\n"
        assert slots.run(request).cases[0].steps[0].value == 1000
        assert slots.open_needs == (USUAL, Need("python", 1280))
