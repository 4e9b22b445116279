"""The images that the languages of exercises need: which are missing, and `python -m grader.machine.images FOLDER`, which builds them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from grader.exercise.catalogue import read_catalogue
from grader.exercise.model import Exercise
from sandbox.docker_slots.engine import Engine
from sandbox.errors import SandboxUnavailable
from sandbox.findings import Finding
from sandbox.image import build, recipe
from sandbox.image.kinds import KINDS, Kind, kind_for
from sandbox.languages import LANGUAGES, PYTHON

COMMAND = (sys.executable, "-m", "grader.machine.images")
NAME = "images of other languages"


def needed(exercises: Iterable[Exercise]) -> tuple[Kind, ...]:
    """The images that these exercises run in, without Python's, which every machine has."""
    kinds = (kind_for(one.language) for one in exercises if one.language in LANGUAGES)
    return tuple(kind for kind in dict.fromkeys(kinds) if kind is not KINDS[PYTHON.image])


def needed_in(folder: Path) -> tuple[Kind, ...]:
    """The same for a folder of collections; nothing where there is none."""
    return needed(read_catalogue(folder).exercises.values()) if folder.is_dir() else ()


def missing(kinds: Iterable[Kind]) -> list[Kind]:
    """Those that are not on this machine. Raises SandboxUnavailable where no engine answers."""
    with Engine() as engine:
        return [kind for kind in kinds if not engine.image_id(recipe.image_name(kind))]


def examine_images(folder: Path) -> list[Finding]:
    """Whether the images are here that the folder's exercises need; nothing to say where no exercise needs one."""
    kinds = needed_in(folder)
    if not kinds:
        return []
    names = ", ".join(kind.name for kind in kinds)
    try:
        absent = missing(kinds)
    except SandboxUnavailable:
        detail = f"exercises here need the images of {names}, and those need a Docker engine"
        return [Finding(NAME, ok=False, detail=detail)]
    if not absent:
        return [Finding(NAME, ok=True, detail=f"all that the exercises need: {names}")]
    flags = " ".join(f"--language {kind.name}" for kind in absent)
    detail = f"not built yet: {', '.join(kind.name for kind in absent)}; submissions in these languages wait for them"
    return [Finding(NAME, ok=False, detail=detail, mend=f"python -m sandbox image build {flags}")]


def main(arguments: Sequence[str]) -> int:
    """Build what is missing, one image after the other, and say so."""
    signal.signal(signal.SIGTERM, _end_with_all)
    try:
        for kind in missing(needed_in(Path(arguments[0]))):
            _say(f"building the image for {kind.name} in the background; submissions that need it wait")
            build.ensure(_keep_quiet, kind=kind)
            _say(f"the image for {kind.name} is ready")
    except SandboxUnavailable as error:
        _say(f"an image cannot be built: {error}")
        return 1
    return 0


def _end_with_all(_number: int, _frame: FrameType | None) -> NoReturn:
    """End what this process has started, such as the download of packages, and go."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
    os._exit(128 + signal.SIGTERM)


def _say(line: str) -> None:
    click.echo(f"kradan: {line}", err=True)


def _keep_quiet(_line: str) -> None:
    """The lines of a build in the background are for nobody."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
