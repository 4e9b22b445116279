"""What goes into the image of a slot: the Dockerfile and the modules that run inside, found by following imports."""

from __future__ import annotations

import ast
import hashlib
import io
import tarfile
from pathlib import Path

_HERE = Path(__file__).parent
_PACKAGE = _HERE.parent
_ENTRY = "sandbox.supervisor.__main__"


def sources() -> dict[str, bytes]:
    """The files of the image's build, by path: `Dockerfile`, and `sandbox/...` as it is imported."""
    files = {"Dockerfile": (_HERE / "Dockerfile").read_bytes()}
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


def digest() -> str:
    """Sixteen letters that change with every change of what goes in."""
    sha = hashlib.sha256()
    for path, content in sources().items():
        sha.update(f"{path}\0{len(content)}\0".encode() + content)
    return sha.hexdigest()[:16]


def image_name() -> str:
    """The image that fits to these sources."""
    return f"kradan-sandbox:{digest()}"


def context() -> bytes:
    """The files as the engine wants them: a tar file, the same for the same files."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for path, content in sources().items():
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(content), 0o644
            tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def _file(module: str) -> Path | None:
    """Where a module of ours lies; None for a name that is none (a class, a function)."""
    path = _PACKAGE.parent.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def _imported(source: bytes) -> list[str]:
    """The names under `sandbox` that a module imports; some may be no modules."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.partition(".")[0] == "sandbox"]
