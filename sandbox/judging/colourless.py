"""Lets pytest be imported without its library for colours: a judge prints nothing, and the library is larger than pytest."""

from __future__ import annotations

import sys
from types import ModuleType

_NAMES = {
    "pygments": ("highlight", "util"),
    "pygments.formatters": (),
    "pygments.formatters.terminal": ("TerminalFormatter",),
    "pygments.lexer": ("Lexer",),
    "pygments.lexers": (),
    "pygments.lexers.diff": ("DiffLexer",),
    "pygments.lexers.python": ("PythonLexer",),
}
"""The modules that pytest imports at once, and the names that it takes from each; it uses them only to print in colours."""


def import_pytest() -> None:
    """Import pytest with empty modules in the place of that library, which are gone again afterwards."""
    if "pytest" in sys.modules:
        return
    before = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "pygments"}
    for module, names in _NAMES.items():
        empty = ModuleType(module)
        vars(empty).update(dict.fromkeys(names))
        sys.modules[module] = empty
    try:
        __import__("pytest")
    finally:
        for module in _NAMES:
            sys.modules.pop(module, None)
        sys.modules.update(before)
