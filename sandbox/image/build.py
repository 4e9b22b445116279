"""Builds the image of a slot where it is missing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sandbox.docker_slots.engine import Engine
from sandbox.image import base, recipe

if TYPE_CHECKING:
    from collections.abc import Callable

LABEL = "kradan.recipe"


def ensure(progress: Callable[[str], None] = print, *, engine: Engine | None = None) -> str:
    """The name of the image that fits to these sources; built now if it is not here. Raises SandboxUnavailable."""
    wanted = recipe.image_name()
    with contextlib.nullcontext(engine) if engine else Engine() as connected:
        if not connected.image_id(wanted):
            chosen = base.ensure(progress, engine=connected)
            progress(f"building {wanted} from {chosen}")
            labels = {LABEL: recipe.digest()}
            for line in connected.build_image(recipe.context(), wanted, {"BASE_IMAGE": chosen}, labels):
                progress(line)
    return wanted
