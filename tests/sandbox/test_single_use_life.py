"""Single-use containers as things that wait, are taken, and end."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import docker
import pytest

from sandbox.docker_slots import SingleUseSlot, hardening, sweep
from sandbox.docker_slots.container import Container
from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.owner import LABEL, Owner
from sandbox.docker_slots.single_use import WAITING
from sandbox.errors import SandboxUnavailable, WallMissing
from sandbox.image import build, recipe
from sandbox.open_slot import open_slot
from sandbox.slot import START_SECONDS
from sandbox.slots_by_need import Need, SlotsByNeed
from sandbox.supervisor.broker import Docket
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox.owned import containers_of
from tests.sandbox.promises.asking import run
from tests.sandbox.promises.slots import in_the_middle_of_a_run
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


def wait_until_full(slot: SingleUseSlot) -> None:
    """Until so many containers wait as shall; on a busy machine a start takes seconds."""
    slot.open()
    deadline = time.monotonic() + START_SECONDS * WAITING
    while len(slot._pool.waiting) < WAITING:
        assert time.monotonic() < deadline, slot._pool._problem
        time.sleep(0.05)


def test_a_host_that_denies_namespaces_stops_docker_slots_but_not_single_use_containers(
    slot: SingleUseSlot, monkeypatch: pytest.MonkeyPatch
):
    """The engine's own filter denies them, as many a host does; nothing is changed for the single-use slot."""
    without = hardening.host_config(256) | {"security_opt": ["no-new-privileges"]}
    monkeypatch.setattr(hardening, "host_config", lambda _memory: without)
    with pytest.raises(WallMissing, match="--sandbox single-use"):
        open_slot("auto")
    assert run(slot, "print(1)").stdout == "1\n"


def test_so_many_wait_as_were_asked_for_and_each_holds_two_processes(slot: SingleUseSlot, client: docker.DockerClient):
    run(slot, "print(1)")
    wait_until_full(slot)
    for waits in slot._pool.waiting:
        container = client.containers.get(waits.id)
        assert len(container.top()["Processes"]) == 2
        assert container.stats(stream=False)["memory_stats"]["usage"] < 60 << 20


def test_a_container_is_gone_after_its_one_submission(slot: SingleUseSlot, client: docker.DockerClient):
    slot.open()
    taken = slot._channel
    assert taken is not None
    run(slot, "print(1)")
    until(lambda: not client.api.containers(all=True, filters={"id": taken.id}))


def test_the_running_container_has_the_flags(slot: SingleUseSlot, client: docker.DockerClient):
    slot.open()
    assert slot._channel is not None
    attributes = client.containers.get(slot._channel.id).attrs
    host = attributes["HostConfig"]
    assert (host["NetworkMode"], host["IpcMode"], host["ReadonlyRootfs"], host["AutoRemove"]) == (
        "none",
        "none",
        True,
        True,
    )
    assert (host["Memory"], host["MemorySwap"], host["NanoCpus"], host["PidsLimit"]) == (
        256 << 20,
        256 << 20,
        10**9,
        64,
    )
    assert (host["CapDrop"], host["Privileged"], host["Binds"], host["SecurityOpt"]) == (
        ["ALL"],
        False,
        None,
        ["no-new-privileges"],
    )
    assert set(host["Tmpfs"]) == {"/work", "/tmp"}
    assert attributes["Config"]["StdinOnce"] is True
    user, group = attributes["Config"]["User"].split(":")
    assert user == group
    assert int(user) >= 10_000


def test_no_two_containers_have_the_same_user(slot: SingleUseSlot, client: docker.DockerClient):
    wait_until_full(slot)
    users = {client.containers.get(one.id).attrs["Config"]["User"] for one in slot._pool.waiting}
    assert len(users) == WAITING


OWNER = (
    "import sys\nfrom sandbox.docker_slots import SingleUseSlot\nslot = SingleUseSlot.start()\nslot._pool.bury(slot._pool.take(30))\n"
    "print('ready', flush=True)\nsys.stdin.read()\n"
)


def test_all_containers_end_with_their_owner_even_by_sigkill(client: docker.DockerClient):
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert containers_of(client, process.pid)
        process.kill()
    until(lambda: not containers_of(client, process.pid))


def test_what_a_dead_owner_left_is_swept(client: docker.DockerClient):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    living = Owner.this_process()
    labels = Owner(living.boot_id, living.pid_namespace, gone.pid, living.start_ticks).labels()
    user = hardening.lone_user(few=False)
    with Engine() as engine:
        left = engine.create_container(recipe.image_name(), hardening.single_use_config(256, user), labels, user=user)
        sweep()  # another process may have been first
        assert left not in [one.id for one in engine.containers(LABEL)]


def test_closing_leaves_no_container(client: docker.DockerClient):
    with SingleUseSlot.start() as slot:
        run(slot, "print(1)")
        mine = [one.id for one in slot._pool.waiting]
    left = {one["Id"] for one in client.api.containers(all=True)}
    assert not left & set(mine)


def test_a_container_that_dies_while_it_waits_costs_nobody_a_submission(
    slot: SingleUseSlot, client: docker.DockerClient
):
    wait_until_full(slot)
    for one in slot._pool.waiting:
        client.containers.get(one.id).kill()
    until(lambda: not any(one.is_silent() for one in slot._pool.waiting))
    assert run(slot, "print(1)").stdout == "1\n"


def test_a_container_ended_by_somebody_else_is_no_fault_of_the_submission(
    slot: SingleUseSlot, client: docker.DockerClient
):
    slot.open()
    taken = slot._channel
    assert taken is not None
    kill = client.containers.get(taken.id).kill
    killer = threading.Thread(target=in_the_middle_of_a_run, args=(slot, kill))
    killer.start()
    with pytest.raises(SandboxUnavailable, match="it ended"):
        run(slot, "import time\ntime.sleep(20)\n", limits=Limits(wall_seconds=30))
    killer.join()
    assert run(slot, "print(1)").stdout == "1\n"


def test_a_case_that_takes_its_container_along_ends_that_case_only(
    slot: SingleUseSlot, monkeypatch: pytest.MonkeyPatch
):
    """Memory that the kernel can free only by ending the warden: what ran before is told, what follows runs elsewhere."""
    lost = iter([True, False])
    gather = SingleUseSlot._gather

    def gather_and_lose(self: SingleUseSlot, container: Container, docket: Docket) -> bool:
        told = gather(self, container, docket)
        if next(lost):
            del docket.results[1:]
            return False
        return told

    monkeypatch.setattr(SingleUseSlot, "_gather", gather_and_lose)
    monkeypatch.setattr(Container, "ran_out_of_memory", lambda _self: True)
    cases = tuple(ProgramCase(f"{n}\n") for n in range(3))
    result = slot.run(RunRequest({"m.py": "print(input())"}, "m.py", cases))
    assert [(case.outcome, case.stdout) for case in result.cases] == [
        (Outcome.EXITED, "0\n"),
        (Outcome.OUT_OF_MEMORY, ""),
        (Outcome.EXITED, "2\n"),
    ]


def test_a_larger_class_of_memory_holds_more(client: docker.DockerClient):
    source = "def take(mib):\n    return len(bytearray(b'x') * (mib << 20)) >> 20\n"
    request = RunRequest({"s.py": source}, "s.py", (CallCase(("take(400)",)),), Limits(10, 10, memory_mib=448))
    with SlotsByNeed(lambda need: open_slot("single-use", need=need)) as slots:
        assert slots.run(request).cases[0].steps[0].value == 400
        assert slots.open_needs == (Need(memory_mib=512),)


def test_the_filter_of_the_engine_refuses_namespaces_but_a_submission_needs_none(slot: SingleUseSlot):
    refused = "import ctypes\nprint(ctypes.CDLL(None).unshare(0x10000000))\n"
    assert run(slot, refused).stdout == "-1\n"
