"""Single-use containers keep the contract, with the engine's own filter and without a namespace or mount of ours."""

from collections.abc import Iterator

import docker
import pytest

from sandbox.docker_slots.single_use import WAITING, SingleUseSlot
from sandbox.image import build
from sandbox.slot import Slot
from tests.sandbox.contract import SandboxContract
from tests.sandbox.promises.asking import call, run, value
from tests.sandbox.promises.waiting import until

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def client() -> Iterator[docker.DockerClient]:
    build.ensure()
    made = docker.from_env()
    yield made
    made.close()


@pytest.fixture(scope="module")
def slot(client: docker.DockerClient) -> Iterator[SingleUseSlot]:
    with SingleUseSlot.start() as started:
        yield started


class TestSingleUse(SandboxContract):
    @pytest.fixture(autouse=True)
    def nothing_stays_and_the_next_submission_passes(self, slot: Slot) -> Iterator[None]:
        """The next submission has a container that was never touched: one is enough to see that the slot still serves."""
        yield
        assert call(slot, "def answer():\n    return 6 * 7\n", "answer()").steps[0].value == 42
        assert slot._channel is None

    def test_files_stop_at_sixteen_mebibytes_together(self, slot: Slot):
        """Here they stop in each of the two folders: the engine has no one file system for both."""
        source = "def f(folder):\n    n = 0\n    try:\n        for i in range(40):\n            with open(f'{folder}/{i}', 'wb', buffering=0) as file:\n                n += file.write(bytes(1 << 20))\n    except OSError as e:\n        return n >> 20, e.errno\n"
        assert value(slot, source, "f('/tmp')") == (16, 28)
        assert value(slot, source, "f('/work')") == (15, 28)
