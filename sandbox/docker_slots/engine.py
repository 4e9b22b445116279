"""The Docker engine, as much of it as slots need. The only module that knows the `docker` package."""

from __future__ import annotations

import contextlib
import io
import itertools
import math
import os
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import docker
import requests
from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from docker.utils import kwargs_from_env

from sandbox.errors import SandboxUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

_UNIX = "unix://"
_DEFAULT_ADDRESS = f"{_UNIX}/var/run/docker.sock"

MASKED_PATHS = "MaskedPaths"
"""The engine's own name of the one setting of a container that `docker` has no name for."""

_ANSWER_SECONDS = 60
"""An engine that takes longer for one call is stuck."""

_REMOVAL_SECONDS = 20.0
"""A container that is still there after this time stays, for a sweep to remove."""

_PAUSES_SECONDS = (0.02, 0.05, 0.1, 0.2, 0.5)
"""Between two tries to remove a container; the last for all that follow."""

_REGISTRY_SECONDS = 10
"""A registry that takes longer to say whether it has an image is out of reach."""


class _Api(docker.APIClient):
    """A connection that asks the environment for nothing but the engine's address, and that only once.

    `requests` would look for a proxy in the environment with every call, where another thread may change a variable just then.
    """

    @classmethod
    def of_environment(cls, timeout_seconds: int) -> Self:
        """The engine that `DOCKER_HOST` and its companions name, or this machine's."""
        return cls(timeout=timeout_seconds, **kwargs_from_env())

    @property
    def trust_env(self) -> bool:
        """Of `requests`, which sets it to true; it asks from the first call on, in the constructor."""
        return False

    @trust_env.setter
    def trust_env(self, value: bool) -> None:
        del value


@dataclass(frozen=True, slots=True)
class Container:
    """A container of ours, as the engine lists it."""

    id: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Image:
    """An image of ours, as the engine lists it."""

    names: tuple[str, ...]
    labels: Mapping[str, str]
    created: int
    """Seconds since 1970."""


class Engine:
    """A connection to the engine that answers this user. Every method raises SandboxUnavailable where the engine refuses."""

    def __init__(self) -> None:
        """Connect to the engine of the environment (`DOCKER_HOST`), or of this machine."""
        with _explained("no Docker engine answers"):
            _knock()
            self._api = _Api.of_environment(_ANSWER_SECONDS)
            self._api.ping()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._api.close()

    def version(self) -> str:
        """The engine's version."""
        with _explained("the engine does not tell its version"):
            return str(self._api.version()["Version"])

    def info(self) -> Mapping[str, Any]:
        """What the engine says of itself and its host."""
        with _explained("the engine tells nothing of itself"):
            told: Mapping[str, Any] = self._api.info()
            return told

    def image_id(self, name: str) -> str | None:
        """The digest of an image that is here; None where it is not."""
        with _explained(f"cannot look up the image {name}"):
            try:
                image: Any = self._api.inspect_image(name)  # type: ignore[no-untyped-call]
                return str(image["Id"])
            except ImageNotFound:
                return None

    def images(self, label: str) -> list[Image]:
        """All images that bear the label."""
        with _explained("cannot list images"):
            found = self._api.images(filters={"label": label})
            return [Image(tuple(one["RepoTags"] or ()), one["Labels"], one["Created"]) for one in found]

    def remove_image(self, name: str) -> bool:
        """Remove an image; False where it stays, because a container is made of it. One that is gone is well."""
        with _explained(f"cannot remove the image {name}"), contextlib.suppress(NotFound):
            try:
                self._api.remove_image(name)
            except APIError as error:
                if error.status_code != requests.codes.conflict:
                    raise
                return False
        return True

    def registry_has(self, name: str) -> bool:
        """Whether a registry answers and has the image."""
        try:
            with contextlib.closing(_Api.of_environment(_REGISTRY_SECONDS)) as api:
                api.inspect_distribution(name)  # type: ignore[no-untyped-call]
        except (DockerException, OSError):
            return False
        return True

    def import_image(self, archive: str, name: str, changes: list[str]) -> None:
        """Make an image of a root file system in a tar file."""
        repository, _, tag = name.partition(":")
        with _explained(f"cannot import the image {name}"):
            self._api.import_image_from_file(archive, repository=repository, tag=tag, changes=changes)

    def build_image(
        self, context: bytes, name: str, arguments: dict[str, str], labels: dict[str, str]
    ) -> Iterator[str]:
        """Build an image from a tar file with a Dockerfile; gives the engine's lines as they come."""
        with _explained(f"cannot build the image {name}"):
            for message in self._api.build(
                fileobj=io.BytesIO(context),
                custom_context=True,
                tag=name,
                buildargs=arguments,
                labels=labels,
                rm=True,
                forcerm=True,
                decode=True,
            ):
                if "error" in message:
                    raise SandboxUnavailable(f"the image {name} does not build: {message['error'].strip()}")
                if line := str(message.get("stream") or message.get("status") or "").strip():
                    yield line

    def create_container(self, image: str, host: Mapping[str, Any], labels: dict[str, str], **settings: Any) -> str:
        """Create a container whose standard input closes, for good, when the one who attached to it is gone; gives its id."""
        with _explained(f"cannot create a container of {image}"):
            settable = {name: value for name, value in host.items() if name != MASKED_PATHS}
            limits = self._api.create_host_config(**settable)
            if MASKED_PATHS in host:
                limits[MASKED_PATHS] = host[MASKED_PATHS]
            made = self._api.create_container(image, stdin_open=True, host_config=limits, labels=labels, **settings)
            return str(made["Id"])

    def attach(self, container: str) -> socket.socket:
        """The container's standard streams: raw on the way in, in the engine's frames on the way out."""
        with _explained("cannot attach to a container"):
            wanted = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
            stream: Any = self._api.attach_socket(container, params=wanted)
            connection: socket.socket = stream._sock.dup()  # noqa: SLF001 - `docker` wraps it, for reading only
            for holder in (stream._response, stream, stream._sock):  # noqa: SLF001
                holder.close()
            return connection

    def start(self, container: str) -> None:
        """Start a created container."""
        with _explained("cannot start a container"):
            self._api.start(container)

    def remove(self, container: str) -> None:
        """Kill a container and see it gone. One that is gone is well.

        A removal of the engine's own may be under way and give up at the sight of this one, or fail, as this one may: what is there
        yet is tried again.
        """
        deadline = time.monotonic() + _REMOVAL_SECONDS
        pauses = itertools.chain(_PAUSES_SECONDS, itertools.repeat(_PAUSES_SECONDS[-1]))
        with _explained("cannot remove a container"):
            while problem := self._try_to_remove(container):
                if time.monotonic() > deadline:
                    raise problem
                time.sleep(next(pauses))

    def _try_to_remove(self, container: str) -> APIError | None:
        """What stood in the way, and may not the next time; None where the container is gone. Raises APIError for a refusal."""
        try:
            self._api.remove_container(container, force=True, v=True)
        except NotFound:
            return None
        except APIError as problem:
            is_passing = problem.status_code == requests.codes.conflict or problem.is_server_error()
            if not is_passing:
                raise
            return problem
        return None

    def ran_out_of_memory(self, container: str, since: float, seconds: float) -> bool:
        """Whether the kernel killed processes of a container for memory before it ended, of itself, after `since` (Unix time).

        Waits up to `seconds` for its end. False where the engine, which forgets with a restart, knows of no such thing.
        """
        with _explained("the engine does not tell how a container ended"):
            until = math.ceil(time.time() + seconds)
            events: Any = self._api.events(int(since), until, {"container": container}, decode=True)
            seen = {"kill": False, "oom": False}
            with contextlib.closing(events):
                for event in events:
                    action = str(event.get("Action", ""))
                    seen[action] = True
                    if action == "die":
                        break
            return seen["oom"] and not seen["kill"]

    def containers(self, label: str) -> list[Container]:
        """All containers that bear the label, running or not."""
        with _explained("cannot list containers"):
            found = self._api.containers(all=True, filters={"label": label})
            return [Container(one["Id"], one["Labels"]) for one in found]


def _knock() -> None:
    """Try whether anyone listens, since `docker` leaves a socket open where nobody does. Raises OSError."""
    address = os.environ.get("DOCKER_HOST") or _DEFAULT_ADDRESS
    if address.startswith(_UNIX):
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(_ANSWER_SECONDS)
            probe.connect(address.removeprefix(_UNIX))


@contextlib.contextmanager
def _explained(what: str) -> Iterator[None]:
    """Turn what the `docker` package raises into our own error."""
    try:
        yield
    except (DockerException, OSError) as error:
        reason = error.explanation if isinstance(error, APIError) and error.explanation else error
        raise SandboxUnavailable(f"{what}: {reason}; `kradan doctor` says more") from error
