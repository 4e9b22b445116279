"""What the student's code may do with an object that the suite has given it: call it, and what is public of it."""

from __future__ import annotations

import builtins
import sys
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

from sandbox.conversation.specials import SPECIALS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

_CLOSED = (FunctionType, MethodType, BuiltinFunctionType, type)
"""Of these nothing is public: their attributes lead to everything that the suite knows."""

NEVER = (ModuleType, FrameType, CodeType, CoroutineType, AsyncGeneratorType)
"""What is never given to the student's code."""

_HEAP_TYPE = 1 << 9
_MAX_INPUT = 1 << 20


class NotAllowed(Exception):
    """The student's process asks what ours never asks."""


def specials_of(value: object) -> list[str]:
    """The special methods that the class of an object of the suite's has and every object has not."""
    cls = type(value)
    names = SPECIALS | {"__eq__"}
    return sorted(name for name in names if getattr(cls, name, None) is not getattr(object, name, None))


def is_public(target: object, name: str) -> bool:
    """Whether an attribute of an object of the suite's is there for the student's code."""
    cls = type(target)
    if name.startswith("_") or isinstance(target, _CLOSED):
        return False
    if cls.__flags__ & _HEAP_TYPE:
        return True
    return name in getattr(target, "__dict__", ()) or callable(getattr(cls, name, None))


def is_only_called(value: object) -> bool:
    """Whether an object of the suite's is a function, a class or something else that is there to be called."""
    return isinstance(value, _CLOSED) or (callable(value) and not type(value).__flags__ & _HEAP_TYPE)


def get(target: Any, name: str) -> Any:
    """A public attribute. Raises AttributeError for any other."""
    if not is_public(target, name):
        raise AttributeError(f"the suite's {type(target).__name__} shows the solution no attribute {name!r}")
    return getattr(target, name)


def set_(target: Any, name: str, value: Any) -> None:
    """Give a public attribute a value."""
    if not is_public(target, name):
        raise AttributeError(f"the suite's {type(target).__name__} shows the solution no attribute {name!r}")
    setattr(target, name, value)


def delete(target: Any, name: str) -> None:
    """Take a public attribute away."""
    get(target, name)
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
