"""The built files by the names that templates use; their addresses carry a hash of the content and never change."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from web.built import precache

DIST = Path(__file__).parents[1] / "static" / "dist"
EXTENSION = "kradan_assets"
"""Under this name the application knows its built files."""
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


class AssetsMissing(Exception):
    """The front end was not built; the message says how to build it."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What `python -m web.build` made: a name such as `main.js` to the name of the built file."""

    files: dict[str, str]
    folder: Path = DIST

    @classmethod
    def load(cls, folder: Path = DIST) -> Assets:
        """Read the manifest in `folder`. Raises AssetsMissing."""
        manifest = folder / "manifest.json"
        if not manifest.is_file():
            raise AssetsMissing(f"{manifest} is missing: run `python -m web.build`")
        return cls(files=json.loads(manifest.read_text(encoding="utf-8"))["files"], folder=folder)

    @staticmethod
    def of(app: Flask) -> Assets:
        """Those that `app` was made with."""
        assets: Assets = app.extensions[EXTENSION]
        return assets

    @property
    def release(self) -> str:
        """What the files are called together: another name for any other content."""
        return precache.release(self.files)

    def path(self, name: str) -> str:
        """The path below `static/` of the built file called `name`. Raises AssetsMissing."""
        built = self.files.get(name)
        if built is None:
            raise AssetsMissing(f"{name} was not built: run `python -m web.build`")
        return f"dist/{built}"

    def imported_by(self, name: str) -> list[str]:
        """The paths below `static/` of what the script called `name` imports to begin with, and what that imports."""
        found: dict[str, None] = {}
        waiting = [self.path(name).removeprefix("dist/")]
        while waiting:
            text = (self.folder / waiting.pop()).read_text(encoding="utf-8")
            fresh = [built for built in _IMPORTED.findall(text) if built not in found]
            found |= dict.fromkeys(fresh)
            waiting += fresh
        return [f"dist/{built}" for built in found]
