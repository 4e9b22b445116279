"""The base image: a public one where a registry answers, else one made from Debian's packages on this machine."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.docker_slots.engine import Engine
from sandbox.errors import SandboxUnavailable
from sandbox.image.kinds import KINDS, Kind
from sandbox.languages import PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLIC = "python:3.13-slim-trixie"
"""CPython 3.13 on Debian 13, as its makers publish it."""

_UNNEEDED = (
    "/usr/share/man/*",
    "/usr/share/info/*",
    "/usr/share/doc/*",
    "/usr/share/locale/*",
    "/usr/share/zoneinfo/*",
    "/usr/share/lintian/*",
    "/usr/lib/*/gconv/[A-TV-Z]*",
)
"""Of Debian's packages, what no slot and no server of ours reads."""

_UNNEEDED_ONCE_INSTALLED = (
    "/usr/lib/python3*/test",
    "/usr/lib/*/perl-base",
    "/usr/share/perl5",
    "/var/cache/*",
    "/var/lib/apt/lists/*",
    "/var/log/*",
)
"""What the installation itself needs, or makes."""

_SNAPSHOT_EPOCH = "1735689600"
"""Every file's time, so that two builds of the same packages are the same bit for bit."""

_PYTHON = KINDS[PYTHON.image]


def _command(kind: Kind) -> list[str]:
    """What makes the base of an image. Its own step runs while the packages are whole; a folder of manuals some of them need."""
    script = kind.installed_script()
    return [
        "mmdebstrap",
        "--variant=essential",
        f"--include={','.join(('python3', *kind.packages))}",
        *(f"--dpkgopt=path-exclude={path}" for path in (*_UNNEEDED, *kind.unneeded)),
        *(['--essential-hook=mkdir -p "$1/usr/share/man/man1"'] if kind.packages else []),
        *([f"--customize-hook={script}"] if script else []),
        '--customize-hook=cd "$1" && rm -rf ' + " ".join(f".{path}" for path in _UNNEEDED_ONCE_INSTALLED),
        "trixie",
    ]


def local_name(kind: Kind = _PYTHON) -> str:
    """The name of the base that is made here: it changes with its recipe."""
    script = kind.installed_script()
    command = [word for word in _command(kind) if not script or str(script) not in word]
    step = script.read_bytes() if script else b""
    recipe = hashlib.sha256(repr((tuple(command), _SNAPSHOT_EPOCH)).encode() + step).hexdigest()
    return f"kradan-base{kind.tag}:{recipe[:12]}"


def ensure(progress: Callable[[str], None] = print, *, engine: Engine | None = None, kind: Kind = _PYTHON) -> str:
    """The name of a base image that is here or can be had: the local one if it is made already, else the public one,
    else the local one, made now.

    Raises SandboxUnavailable where neither can be had.
    """
    with contextlib.nullcontext(engine) if engine else Engine() as connected:
        local = local_name(kind)
        if connected.image_id(local):
            return local
        if connected.image_id(PUBLIC) or connected.registry_has(PUBLIC):
            return PUBLIC
        progress(f"no registry answers: making {local} from Debian's packages, about half a minute")
        with tempfile.TemporaryDirectory(prefix="kradan-base-") as folder:
            archive = Path(folder) / "base.tar"
            _make(_command(kind), archive, progress)
            connected.import_image(str(archive), local, ["ENV PATH=/usr/local/bin:/usr/bin:/bin"])
    return local


def _make(command: list[str], archive: Path, progress: Callable[[str], None]) -> None:
    if shutil.which(command[0]) is None:
        raise SandboxUnavailable(
            "no registry answers and mmdebstrap is not here to make the base image: `apt-get install mmdebstrap`"
        )
    environ = os.environ | {"SOURCE_DATE_EPOCH": _SNAPSHOT_EPOCH}
    with subprocess.Popen(
        [*command, str(archive)], env=environ, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None  # noqa: S101 - asked for one line above
        lines = []
        for line in process.stderr:
            lines.append(line.strip())
            progress(lines[-1])
    if process.returncode:
        raise SandboxUnavailable("mmdebstrap could not make the base image:\n" + "\n".join(lines[-8:]))
