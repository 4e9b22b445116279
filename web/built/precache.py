"""Lists what a device keeps of a release, and builds the service worker that keeps it: one list, one worker, one release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from web.built import node

WORKER = "service-worker.js"
"""Its name in the manifest; served at the root, so that it may answer for every page."""
LIST = "precache.json"
ADDRESS = "/static/dist/"
ALWAYS = ("/static/icons/kradan.svg",)
_HASH_LETTERS = 12


def build(folder: Path, frontend: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Write list and worker into `folder` for `files` (a manifest's names → built files); their own names → built files.

    Raises CalledProcessError where the worker cannot be bundled.
    """
    listed = _write(folder, "precache", ".json", json.dumps(list_of(files.values()), indent=1).encode())
    bundled = folder / "service-worker.js.new"
    node.node(
        str(frontend / "node_modules" / "esbuild" / "bin" / "esbuild"),
        str(frontend / "offline" / "service-worker.js"),
        "--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8",
        f"--define:__PRECACHE__={json.dumps(ADDRESS + listed)}", f"--outfile={bundled}", "--log-level=error",
        cwd=frontend,
    )  # fmt: skip
    worker = _write(folder, "service-worker", ".js", bundled.read_bytes())
    bundled.unlink()
    return {LIST: listed, WORKER: worker}


def list_of(built: Iterable[str]) -> dict[str, list[str]]:
    """The addresses: `shell` is needed by every page; `engine`, large, by those that run programs, and is kept later."""
    names = sorted(built)
    return {
        "shell": [*ALWAYS, *(ADDRESS + name for name in names if not _is_for_running(name))],
        "engine": [ADDRESS + name for name in names if _is_for_running(name)],
    }


def release(files: Mapping[str, str]) -> str:
    """What names the release that a manifest's `files` are of; changes with any file that a browser gets."""
    return files[LIST].removeprefix("precache-").removesuffix(".json")


def _is_for_running(name: str) -> bool:
    """An engine lies in a folder of its own; what it loads beside is a bundle or a table of sentences."""
    return "/" in name or Path(name).suffix in {".zip", ".json"}


def _write(folder: Path, stem: str, ending: str, content: bytes) -> str:
    name = f"{stem}-{hashlib.sha256(content).hexdigest()[:_HASH_LETTERS]}{ending}"
    (folder / name).write_bytes(content)
    return name
