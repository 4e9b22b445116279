"""The soak notices what stays behind: a measure that no leak moves would prove nothing."""

from collections.abc import Callable, Iterator

import docker
import pytest
from docker.models.containers import Container

from sandbox.docker_slots import DockerSlot
from sandbox.image import build
from tests.bench.job import SUITE
from tests.sandbox.promises.asking import run
from tests.sandbox.promises.waiting import until
from tests.soak import remains

pytestmark = pytest.mark.docker

MEMORY = {"memory of all slots' processes", "memory of all slots that is not to be had back"}


@pytest.fixture
def slot() -> Iterator[DockerSlot]:
    build.ensure()
    with DockerSlot.start() as started:
        started.run(SUITE.request)  # a slot makes its judge after it is ready
        started.open()
        yield started


def grown(slot: DockerSlot, leak: Callable[[], object]) -> set[str]:
    """What the soak says has grown over a leak."""
    before = remains.look([slot])
    leak()
    return {measure.name for measure in remains.compare(before, remains.look([slot])) if not measure.is_kept}


def in_its_container(slot: DockerSlot, program: str) -> None:
    """Start something beside the slot's own processes, which stays."""
    client = docker.from_env()
    container: Container = client.containers.get(slot._channel.id)
    stays = f"{program}\nopen('/proc/self/comm', 'w').write('leak')\nimport time\ntime.sleep(600)"
    container.exec_run(["python3", "-c", stays], detach=True)
    until(
        lambda: any(
            "leak" in line for process in container.top(ps_args="-eo pid,comm")["Processes"] for line in process
        ),
        container.top,
    )
    client.close()


def test_harmless_submissions_leave_everything_where_it_was(slot: DockerSlot):
    def use() -> None:
        for _ in range(20):
            run(slot, "print(1)")
        slot.open()

    assert grown(slot, use) == set()


def test_a_process_that_stays_is_seen_and_what_it_holds(slot: DockerSlot):
    assert grown(slot, lambda: in_its_container(slot, "held = b'x' * (20 << 20)")) == MEMORY | {
        "processes in all slots"
    }


def test_what_the_kernel_holds_for_somebody_is_seen(slot: DockerSlot):
    """Pipes that are full: memory of no process."""
    fill = "import os\nends = [os.pipe() for _ in range(450)]\nfor _, end in ends: os.write(end, b'x' * 65536)"
    assert "memory of all slots that is not to be had back" in grown(slot, lambda: in_its_container(slot, fill))
