"""What goes into the image of a slot: its Dockerfile, and the modules that run inside, found by following imports."""

from __future__ import annotations

import ast
import hashlib
import io
import tarfile
import threading
from functools import lru_cache
from pathlib import Path

from sandbox import judge_library
from sandbox.image.kinds import KINDS, Kind
from sandbox.languages import PYTHON

_PYTHON = KINDS[PYTHON.image]
_HERE = Path(__file__).parent
_PACKAGE = _HERE.parent
_ENTRY = "sandbox.supervisor.__main__"
_PARSING = threading.Lock()
"""CPython 3.11 counts the depth of trees for all threads together, and fails where two of them make trees at once."""


def sources(kind: Kind = _PYTHON) -> dict[str, bytes]:
    """The files of the image's build, by path: `Dockerfile`, what its kind needs, and `sandbox/...` as it is imported."""
    recipe = "Dockerfile" if kind is _PYTHON else "language.Dockerfile"
    files = {"Dockerfile": (_HERE / recipe).read_bytes()}
    if kind is not _PYTHON:
        packages = "".join(f"{line}\n" for line in (*kind.packages, *kind.unneeded))
        files |= {"extra/packages": packages.encode()} | {f"extra/{name}": text for name, text in kind.extra().items()}
    else:
        files |= {f"build/judge/{path}": source for path, source in judge_library.sources().items()}
    waiting, seen = [_ENTRY], set[str]()
    while waiting:
        module = waiting.pop()
        path = _file(module)
        if module in seen or path is None:
            continue
        seen.add(module)
        source = path.read_bytes()
        files[path.relative_to(_PACKAGE.parent).as_posix()] = source
        waiting += [module.rpartition(".")[0], *_imported(source)]
    return dict(sorted(files.items()))


def digest(kind: Kind = _PYTHON) -> str:
    """Sixteen letters that change with every change of what goes in."""
    sha = hashlib.sha256()
    for path, content in sources(kind).items():
        sha.update(f"{path}\0{len(content)}\0".encode() + content)
    return sha.hexdigest()[:16]


def image_name(kind: Kind = _PYTHON) -> str:
    """The image that fits to these sources."""
    return f"kradan-sandbox{kind.tag}:{digest(kind)}"


def context(kind: Kind = _PYTHON) -> bytes:
    """The files as the engine wants them: a tar file, the same for the same files."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for path, content in sources(kind).items():
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(content), 0o644
            tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def _file(module: str) -> Path | None:
    """Where a module of ours lies; None for a name that is none (a class, a function)."""
    path = _PACKAGE.parent.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


@lru_cache(None)
def _imported(source: bytes) -> list[str]:
    """The names under `sandbox` that a module imports; some may be no modules."""
    names: list[str] = []
    with _PARSING:
        tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.partition(".")[0] == "sandbox"]
