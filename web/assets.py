"""The built files by the names that templates use; their addresses carry a hash of the content and never change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

DIST = Path(__file__).parent / "static" / "dist"


class AssetsMissing(Exception):
    """The front end was not built; the message says how to build it."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What `python -m web.build` made: a name such as `main.js` to the name of the built file."""

    files: dict[str, str]

    @classmethod
    def load(cls, folder: Path = DIST) -> Assets:
        """Read the manifest in `folder`. Raises AssetsMissing."""
        manifest = folder / "manifest.json"
        if not manifest.is_file():
            raise AssetsMissing(f"{manifest} is missing: run `python -m web.build`")
        return cls(files=json.loads(manifest.read_text(encoding="utf-8"))["files"])

    def path(self, name: str) -> str:
        """The path below `static/` of the built file called `name`. Raises AssetsMissing."""
        built = self.files.get(name)
        if built is None:
            raise AssetsMissing(f"{name} was not built: run `python -m web.build`")
        return f"dist/{built}"
