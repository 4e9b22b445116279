"""What a browser gets of our own Python: the practice bundle, a zip of just the modules it loads, and the sentences it says.

The zip is stored, not deflated: it is packed with brotli on its way, and loads faster so.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from web.language import catalogues

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "web" / "templates"
DESK = "web.practice.desk"
OURS = ("web", "grader", "sandbox", "jinja2", "markupsafe")
"""Packages whose modules go into the bundle; all else that the desk loads is Python's own."""
_PAGES = ("practice/trial.html", "practice/ended.html")
_REFERS = re.compile(r'{%-?\s*(?:import|from|include|extends)\s+"([^"]+)"')
_ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)
_NOT_OURS = ("jinja2", "markupsafe")
"""Whose licences go along."""

_LOAD = f"""
import importlib, json, sys
sys.path.insert(0, {str(ROOT)!r})
sys.modules["markupsafe._speedups"] = None  # a browser has the one in Python
importlib.import_module({DESK!r}).prepare()
print(json.dumps({{name: module.__file__ for name, module in sys.modules.items()
                   if name.partition(".")[0] in {OURS!r} and module is not None}}))
"""


def place_all(folder: Path) -> dict[str, str]:
    """Write the bundle and the tables of sentences into `folder`; gives the written file's name for each name of the manifest."""
    files = bundled()
    written = {"practice.zip": _write_zip(folder, files)}
    for language in catalogues.LANGUAGES:
        text = json.dumps(sentences(language, files), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        written[f"messages.{language}.json"] = _write(folder, f"messages.{language}", ".json", text.encode())
    return written


def bundled() -> dict[str, Path]:
    """The files of the bundle: path inside it to the file here."""
    with TemporaryDirectory() as scratch:
        program, environ = [sys.executable, "-c", _LOAD], {**os.environ, "TMPDIR": scratch}
        ended = subprocess.run(program, check=True, capture_output=True, text=True, env=environ)
    modules: dict[str, str] = json.loads(ended.stdout)
    sources = {_inside(name, Path(file)): Path(file) for name, file in modules.items()}
    sources |= {f"{name}/LICENSE.txt": _licence(name) for name in _NOT_OURS}
    templates = {f"web/templates/{name}": TEMPLATES / name for name in _with_what_they_import(_PAGES)}
    return dict(sorted((sources | templates).items()))


def sentences(language: str, files: dict[str, Path]) -> dict[str, object]:
    """The table of a language, see `web.practice.translations`: what the bundle's own sources say."""
    catalog = catalogues.for_pages(language)
    messages: dict[str, str | list[str]] = {}
    for message in catalogues.collected(of={path for path in files.values() if path.is_relative_to(ROOT / "web")}):
        found = catalog.get(message.id) if message.id else None
        if found is not None and found.string and found.string != found.id:
            key = found.id if isinstance(found.id, str) else found.id[0]
            messages[str(key)] = list(found.string) if isinstance(found.string, tuple) else found.string
    return {"language": language, "plural": catalog.plural_expr, "messages": messages}


def sources() -> Iterator[Path]:
    """Every file of ours that the bundle may depend on, in a fixed order."""
    yield Path(__file__)
    for package in ("web", "grader", "sandbox"):
        yield from sorted((ROOT / package).rglob("*.py"))
    yield from sorted(TEMPLATES.rglob("*.html"))
    yield from map(catalogues.path_of, catalogues.LANGUAGES)


def _licence(package: str) -> Path:
    """The licence that its wheel brings."""
    found = distribution(package)
    return next(Path(str(found.locate_file(file))) for file in found.files or () if file.name == "LICENSE.txt")


def _with_what_they_import(names: tuple[str, ...]) -> list[str]:
    """The templates, and those that they are made with."""
    found: list[str] = []
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += _REFERS.findall((TEMPLATES / name).read_text(encoding="utf-8"))
    return sorted(found)


def _inside(name: str, file: Path) -> str:
    """Where a module lies in the zip."""
    path = name.replace(".", "/")
    return f"{path}/__init__.py" if file.name == "__init__.py" else f"{path}.py"


def _write_zip(folder: Path, files: dict[str, Path]) -> str:
    path = folder / "practice.zip.new"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for inside, file in files.items():
            archive.writestr(zipfile.ZipInfo(inside, _ALWAYS_THE_SAME), file.read_bytes())
    name = _hashed("practice", ".zip", path.read_bytes())
    path.replace(folder / name)
    return name


def _write(folder: Path, stem: str, ending: str, content: bytes) -> str:
    name = _hashed(stem, ending, content)
    (folder / name).write_bytes(content)
    return name


def _hashed(stem: str, ending: str, content: bytes) -> str:
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:8].upper()}{ending}"
