"""Opens the best sandbox that this machine has, and says so where it is not the best there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sandbox import local_slot
from sandbox.docker_slots import DockerSlot, SingleUseSlot
from sandbox.docker_slots.engine import Engine
from sandbox.errors import ImageMissing, SandboxUnavailable, WallMissing
from sandbox.image.build import ensure
from sandbox.image.kinds import KINDS
from sandbox.languages import PYTHON
from sandbox.local_slot import MISSING_WALL, LocalSlot
from sandbox.slots_by_need import USUAL, Need

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.slot import Slot

Kind = Literal["auto", "docker", "single-use", "local"]

_WITHOUT_NAMESPACES = (
    "ask for single-use containers (`--sandbox single-use`), which need no namespaces of their own and cost each submission"
    " a container"
)


def open_slot(
    kind: Kind = "auto",
    *,
    need: Need = USUAL,
    build: bool = False,
    progress: Callable[[str], None] | None = None,
    warn: Callable[[str], None] | None = None,
) -> Slot:
    """A slot that is running and ready.

    Args:
        kind: `docker`, `single-use`, `local`, or `auto`: Docker where an engine answers and there is an image, else local.
            What is neither is never chosen unasked.
        need: what it must be able to run.
        build: build the image for Docker if it is missing; otherwise that is an error.
        progress: told each line of such a build.
        warn: told which wall is missing, in whole sentences.

    Raises SandboxUnavailable; and WallMissing, also for `auto`, where an engine answers but a slot's walls cannot be built in it.
    """
    tell, warn = progress or _silence, warn or _silence
    if need.image != PYTHON.image:  # of another language no machine has what a local slot would need
        return _open_for_language(kind, need, build=build, tell=tell)
    if kind != "local":
        try:
            return _open_docker(kind, need, build=build, tell=tell)
        except WallMissing as error:
            raise WallMissing(f"{error}. Where that cannot be mended, {_WITHOUT_NAMESPACES}") from error
        except SandboxUnavailable as error:
            if kind != "auto":
                raise
            warn(f"No Docker slot: {error}.")
    slot = LocalSlot()
    slot.open()
    warn(f"A local slot: {MISSING_WALL}")
    return slot


def _open_for_language(kind: Kind, need: Need, *, build: bool, tell: Callable[[str], None]) -> Slot:
    if kind == "local":
        raise SandboxUnavailable(local_slot.PYTHON_ONLY)
    try:
        return _open_docker(kind, need, build=build, tell=tell)
    except (ImageMissing, WallMissing):
        raise
    except SandboxUnavailable as error:
        raise SandboxUnavailable(f"{error} ({local_slot.PYTHON_ONLY})" if kind == "auto" else str(error)) from error


def _open_docker(kind: Kind, need: Need, *, build: bool, tell: Callable[[str], None]) -> Slot:
    ingredients = KINDS[need.image]
    if build:
        with Engine() as engine:
            ensure(tell, engine=engine, kind=ingredients)
    chosen = SingleUseSlot if kind == "single-use" else DockerSlot
    return chosen.start(memory_mib=need.memory_mib, kind=ingredients)


def _silence(_line: str) -> None:
    """Tell nobody."""
