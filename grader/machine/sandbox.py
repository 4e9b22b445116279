"""Which sandbox `kradan up` takes on this machine, and what it says of its walls."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from grader.settings import SandboxChoice
from sandbox.docker_slots.engine import Engine
from sandbox.errors import SandboxUnavailable
from sandbox.image import build
from sandbox.local_slot import MISSING_WALL


@dataclass(frozen=True, slots=True)
class Walls:
    """The kind of slot that the workers open, and what a person should know about it."""

    choice: SandboxChoice
    told: str


def choose_walls(wish: SandboxChoice, say: Callable[[str], None]) -> Walls:
    """Docker where an engine answers this user (its image is built when missing, with progress), else the local slot.

    Raises SandboxUnavailable when Docker was asked for and cannot be had.
    """
    if wish is SandboxChoice.LOCAL:
        return Walls(SandboxChoice.LOCAL, _without_docker("the local slot was asked for"))
    try:
        with Engine() as engine:
            version = engine.version()
    except SandboxUnavailable as error:
        if wish is SandboxChoice.DOCKER:
            raise
        return Walls(SandboxChoice.LOCAL, _without_docker(str(error)))
    image = build.ensure(say)
    return Walls(
        SandboxChoice.DOCKER,
        f"  Sandbox: Docker {version}, image {image}: a container without network for each worker, and inside it\n"
        "  fresh namespaces for each submission.",
    )


def _without_docker(why: str) -> str:
    told = (
        f"SANDBOX: THE LOCAL SLOT, WITHOUT DOCKER ({why}). {MISSING_WALL} On Debian and Ubuntu: "
        "`sudo apt install docker.io && sudo usermod -aG docker $USER`, then sign in again. `kradan doctor` says more."
    )
    return textwrap.indent(textwrap.fill(told, 98, break_long_words=False, break_on_hyphens=False), "  ")
