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

_COMMAND = (
    "mmdebstrap",
    "--variant=essential",
    "--include=python3",
    *(f"--dpkgopt=path-exclude={path}" for path in _UNNEEDED),
    '--customize-hook=cd "$1" && rm -rf ' + " ".join(f".{path}" for path in _UNNEEDED_ONCE_INSTALLED),
    "trixie",
)


def local_name() -> str:
    """The name of the base that is made here: it changes with its recipe."""
    recipe = hashlib.sha256(repr((_COMMAND, _SNAPSHOT_EPOCH)).encode()).hexdigest()
    return f"kradan-base:{recipe[:12]}"


def ensure(progress: Callable[[str], None] = print, *, engine: Engine | None = None) -> str:
    """The name of a base image that is here or can be had: the local one if it is made already, else the public one,
    else the local one, made now.

    Raises SandboxUnavailable where neither can be had.
    """
    with contextlib.nullcontext(engine) if engine else Engine() as connected:
        local = local_name()
        if connected.image_id(local):
            return local
        if connected.image_id(PUBLIC) or connected.registry_has(PUBLIC):
            return PUBLIC
        progress("no registry answers: making the base image from Debian's packages, about half a minute")
        with tempfile.TemporaryDirectory(prefix="kradan-base-") as folder:
            archive = Path(folder) / "base.tar"
            _make(archive, progress)
            connected.import_image(str(archive), local, ["ENV PATH=/usr/local/bin:/usr/bin:/bin"])
    return local


def _make(archive: Path, progress: Callable[[str], None]) -> None:
    if shutil.which(_COMMAND[0]) is None:
        raise SandboxUnavailable(
            "no registry answers and mmdebstrap is not here to make the base image: `apt-get install mmdebstrap`"
        )
    environ = os.environ | {"SOURCE_DATE_EPOCH": _SNAPSHOT_EPOCH}
    with subprocess.Popen(
        [*_COMMAND, str(archive)], env=environ, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None  # noqa: S101 - asked for one line above
        lines = []
        for line in process.stderr:
            lines.append(line.strip())
            progress(lines[-1])
    if process.returncode:
        raise SandboxUnavailable("mmdebstrap could not make the base image:\n" + "\n".join(lines[-8:]))
