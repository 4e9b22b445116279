"""Which containers are somebody's, and which processes a container holds."""

from contextlib import closing
from functools import cache
from pathlib import Path

import docker

from sandbox.docker_slots.owner import LABEL, Owner


def containers_of(client: docker.DockerClient, pid: int) -> list[str]:
    """The containers that this process owns."""
    listed = client.api.containers(all=True, filters={"label": LABEL})
    owned = [(one["Id"], Owner.from_labels(one["Labels"])) for one in listed]
    return [container for container, owner in owned if owner and owner.pid == pid]


def processes_of(container: str) -> list[str]:
    """All processes of a container: what its control group lists, where the engine is on this machine.

    The engine reads the same list, and starts `ps` besides, which costs more than what most tests look at.
    """
    listing = _listing(container)
    if listing is not None:
        return listing.read_text(encoding="ascii").split()
    with closing(docker.from_env()) as client:
        return [" ".join(process) for process in client.api.top(container)["Processes"]]


@cache
def _listing(container: str) -> Path | None:
    with closing(docker.from_env()) as client:
        first = client.api.inspect_container(container)["State"]["Pid"]
    try:
        groups = Path(f"/proc/{first}/cgroup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    for controllers, path in (group.split(":", 2)[1:] for group in groups):
        listing = Path(f"/sys/fs/cgroup/{controllers}{path}/cgroup.procs")
        if container in path and listing.is_file():
            return listing
    return None
