"""Makes .venv from a lock file, with nothing but the standard library: ``environment.py run|dev``.

A stamp in the environment names what it was made from; when that has not changed, nothing is done. An environment with the
contributor's lock holds all of the plain one, so it serves `run` too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"
PIP_QUIET = (
    "--quiet",
    "--root-user-action=ignore",
    "--disable-pip-version-check",
    "--no-input",
    "--no-warn-script-location",
)


def main(kind: str) -> int:
    """Bring .venv in line with the lock named by kind ("run" or "dev"); 0 when it is, 1 with a message when it cannot be."""
    if any(_stamp(held).is_file() and _stamp(held).read_text() == _key(held) for held in {kind, "dev"}):
        return 0
    try:
        if not _works(PYTHON):
            _create()
        _install(kind)
    except subprocess.CalledProcessError as problem:
        print(_explanation(problem), file=sys.stderr)
        return 1
    _stamp(kind).write_text(_key(kind))
    return 0


def _lock(kind: str) -> Path:
    return LOCKS / f"{kind}.lock"


def _stamp(kind: str) -> Path:
    return VENV / f"kradan-{kind}.stamp"


def _key(kind: str) -> str:
    """Digest of everything that the environment is made from: lock, the project's own install, place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = {name: project[name] for name in ("project", "build-system")} | {"hatch": project["tool"]["hatch"]}
    parts = (_lock(kind).read_text(encoding="utf-8"), repr(installed), str(VENV))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _works(python: Path) -> bool:
    command: list[str | Path] = [python, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return python.exists() and subprocess.run(command, check=False, capture_output=True).returncode == 0


def _create() -> None:
    """Make an empty environment with pip in it, by venv or, where that is missing or broken, by virtualenv."""
    print(f"Making the environment in .venv with Python {sys.version.split()[0]} …", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], check=False, capture_output=True)
    if made.returncode == 0 and _works(PYTHON):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="kradan-bootstrap-") as folder:
        _pip(sys.executable, "install", "--target", folder, "--require-hashes", "-r", str(_lock("bootstrap")))
        environ = os.environ | {"PYTHONPATH": folder}
        command: list[str | Path] = [sys.executable, "-m", "virtualenv", "--quiet", "--no-download", VENV]
        subprocess.run(command, check=True, env=environ)


def _install(kind: str) -> None:
    """Install the locked packages, each checked against its hash, and this project as a link."""
    print(f"Installing requirements/{kind}.lock …", flush=True)
    _pip(PYTHON, "install", "--require-hashes", "-r", str(_lock(kind)))
    _pip(PYTHON, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _pip(python: Path | str, verb: str, *arguments: str) -> None:
    subprocess.run([str(python), "-m", "pip", verb, *PIP_QUIET, *arguments], check=True)


def _explanation(problem: subprocess.CalledProcessError) -> str:
    command = " ".join(str(word) for word in problem.cmd)
    return (
        f"The environment could not be made: this ended with {problem.returncode}:\n  {command}\n"
        "What pip said stands above. Mend that (usually: no network, or a full disk) and run make again; it starts where it stopped."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
