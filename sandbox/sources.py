"""The student's files as Python modules: compiled from memory under their own flat names."""

from __future__ import annotations

import ast
import builtins
import io
import linecache
import site
import sys
import unicodedata
from importlib.machinery import ModuleSpec, PathFinder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import CodeType, ModuleType

_BOM = "\ufeff"


class Sources:
    """The files of one submission; a finder and loader for `sys.meta_path`."""

    def __init__(self, files: Mapping[str, str], folder: Path) -> None:
        self._files = files
        self._folder = str(folder)
        self._modules = {
            unicodedata.normalize("NFKC", name.removesuffix(".py")): name for name in files if name.endswith(".py")
        }

    def __contains__(self, file: object) -> bool:
        return file in self._files

    def install(self) -> None:
        """Let them be imported, as if the interpreter had been started in their folder, and be quoted in tracebacks."""
        for name, text in self._files.items():
            lines = io.StringIO(text.removeprefix(_BOM), newline=None).readlines()
            linecache.cache[name] = (len(text), None, lines, name)
        if not hasattr(builtins, "exit"):  # started without the names that people type: exit, quit, help
            site.setquit()
            site.sethelper()
        sys.path.insert(0, self._folder)
        sys.dont_write_bytecode = True
        place = sys.meta_path.index(PathFinder) if PathFinder in sys.meta_path else len(sys.meta_path)
        sys.meta_path.insert(place, self)  # after Python's built-in modules, before its library

    def uninstall(self) -> None:
        """Take them away again, for an interpreter that goes on: what was imported of them is forgotten."""
        for name, file in self._modules.items():
            if getattr(sys.modules.get(name), "__file__", None) == f"{self._folder}/{file}":
                del sys.modules[name]
        for name in self._files:
            linecache.cache.pop(name, None)
        sys.path.remove(self._folder)
        sys.meta_path.remove(self)

    def code(self, file: str) -> CodeType:
        """The file compiled. Raises SyntaxError, with Python's own words where Python has any."""
        text = self._files[file]
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise SyntaxError("source code cannot contain null bytes", (file, line, None, None))
        code: CodeType = _compiled(text, file)
        return code

    def tree(self, file: str) -> ast.Module:
        """The file's syntax tree. Raises SyntaxError for whatever `code` refuses, which knows more than a parser."""
        self.code(file)
        tree: ast.Module = _compiled(self._files[file], file, ast.PyCF_ONLY_AST)
        return tree

    def texts(self) -> dict[str, str]:
        """The files that Python can read, by name."""
        return {name: text for name, text in self._files.items() if name.endswith(".py")}

    def spec(self, name: str, file: str) -> ModuleSpec:
        """How the import system knows the file."""
        spec = ModuleSpec(name, self, origin=f"{self._folder}/{file}")  # type: ignore[arg-type] # a loader by its methods
        spec.has_location = True
        return spec

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Part of the import system: the spec of a module that is one of the files."""
        file = self._modules.get(name)
        return None if file is None else self.spec(name, file)

    def create_module(self, _spec: ModuleSpec) -> None:
        """Part of the import system: an ordinary module will do."""

    def exec_module(self, module: ModuleType) -> None:
        """Part of the import system: run the file in its module."""
        exec(self.code(str(module.__file__).rpartition("/")[2]), module.__dict__)  # noqa: S102 - to run it is what we are for


def _compiled(text: str, file: str, flags: int = 0) -> Any:
    """What the compiler makes of it. Raises SyntaxError."""
    try:
        return compile(_source(text), file, "exec", flags, dont_inherit=True)
    except (MemoryError, RecursionError):
        raise SyntaxError("the code is too deep or too large to compile", (file, None, None, None)) from None


def _source(text: str) -> str | bytes:
    """What to compile: text that is whole as it is, an encoding cookie has nothing to say any more; else its bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            return text.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return text.encode("utf-8", "surrogatepass")
    return text.removeprefix(_BOM)
