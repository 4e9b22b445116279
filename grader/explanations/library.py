"""What beginners ask of the standard library: its modules, and the functions of those that they use most."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterable
from types import MappingProxyType

MODULES = frozenset(name for name in sys.stdlib_module_names if not name.startswith("_"))
"""The modules that come with Python."""
NOT_HERE = frozenset(
    {
        "numpy",
        "pandas",
        "matplotlib",
        "requests",
        "pygame",
        "scipy",
        "sklearn",
        "torch",
        "tensorflow",
        "PIL",
        "cv2",
        "bs4",
        "flask",
        "django",
        "seaborn",
        "sympy",
        "pip",
        "openpyxl",
        "selenium",
        "pyautogui",
        "colorama",
        "termcolor",
        "tabulate",
        "nltk",
        "plotly",
        "networkx",
        "playsound",
        "gtts",
        "pyttsx3",
        "serial",
        "machine",
        "microbit",
    }
)
"""Modules that are often asked for and have to be installed."""
NOT_EVERYWHERE = frozenset({"tkinter", "winsound", "winreg", "msvcrt", "curses", "idlelib"})
"""Modules of Python itself that many computers do not have."""


def _public(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if not name.startswith("_")))


NAMES = MappingProxyType(
    {
        "math": _public(dir(math)),
        "random": _public(dir(random)),
        "time": _public(dir(time)),
        "sys": (
            "argv",
            "exit",
            "stdin",
            "stdout",
            "maxsize",
            "version",
            "path",
            "modules",
            "getsizeof",
            "setrecursionlimit",
        ),
        "string": ("ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "punctuation", "whitespace"),
        "collections": ("Counter", "defaultdict", "deque", "namedtuple", "OrderedDict"),
        "itertools": ("chain", "combinations", "count", "cycle", "permutations", "product", "repeat", "zip_longest"),
        "datetime": ("date", "datetime", "time", "timedelta"),
        "statistics": ("mean", "median", "mode", "stdev"),
        "json": ("dump", "dumps", "load", "loads"),
        "functools": ("cache", "lru_cache", "partial", "reduce"),
        "turtle": (
            "Turtle",
            "forward",
            "left",
            "right",
            "penup",
            "pendown",
            "color",
            "circle",
            "done",
            "goto",
            "backward",
        ),
    }
)
"""Of some modules what they hold."""
_ASKED_FIRST = (
    "random",
    "math",
    "time",
    "datetime",
    "collections",
    "itertools",
    "statistics",
    "functools",
    "string",
    "turtle",
)
_TOO_COMMON = {"e", "seed", "count", "time", "repeat", "left", "right", "color", "date", "mode"}


def module_of(name: str) -> str:
    """The module in which a beginner finds a function of this name; empty where there is none."""
    if name in _TOO_COMMON:
        return ""
    return next((module for module in _ASKED_FIRST if name in NAMES[module]), "")
