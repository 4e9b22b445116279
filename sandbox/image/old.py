"""Images of earlier versions of Kradan: which there are, and removing those that nobody will miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.image import recipe
from sandbox.image.kinds import KINDS, Kind
from sandbox.languages import PYTHON

if TYPE_CHECKING:
    from sandbox.docker_slots.engine import Engine

LABEL = "kradan.recipe"
"""What each image of ours bears: the digest that is its tag."""

KEPT = 2
"""So many of the newest stay: another version of Kradan beside this one, or a step back, need not build."""


def earlier(engine: Engine, kind: Kind = KINDS[PYTHON.image]) -> list[str]:
    """The names of a kind's images that do not fit to these sources, newest first. Raises SandboxUnavailable."""
    repository, _, tag = recipe.image_name(kind).partition(":")
    ours = [image for image in engine.images(LABEL) if image.labels[LABEL] != tag]
    ours.sort(key=lambda image: image.created, reverse=True)
    return [name for image in ours if (name := f"{repository}:{image.labels[LABEL]}") in image.names]


def remove(engine: Engine, kind: Kind = KINDS[PYTHON.image]) -> list[str]:
    """Remove all but the newest of them, and never one that a container is made of; gives the names of those that are gone.

    Raises SandboxUnavailable.
    """
    return [name for name in earlier(engine, kind)[KEPT:] if engine.remove_image(name)]
