"""Which containers are somebody's, as the engine tells."""

import docker

from sandbox.docker_slots.owner import LABEL, Owner


def containers_of(client: docker.DockerClient, pid: int) -> list[str]:
    """The containers that this process owns."""
    listed = client.api.containers(all=True, filters={"label": LABEL})
    owned = [(one["Id"], Owner.from_labels(one["Labels"])) for one in listed]
    return [container for container, owner in owned if owner and owner.pid == pid]
