"""Writes requirements/*.lock from pyproject.toml: hashes for every file, for every platform, and no index address."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("requirements")
FLAGS = (
    "--no-config",
    "--quiet",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make lock",
)
ANYWHERE = ("--universal", "--python-version=3.11")
IN_IMAGES = ("--python-version=3.13", "--python-platform=linux")
# The contributor's lock is the largest; the others are held to its versions, so that one environment serves both.
HELD = ("--constraints=requirements/dev.lock",)
LOCKS: dict[str, tuple[str, ...]] = {
    "dev": (*ANYWHERE, "pyproject.toml", "--group=dev"),
    "run": (*ANYWHERE, *HELD, "pyproject.toml", "--group=build"),
    "image": (*IN_IMAGES, *HELD, "pyproject.toml"),
    "assets": (*IN_IMAGES, *HELD, "--group=assets"),
    "bootstrap": (*ANYWHERE, *HELD, "--group=bootstrap"),
}


def main(extra: list[str]) -> int:
    """Compile each lock in order; extra flags go to uv (for example --upgrade)."""
    for name, sources in LOCKS.items():
        target = FOLDER / f"{name}.lock"
        upgrade = extra if name == "dev" else []
        command: list[str | Path] = [
            Path(sys.executable).with_name("uv"),
            "pip",
            "compile",
            *FLAGS,
            *upgrade,
            *sources,
            "--output-file",
            target,
        ]
        subprocess.run(command, check=True, cwd=ROOT)
        print(f"{target}: {sum('==' in line for line in (ROOT / target).read_text().splitlines())} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
