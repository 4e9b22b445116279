"""Docker slots keep the contract."""

from collections.abc import Iterator

import docker
import pytest

from sandbox.docker_slots import DockerSlot
from sandbox.image import build
from sandbox.slot import Slot
from tests.sandbox.contract import SandboxContract
from tests.sandbox.promises.waiting import until

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def slot() -> Iterator[Slot]:
    build.ensure()
    with DockerSlot.start() as started:
        yield started


class TestDockerSlot(SandboxContract):
    def assert_idle(self, slot: Slot) -> None:
        client = docker.from_env()
        try:
            container = client.containers.get(slot._channel._id)
            until(lambda: len(container.top()["Processes"]) == 4, container.top)
        finally:
            client.close()
