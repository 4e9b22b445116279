"""The modules that draw, under the names by which a student's program imports them; loaded before any solution is there."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sandbox.drawing.library import matplotlib, pyplot, turtle
from sandbox.drawing.library.canvas import CANVAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.drawing.library.canvas import Write

_MODULES: dict[str, ModuleType] = {"turtle": turtle, "matplotlib": matplotlib, "matplotlib.pyplot": pyplot}
_PACKAGE = "matplotlib"


class DrawingModules:
    """A finder and loader for `sys.meta_path`, to stand before the one that finds Python's own `turtle`."""

    def __init__(self, folder: str) -> None:
        """`folder` is the student's own: a module that lies there is found before ours, as in Python."""
        self._folder = folder
        self._write: Write | None = None
        self._in_use = False

    def install(self) -> None:
        """Let them be imported."""
        place = sys.meta_path.index(PathFinder) if PathFinder in sys.meta_path else len(sys.meta_path)
        sys.meta_path.insert(place, self)  # after the student's files, before Python's library

    def uninstall(self) -> None:
        """Take them away again, for an interpreter that goes on."""
        sys.meta_path.remove(self)
        self._in_use = False
        for name, module in _MODULES.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]

    def tell(self, write: Write | None) -> None:
        """Have everything written with `write` that is drawn, as it is drawn; first what is there already. None: nothing."""
        self._write = write
        if self._in_use:
            CANVAS.tell(write)

    def finish(self) -> None:
        """Have written what could not be at once."""
        if self._in_use:
            CANVAS.finish()

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Part of the import system: the spec of a module that is one of ours. Raises ModuleNotFoundError for their parts."""
        module = _MODULES.get(name)
        if module is None:
            if name.startswith(f"{_PACKAGE}.") and sys.modules.get(_PACKAGE) is matplotlib:
                raise ModuleNotFoundError(f"this small matplotlib has only pyplot, not {name!r}", name=name)
            return None
        if "." not in name and self._is_in_folder(name):
            return None
        return ModuleSpec(name, self, is_package=name == _PACKAGE)  # type: ignore[arg-type] # a loader by its methods

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Part of the import system: the module; with the first of them a new sheet is begun."""
        if not self._in_use:
            self._in_use = True
            turtle.begin()
            pyplot.begin()
            CANVAS.tell(self._write)
        module = _MODULES[spec.name]
        module.__name__ = spec.name
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Part of the import system: nothing is left to do."""

    def _is_in_folder(self, name: str) -> bool:
        own = Path(self._folder, name)
        return own.with_suffix(".py").is_file() or own.is_dir()
