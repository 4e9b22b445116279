"""Classes and functions that both processes have of their own, and that cross by their names."""

from __future__ import annotations

import builtins
import collections
import math
import operator
from types import EllipsisType, NoneType, NotImplementedType
from typing import Any

_NOT_RAISED_HERE = (KeyboardInterrupt, GeneratorExit)
"""What would end the judge, or one of its generators, if a student could raise it there."""

CONTENT: tuple[type, ...] = (int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, dict)
"""Classes whose content crosses; in the order in which an object's class is tried."""

EXCEPTIONS: dict[str, type[BaseException]] = {
    name: value
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException) and value.__name__ == name
}
"""Python's own exception classes, all of them."""

_VALUE_TYPES: tuple[type, ...] = (
    *(object, type, bool, *CONTENT, range, slice, NoneType, EllipsisType, NotImplementedType),
    *(collections.Counter, collections.OrderedDict, collections.defaultdict, collections.deque),
)

TYPES: dict[str, type] = {cls.__name__: cls for cls in _VALUE_TYPES} | {
    name: cls for name, cls in EXCEPTIONS.items() if cls not in _NOT_RAISED_HERE
}
"""What a student may name, and gets the judge's own of: classes that hold values, and exceptions."""

_PURE = """
    abs all any ascii bin callable chr divmod filter format hash hex id isinstance issubclass iter len map max min next oct
    ord pow print repr reversed round sorted sum zip enumerate
"""

FUNCTIONS: dict[str, Any] = {
    **{name: getattr(builtins, name) for name in _PURE.split()},
    **{f"math.{name}": value for name, value in vars(math).items() if callable(value)},
    **{f"operator.{name}": value for name, value in vars(operator).items() if callable(value) and name[0] != "_"},
    **{name: EXCEPTIONS[name] for name in ("KeyboardInterrupt", "GeneratorExit")},
}
"""What a suite may pass besides, and the student's process gets its own of: calling them asks nobody."""

_TYPE_NAMES = {id(cls): name for name, cls in TYPES.items()}
_ALL_NAMES = _TYPE_NAMES | {id(function): name for name, function in FUNCTIONS.items()}


def type_name(value: object) -> str | None:
    """The name of a class that both have; None for anything else."""
    return _TYPE_NAMES.get(id(value))


def any_name(value: object) -> str | None:
    """The name of a class or function that both have; None for anything else."""
    return _ALL_NAMES.get(id(value))


def is_raised_here(name: str) -> bool:
    """Whether an exception of that class may be raised in the judge as it is."""
    return name not in _STAND_INS


def exception_stand_in(name: str) -> type[Exception]:
    """The judge's class for an exception of Python's that a student must not raise there."""
    return _STAND_INS[name]


_STAND_INS: dict[str, type[Exception]] = {
    cls.__name__: type(cls.__name__, (Exception,), {"__module__": "builtins", "__doc__": cls.__doc__})
    for cls in (*_NOT_RAISED_HERE, BaseException)
}
