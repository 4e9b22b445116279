"""Where one program runs: a folder of its own and Python as it is when it starts, with nothing of ours in sight."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, NoReturn

import web
from sandbox.drawing.modules import DrawingModules
from sandbox.sources import Sources
from sandbox.streams import OutputLimitReached
from web.practice.folder import WorkFolder
from web.practice.interpreter import RECURSION_LIMIT, Interpreter
from web.practice.time_loop import time_loop

_BUNDLE = str(Path(str(web.__file__)).parents[1])
_NOT_HERE = frozenset(
    [
        "web",
        "grader",
        "sandbox",
        "jinja2",
        "markupsafe",
        "js",
        "pyodide",
        "pyodide_js",
        "_pyodide",
        "_pyodide_core",
        "micropip",
    ]
)
"""What is ours or the engine's, and on no server either."""
_ALWAYS_LOADED = frozenset(sys.builtin_module_names) | frozenset(
    ["_collections_abc", "abc", "codecs", "encodings", "genericpath", "io", "os", "posixpath", "site", "stat", "sys"]
)
"""What Python itself has loaded before a program starts: a file of that name would not be found there either."""


class _Ended(OutputLimitReached):
    """The program ended its process: no `except` of its own is to stop that, as with too much output."""


class Exit:
    """What stands in for `os._exit`, which would end the page's Python; remembers what it was called with."""

    code: int | None = None

    def now(self, status: int) -> NoReturn:
        """Unwind the program."""
        self.code = int(status) & 0xFF
        raise _Ended


class Cell:
    """The one place where programs run, one after the other; make it once everything is loaded."""

    def __init__(self, folder: WorkFolder) -> None:
        self.folder = folder
        self._interpreter = Interpreter()

    @contextmanager
    def furnished(
        self,
        files: Mapping[str, str],
        main: str,
        drew: Callable[[bytes], object],
        beside: Mapping[str, str],
        leaves: Callable[[WorkFolder], object] = lambda _folder: None,
    ) -> Iterator[Furniture]:
        """The cell with a program in it, and everything put back in the end, however that comes.

        Args:
            files: the program's own, which it can import.
            main: the one that runs.
            drew: is given each line of a drawing as it is drawn.
            beside: what else lies in its folder.
            leaves: looks at the folder when the program has ended and Python is whole again.
        """
        sources, drawing, left = Sources(files, self.folder.path), DrawingModules(str(self.folder.path)), Exit()
        self.folder.fill({**files, **beside})
        try:
            _hide_ours({Path(name).stem for name in files})
            sources.install()
            drawing.install()
            sys.meta_path.insert(sys.meta_path.index(PathFinder), _NotHere())  # after the program's own files
            drawing.tell(drew)
            sys.argv = [main]
            os._exit = left.now
            sys.setrecursionlimit(RECURSION_LIMIT)
            with time_loop():
                yield Furniture(sources, drawing, left)
        finally:
            self._interpreter.put_back()
            drawing.tell(None)
            try:
                leaves(self.folder)
            finally:
                self.folder.empty()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is in the cell while a program is in it."""

    sources: Sources
    drawing: DrawingModules
    exit: Exit


def _hide_ours(own: set[str]) -> None:
    """Forget the modules that a program should not find loaded: ours, and those that its own files are called like."""
    for name in list(sys.modules):
        top = name.partition(".")[0]
        if top in _NOT_HERE or top in own - _ALWAYS_LOADED:
            del sys.modules[name]
    sys.path[:] = [entry for entry in sys.path if entry not in {"", _BUNDLE}]
    sys.meta_path[:] = [finder for finder in sys.meta_path if not type(finder).__module__.startswith("_pyodide")]


class _NotHere:
    """Part of the import system: what is ours cannot be imported."""

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> None:
        """Raises ModuleNotFoundError in Python's words for what is ours."""
        if name.partition(".")[0] in _NOT_HERE:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
