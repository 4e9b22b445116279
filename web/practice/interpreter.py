"""Python's own state as it was before any program ran, and putting it back after one: there is only one interpreter here.

Put back are the modules that are loaded, what stands in those of Python's library, their lists, dicts and classes, the
environment and whatever else has a switch. What a program changes inside an object of the library's own stays changed.
"""

from __future__ import annotations

import atexit
import builtins
import decimal
import gc
import locale
import os
import random
import signal
import sys
import warnings
from dataclasses import dataclass
from types import ModuleType
from typing import Any

RECURSION_LIMIT = 1000
"""Python's own."""

_LEFT_ALONE = frozenset(
    [
        "_frozen_importlib",
        "_frozen_importlib_external",
        "_imp",
        "importlib",
        "zipimport",
        "_thread",
        "threading",
        "asyncio",
    ]
)
"""What imports or waits must not find these changed in its hands."""

_OURS_TO_DRAW = "sandbox.drawing.library"
"""Modules of ours that a program gets as `turtle` and `matplotlib`."""

_IMMUTABLE = 1 << 8
"""In a class's flags: its attributes cannot be changed, so need not be put back."""


class Interpreter:
    """What is remembered; make it once everything is loaded."""

    def __init__(self) -> None:
        modules = {"builtins": builtins, "sys": sys} | {
            name: one for name, one in sys.modules.items() if _is_a_programs(name)
        }
        self._modules = [_Kept(name, module) for name, module in modules.items()]
        self._environment = dict(os.environ)
        self._locale = locale.setlocale(locale.LC_ALL)
        self._digits = sys.get_int_max_str_digits()
        self._thresholds = gc.get_threshold()
        atexit._clear()  # noqa: SLF001 - a run of a program ends with these: ours are none of its business
        gc.collect()
        gc.freeze()  # so that looking for garbage after each program looks at that program's only

    def put_back(self) -> None:
        """Make Python as it was. First the names that everything below is written with."""
        for module in self._modules:
            module.put_back()
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(RECURSION_LIMIT)
        sys.set_int_max_str_digits(self._digits)
        os.umask(0o022)
        self._put_back_environment()
        locale.setlocale(locale.LC_ALL, self._locale)
        decimal.setcontext(decimal.Context())
        warnings._filters_mutated()  # type: ignore[attr-defined]  # noqa: SLF001 - the filters are what they were
        random.seed()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        atexit._clear()  # noqa: SLF001 - what is left of the program's own
        gc.enable()
        gc.set_threshold(*self._thresholds)
        gc.collect()

    def _put_back_environment(self) -> None:
        for name in [name for name in os.environ if name not in self._environment]:
            del os.environ[name]
        for name, value in self._environment.items():
            if os.environ.get(name) != value:
                os.environ[name] = value


@dataclass(frozen=True, slots=True)
class _KeptClass:
    cls: type
    attributes: dict[str, Any]

    def put_back(self) -> None:
        now = self.cls.__dict__
        for name in [name for name in now if name not in self.attributes and not name.startswith("__")]:
            type.__delattr__(self.cls, name)
        for name, value in self.attributes.items():
            if name not in now or now[name] is not value:
                type.__setattr__(self.cls, name, value)


class _Kept:
    """One module as it was."""

    def __init__(self, name: str, module: ModuleType) -> None:
        self._namespace = vars(module)
        self._names = dict(self._namespace)
        values = self._names.values()
        self._lists = [(value, value[:]) for value in values if type(value) is list]
        self._others = [(value, value.copy()) for value in values if type(value) in {dict, set}]
        self._classes = [_KeptClass(value, dict(vars(value))) for value in values if _is_changeable(value, name)]

    def put_back(self) -> None:
        namespace, names = self._namespace, self._names
        if namespace.keys() != names.keys():
            for name in [name for name in namespace if name not in names]:
                del namespace[name]
        for name, value in names.items():
            if name not in namespace or namespace[name] is not value:
                namespace[name] = value
        for now, before in self._lists:
            now[:] = before
        for now, before in self._others:
            now.clear()
            now.update(before)
        for kept in self._classes:
            kept.put_back()


def _is_a_programs(name: str) -> bool:
    """Whether a program may find the module and change it."""
    top = name.partition(".")[0]
    return (top in sys.stdlib_module_names and top not in _LEFT_ALONE) or name.startswith(_OURS_TO_DRAW)


def _is_changeable(value: object, module: str) -> bool:
    """Whether it is a class of this module that a program can change; ours are called as if they were of another."""
    if not isinstance(value, type) or value.__flags__ & _IMMUTABLE:
        return False
    return value.__module__ == module or module.startswith(_OURS_TO_DRAW)
