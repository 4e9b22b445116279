"""Builds Kradan's container images with the engine's own builder: `python -m scripts.images [web] [worker]`.

Nothing is fetched while building: the base is the sandbox's (made from Debian's packages where no registry answers), the wheels are
fetched here, by hash, into build/wheels, and the front end is built here too.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from sandbox import judge_library
from sandbox.image import base
from scripts.steps import ROOT, module

TARGETS = ("worker", "web")
WHEELS = ROOT / "build" / "wheels"
JUDGE = ROOT / "build" / "judge"
LOCKS = ROOT / "requirements"
PYTHON = "3.13"
"""The interpreter of the images, whatever runs this."""


def main(targets: list[str]) -> int:
    """Build the named images, or web and worker, after the sandbox's: Python's, and those that the exercises need."""
    try:
        subprocess.run(module("sandbox", "image", "build"), cwd=ROOT, check=True)
        subprocess.run(module("grader.machine.images", "exercises"), cwd=ROOT, check=True)
        prepare()
        for target in targets or TARGETS:
            build(target, f"kradan-{target}")
    except subprocess.CalledProcessError as failed:
        print(f"{' '.join(map(str, failed.cmd))}\nended with {failed.returncode}", file=sys.stderr)
        return 1
    return 0


def prepare() -> None:
    """Have what the build takes from here: wheels, pytest for the judge, and front end. Raises CalledProcessError."""
    fetch_wheels()
    lay_out_judge()
    subprocess.run(module("web.build"), cwd=ROOT, check=True)


def build(target: str, tag: str) -> None:
    """Build one target of the Dockerfile from the local base. Raises CalledProcessError."""
    command = [
        "docker",
        "build",
        "--quiet",
        "--network=none",
        "--force-rm",
        f"--build-arg=BASE_IMAGE={base.ensure()}",
        f"--target={target}",
        f"--tag={tag}",
        ".",
    ]
    environ = os.environ | {"DOCKER_BUILDKIT": "0"}
    print(f"building {tag} …", flush=True)
    subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)


def lay_out_judge() -> None:
    """Lay pytest and what it stands on into build/judge, as this environment has them."""
    shutil.rmtree(JUDGE, ignore_errors=True)
    for path, source in judge_library.sources().items():
        place = JUDGE / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source)


def fetch_wheels() -> None:
    """Lay the wheels of the images into build/wheels, each checked against its hash; nothing to do when they are there."""
    locks = [LOCKS / "image.lock", LOCKS / "bootstrap.lock"]
    key = hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()
    stamp = WHEELS / "fetched-for"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == key:
        return
    shutil.rmtree(WHEELS, ignore_errors=True)
    print("fetching wheels …", flush=True)
    platforms = [f"--platform=manylinux_2_{minor}_{platform.machine()}" for minor in (28, 17)]
    platforms += [f"--platform=manylinux2014_{platform.machine()}"]
    tags = [
        f"--python-version={PYTHON}",
        "--implementation=cp",
        f"--abi=cp{PYTHON.replace('.', '')}",
        "--abi=abi3",
        "--abi=none",
    ]
    _download(WHEELS, LOCKS / "image.lock", *platforms, *tags)
    _download(WHEELS / "with-pip", LOCKS / "bootstrap.lock")
    stamp.write_text(key, encoding="utf-8")


def _download(folder: Path, lock: Path, *tags: str) -> None:
    flags = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps", "--only-binary=:all:")
    subprocess.run(module("pip", "download", *flags, *tags, "-d", str(folder), "-r", str(lock)), check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
