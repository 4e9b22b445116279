"""What the student's code may do with an object that the suite has given it: call it, and what is public of it."""

from __future__ import annotations

import builtins
import sys
from functools import partial
from types import (
    AsyncGeneratorType,
    BuiltinFunctionType,
    CodeType,
    CoroutineType,
    FrameType,
    FunctionType,
    MethodType,
    ModuleType,
)
from typing import TYPE_CHECKING, Any
from unittest.mock import AsyncMock, MagicMock, NonCallableMock

from sandbox.conversation.specials import SPECIALS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

_CLOSED = (FunctionType, MethodType, BuiltinFunctionType, partial, type)
"""Of these nothing is public: their attributes lead to everything that the suite knows."""

NEVER = (ModuleType, FrameType, CodeType, CoroutineType, AsyncGeneratorType)
"""What is never given to the student's code."""

_HARMLESS = frozenset(
    """
    _abc _collections _collections_abc _decimal _functools _io _queue _random _thread abc array builtins codecs collections
    contextlib copy dataclasses datetime decimal enum fractions functools io itertools numbers operator queue random re
    statistics string types typing unittest
    """.split()  # noqa: SIM905 - reads better
)
"""Modules of the standard library whose objects lead nowhere: not to files, not to other processes, not to the test run."""

_OF_EVERY_MOCK = {*dir(MagicMock), *dir(AsyncMock), "method_calls"}
"""A mock's own record and what it is asked about that: the suite's business. All other names are children of the mock's."""

_OF_THE_TEST_RUN = frozenset({"_pytest", "pytest", "pluggy", "py", "sandbox"})

_HEAP_TYPE = 1 << 9
_MAX_INPUT = 1 << 20


class NotAllowed(Exception):
    """The student's process asks what ours never asks."""


def specials_of(value: object) -> list[str]:
    """The special methods that the class of an object of the suite's has and every object has not."""
    cls = type(value)
    names = {"__call__"} if leads_somewhere(value) else SPECIALS | {"__eq__"}
    return sorted(name for name in names if getattr(cls, name, None) is not getattr(object, name, None))


def is_public(target: object, name: str) -> bool:
    """Whether an attribute of an object of the suite's is there for the student's code."""
    cls = type(target)
    if name.startswith("_") or isinstance(target, _CLOSED) or leads_somewhere(target):
        return False
    if isinstance(target, NonCallableMock) and name in _OF_EVERY_MOCK:
        return False
    if cls.__flags__ & _HEAP_TYPE:
        return True
    return name in getattr(target, "__dict__", ()) or callable(getattr(cls, name, None))


def leads_somewhere(value: object) -> bool:
    """Whether what can be done with an object reaches files, processes or the test run, whatever the suite means by it."""
    modules = {str(cls.__module__).partition(".")[0] for cls in type(value).__mro__}
    return bool(modules & _OF_THE_TEST_RUN) or bool(modules & sys.stdlib_module_names - _HARMLESS)


def is_only_called(value: object) -> bool:
    """Whether an object of the suite's is a function, a class or something else that is there to be called."""
    return isinstance(value, _CLOSED) or (callable(value) and not type(value).__flags__ & _HEAP_TYPE)


def get(target: Any, name: str) -> Any:
    """A public attribute. Raises AttributeError for any other."""
    if not is_public(target, name):
        raise AttributeError(f"the suite's {type(target).__name__} shows the solution no attribute {name!r}")
    return getattr(target, name)


def set_(target: Any, name: str, value: Any) -> None:
    """Give a public attribute a value. What is a method stays one."""
    if not is_public(target, name) or callable(getattr(type(target), name, None)):
        raise AttributeError(f"the suite's {type(target).__name__} lets the solution set no attribute {name!r}")
    setattr(target, name, value)


def delete(target: Any, name: str) -> None:
    """Take a public attribute away."""
    if not is_public(target, name) or isinstance(target, NonCallableMock):
        raise AttributeError(f"the suite's {type(target).__name__} lets the solution delete no attribute {name!r}")
    delattr(target, name)


def call(target: Any, count: int, *parts: Any) -> Any:
    """Call it: first `count` arguments, then names and values by turns."""
    named = parts[count:]
    if type(count) is not int or not 0 <= count <= len(parts) or len(named) % 2:
        raise NotAllowed
    names = named[::2]
    if not all(type(name) is str for name in names):
        raise NotAllowed
    return target(*parts[:count], **dict(zip(names, named[1::2], strict=True)))


def special(target: Any, name: str, *arguments: Any) -> Any:
    """Call a special method."""
    if name not in specials_of(target):
        raise NotAllowed
    return getattr(type(target), name)(target, *arguments)


def input_(prompt: str) -> str:
    """What the suite's `input` gives."""
    return str(builtins.input(prompt))[:_MAX_INPUT]


def stdin(method: str, size: int) -> str:
    """What the suite's `sys.stdin` gives."""
    if method not in {"read", "readline"} or type(size) is not int:
        raise NotAllowed
    return str(getattr(sys.stdin, method)(size))


def perform(what: str, values: list[Any], given: Container[object]) -> Any:
    """Do what the student's code asks with an object that it was `given`. Raises NotAllowed, and what doing it raises."""
    if what in _BESIDES:
        return _BESIDES[what](*values)
    if what not in _ON_OBJECTS or not values or values[0] not in given:
        raise NotAllowed
    if what != "call" and (len(values) == 1 or type(values[1]) is not str):
        raise NotAllowed
    return _ON_OBJECTS[what](*values)


_ON_OBJECTS: dict[str, Callable[..., Any]] = {
    "get": get,
    "set": set_,
    "delete": delete,
    "call": call,
    "special": special,
}
"""What is asked of an object that the student was given."""

_BESIDES: dict[str, Callable[..., Any]] = {"input": input_, "stdin": stdin}
"""What is asked of the suite as such."""
