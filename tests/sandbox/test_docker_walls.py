"""Every flag of a slot's container closes something: with it the probe finds it closed, without it open."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docker
import pytest
from docker.models.containers import Container

from sandbox.docker_slots import DockerSlot, hardening, sweep
from sandbox.docker_slots.owner import LABEL, Owner
from sandbox.errors import SandboxUnavailable
from sandbox.image import build, recipe
from tests.sandbox.promises.asking import run
from tests.sandbox.promises.waiting import until

pytestmark = pytest.mark.docker

STATUS = "dict(line.split(':', 1) for line in open('/proc/self/status'))"
PROBES = {
    "network_mode": "import os\nclosed = os.listdir('/sys/class/net') == ['lo']",
    "ipc_mode": "import os\nclosed = not os.access('/dev/shm', os.W_OK)",
    "mem_limit": "import os\nif os.fork() == 0:\n    x = bytearray(400 << 20)\n    os._exit(0)\nclosed = os.WIFSIGNALED(os.wait()[1])",
    "nano_cpus": "import os\nv1, v2 = '/sys/fs/cgroup/cpu/cpu.cfs_quota_us', '/sys/fs/cgroup/cpu.max'\nclosed = open(v1 if os.path.exists(v1) else v2).read().split()[0] == '100000'",
    "pids_limit": "import os, time\nmade = 0\ntry:\n    while made < 100:\n        if os.fork() == 0:\n            time.sleep(60)\n        made += 1\nexcept OSError:\n    pass\nclosed = made < 64",
    "cap_drop": f"closed = int({STATUS}['CapBnd'], 16) == 0",
    "no-new-privileges": f"closed = int({STATUS}['NoNewPrivs']) == 1",
    "seccomp": "import ctypes\nclosed = ctypes.CDLL(None).unshare(0x10000000) == -1",
    "read_only": "try:\n    open('/tmp/x', 'w')\n    closed = False\nexcept OSError:\n    closed = True",
    "nofile": "import resource\nclosed = resource.getrlimit(resource.RLIMIT_NOFILE)[1] == 16384",
    "fsize": "import resource\nclosed = resource.getrlimit(resource.RLIMIT_FSIZE)[1] == 16 << 20",
    "core": "import resource\nclosed = resource.getrlimit(resource.RLIMIT_CORE)[1] == 0",
    "user": "import os\nclosed = os.getuid() == 65534 and os.getgid() == 65534",
}


@pytest.fixture(scope="module")
def client() -> Iterator[docker.DockerClient]:
    build.ensure()
    made = docker.from_env()
    yield made
    made.close()


def settings_without(flag: str | None) -> dict[str, Any]:
    """How a slot's container is made, but for one flag."""
    host = hardening.host_config(hardening.SLOT_MEMORY_MIB)
    host["mem_limit"], host["memswap_limit"] = host.pop("mem_limit"), host.pop("memswap_limit")
    host["auto_remove"] = False
    user: dict[str, Any] = {"user": hardening.NOBODY}
    if flag == "user":
        user = {"user": "0:0"}
    elif flag == "seccomp":
        host["security_opt"] = ["no-new-privileges", "seccomp=unconfined"]
    elif flag == "no-new-privileges":
        host["security_opt"].remove(flag)
    elif flag in {"nofile", "fsize", "core"}:
        host["ulimits"] = [one for one in host["ulimits"] if one["name"] != flag]
    elif flag == "mem_limit":
        del host["mem_limit"], host["memswap_limit"]
    elif flag == "network_mode":
        host["network_mode"] = "bridge"
    elif flag == "ipc_mode":
        host["ipc_mode"] = "private"
    elif flag:
        del host[flag]
    return host | user


def probe(client: docker.DockerClient, flag: str, *, without: bool) -> str:
    settings = settings_without(flag if without else None) | {"log_config": {"type": "json-file"}}
    host = {**settings, "log_config": docker.types.LogConfig(type="json-file")}
    host["ulimits"] = [docker.types.Ulimit(**one) for one in host["ulimits"]]
    host.pop("auto_remove")
    program = f"{PROBES[flag]}\nprint('closed' if closed else 'open', flush=True)\nimport os\nos._exit(0)\n"
    container: Container = client.containers.run(
        recipe.image_name(), ["-c", program], entrypoint=["python3"], detach=True, **host
    )
    try:
        container.wait(timeout=30)
        said = container.logs().decode().strip().splitlines()
        return said[-1] if said else "nothing"
    finally:
        container.remove(force=True)


@pytest.mark.parametrize("flag", PROBES)
def test_a_flag_closes_what_is_open_without_it(client: docker.DockerClient, flag: str):
    assert probe(client, flag, without=False) == "closed"
    if flag == "core" and probe(client, flag, without=True) == "closed":
        pytest.skip("this engine gives no core dumps to begin with")
    assert probe(client, flag, without=True) == "open"


def test_swap_does_not_extend_the_memory():
    config = hardening.host_config(256)
    assert config["memswap_limit"] == config["mem_limit"] == "256m"


def test_the_engines_own_profile_would_not_let_submissions_be_closed_in(monkeypatch: pytest.MonkeyPatch):
    without = hardening.host_config(256) | {"security_opt": ["no-new-privileges"]}
    monkeypatch.setattr(hardening, "host_config", lambda _memory: without)
    with pytest.raises(SandboxUnavailable, match="namespaces"), DockerSlot.start():
        pass


def test_what_a_slot_runs_stays_in_memory_however_full_it_is(client: docker.DockerClient):
    """Two of its processes share the work: what one has no room for, the other holds."""
    with DockerSlot.start() as slot:
        told = client.api.top(slot._channel.id)
        number = told["Titles"].index("PID")
        held = [dict(locked_files(int(process[number]))) for process in told["Processes"]]
    locked = {area for areas in held for area, is_locked in areas.items() if is_locked}
    everywhere = set.intersection(*map(set, held))
    assert any("python3" in path for path, _offset in everywhere)
    assert everywhere <= locked


def locked_files(process: int) -> Iterator[tuple[tuple[str, str], bool]]:
    """What a process has mapped from files and cannot write to, by path and offset, and whether all of it is held in memory."""
    told = Path(f"/proc/{process}/smaps").read_text(encoding="utf-8")
    areas = re.split(r"^(?=[0-9a-f]+-[0-9a-f]+ )", told, flags=re.MULTILINE)[1:]
    for area in areas:
        head, *fields = area.splitlines()
        _addresses, permissions, offset, _device, inode, *path = head.split()
        if inode != "0" and "w" not in permissions and "r" in permissions:
            pages = {name: said.split() for name, _, said in (field.partition(":") for field in fields)}
            yield (path[0], offset), "lo" in pages["VmFlags"] and pages["Rss"] == pages["Size"]


def container_of(slot: DockerSlot, client: docker.DockerClient) -> Container:
    return client.containers.get(slot._channel.id)


def test_the_running_container_has_the_flags(client: docker.DockerClient):
    with DockerSlot.start() as slot:
        attributes = container_of(slot, client).attrs
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
    assert (host["CapDrop"], host["LogConfig"]["Type"], host["Privileged"], host["Binds"]) == (
        ["ALL"],
        "none",
        False,
        None,
    )
    assert attributes["Config"]["User"] == "65534:65534"
    assert attributes["Config"]["StdinOnce"] is True


def test_nothing_in_the_container_can_be_written(client: docker.DockerClient):
    """Not even outside the walls of a submission: broker and zygotes need no file."""
    with DockerSlot.start() as slot:
        command = "find / -xdev -writable ! -type l ! -path '/proc/*' ! -path '/dev/*'"
        found = container_of(slot, client).exec_run(["sh", "-c", f"{command} -exec test -w {{}} \\; -print"])
        assert found.output.decode().split() == []


def test_a_slot_ends_with_its_owner_even_by_sigkill(client: docker.DockerClient):
    owner = (
        "import sys\nfrom sandbox.docker_slots import DockerSlot\nslot = DockerSlot.start()\n"
        "print(slot._channel.id, flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", owner], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        container = process.stdout.readline().strip()
        assert client.containers.get(container).status == "running"
        process.kill()
    until(lambda: not client.api.containers(all=True, filters={"id": container}))


def test_a_closed_slot_leaves_no_container(client: docker.DockerClient):
    with DockerSlot.start() as slot:
        container = container_of(slot, client).id
        assert run(slot, "print(1)").stdout == "1\n"
    until(lambda: not client.api.containers(all=True, filters={"id": container}))


def test_containers_of_dead_owners_are_swept_and_of_living_ones_kept(client: docker.DockerClient):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    living = Owner.this_process()
    dead = Owner(living.boot_id, living.pid_namespace, gone.pid, living.start_ticks)
    elsewhere = Owner("another-boot", living.pid_namespace, gone.pid, 1)
    made = {}
    try:
        for name, owner in {"living": living, "dead": dead, "elsewhere": elsewhere}.items():
            made[name] = client.containers.create(recipe.image_name(), labels=owner.labels())
        made["other"] = client.containers.create(recipe.image_name(), labels={LABEL: "what is this"})
        sweep()  # another process may have been first
        left = {one["Id"] for one in client.api.containers(all=True)}
        assert {name for name, one in made.items() if one.id in left} == {"living", "elsewhere", "other"}
    finally:
        for one in made.values():
            try:
                one.remove(force=True)
            except docker.errors.NotFound:
                continue


def test_a_slot_idles_in_less_than_sixty_mebibytes(client: docker.DockerClient):
    with DockerSlot.start() as slot:
        run(slot, "print(1)")
        used = container_of(slot, client).stats(stream=False)["memory_stats"]["usage"]
    assert used < 60 << 20
