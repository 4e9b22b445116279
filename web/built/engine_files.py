"""Makes ready the two Pythons of the browser, Pyodide and MicroPython: addresses that never change, packed files.

Their npm packages hold files that find each other by fixed names, so each gets a folder whose name carries version and
content. Packing twelve megabytes takes a quarter of a minute: it is done once for a version and kept beside the packages.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from web.built import node

FRONTEND = Path(__file__).parents[1] / "frontend"
KEPT = ".engines"
"""In `node_modules`: what was packed, for the next build."""
_LOCK_FILE = "pyodide-lock.json"
_STANDARD_LIBRARY = "python_stdlib.zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)

_NOTICES = {
    "engine": (
        "Pyodide, https://github.com/pyodide/pyodide, Mozilla Public License 2.0\n"
        "CPython, https://github.com/python/cpython, Python Software Foundation License\n"
        "Unchanged but for python_stdlib.zip, whose files are stored uncompressed, and pyodide-lock.json without packages.\n"
    ),
    "preview": "MicroPython, https://github.com/micropython/micropython, MIT License\n",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """One Python for the browser as its npm package brings it."""

    name: str
    """Before the slash of its names in the manifest, and of its folder."""
    package: str
    files: tuple[str, ...]


ENGINES = (
    Engine("engine", "pyodide", ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", _STANDARD_LIBRARY, _LOCK_FILE)),
    Engine("preview", "@micropython/micropython-webassembly-pyscript", ("micropython.mjs", "micropython.wasm")),
)


def place_all(dist: Path) -> dict[str, str]:
    """Put every engine into `dist` unless it is there; names of the manifest to paths below `dist`.

    Raises CalledProcessError where packing fails, KeyError where a package lacks a file.
    """
    placed: dict[str, str] = {}
    for engine in ENGINES:
        folder = place(engine, dist)
        placed |= {f"{engine.name}/{name}": f"{folder.name}/{name}" for name in engine.files}
    return placed


def place(engine: Engine, dist: Path) -> Path:
    """Put one engine into `dist` unless it is there: its folder."""
    contents = _contents(engine)
    target = dist / _folder_name(engine, contents)
    if not target.is_dir():
        half_way = target.with_suffix(".new")
        shutil.rmtree(half_way, ignore_errors=True)
        shutil.copytree(_packed(target.name, contents), half_way)
        half_way.rename(target)
    return target


def _contents(engine: Engine) -> dict[str, bytes]:
    package = FRONTEND / "node_modules" / engine.package
    contents = {name: (package / name).read_bytes() for name in engine.files}
    if _STANDARD_LIBRARY in contents:
        contents[_STANDARD_LIBRARY] = stored(contents[_STANDARD_LIBRARY])
    if _LOCK_FILE in contents:
        contents[_LOCK_FILE] = without_packages(contents[_LOCK_FILE])
    return contents | {"NOTICE.txt": _NOTICES[engine.name].encode()}


def stored(archive: bytes) -> bytes:
    """The same zip file with its members stored as they are: what carries it over the wire packs them a third smaller."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as out:
        for member in sorted(given.namelist()):
            if not member.endswith("/"):
                out.writestr(zipfile.ZipInfo(member, _LONG_AGO), given.read(member))
    return made.getvalue()


def without_packages(lock: bytes) -> bytes:
    """The lock file as the engine needs it to start: of the packages that it names, none is served here."""
    return json.dumps({**json.loads(lock), "packages": {}}).encode()


def _folder_name(engine: Engine, contents: Mapping[str, bytes]) -> str:
    version = json.loads((FRONTEND / "node_modules" / engine.package / "package.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return f"{engine.name}-{version['version']}-{digest.hexdigest()[:10]}".replace(".", "_")


def _packed(name: str, contents: Mapping[str, bytes]) -> Path:
    """The folder with these contents, and each of them packed with brotli and gzip beside."""
    kept = FRONTEND / "node_modules" / KEPT / name
    if kept.is_dir():
        return kept
    print(f"front end: packing {name} …", flush=True)
    half_way = kept.with_suffix(".new")
    shutil.rmtree(half_way, ignore_errors=True)
    half_way.mkdir(parents=True)
    for file, content in contents.items():
        (half_way / file).write_bytes(content)
    node.node("compress.mjs", *(str(half_way / file) for file in contents), cwd=FRONTEND)
    half_way.rename(kept)
    return kept
