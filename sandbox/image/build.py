"""Builds the image of a slot where it is missing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sandbox.docker_slots.engine import Engine
from sandbox.image import base, old, recipe
from sandbox.image.kinds import KINDS, Kind
from sandbox.languages import PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable


def ensure(
    progress: Callable[[str], None] = print, *, engine: Engine | None = None, kind: Kind = KINDS[PYTHON.image]
) -> str:
    """The name of the image that fits to these sources; built now if it is not here. Raises SandboxUnavailable.

    Then images of earlier versions that nobody will miss are removed: each change makes one, and they would fill the disk.
    """
    wanted = recipe.image_name(kind)
    with contextlib.nullcontext(engine) if engine else Engine() as connected:
        if not connected.image_id(wanted):
            chosen = base.ensure(progress, engine=connected, kind=kind)
            progress(f"building {wanted} from {chosen}")
            labels = {old.LABEL: recipe.digest(kind)}
            for line in connected.build_image(recipe.context(kind), wanted, _arguments(kind, chosen), labels):
                progress(line)
            for name in old.remove(connected, kind):
                progress(f"removed {name}, an image of an earlier version")
    return wanted


def _arguments(kind: Kind, chosen: str) -> dict[str, str]:
    """What the Dockerfile is told: its base, and the packages that a public base does not have."""
    arguments = {"BASE_IMAGE": chosen}
    if chosen == base.PUBLIC and kind.packages:
        arguments |= {"PACKAGES": " ".join(kind.packages), "UNNEEDED": " ".join(kind.unneeded)}
    return arguments
