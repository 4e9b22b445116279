"""What the judge may ask a student's process to do with its objects."""

from __future__ import annotations

import copy
import importlib
from typing import TYPE_CHECKING, Any

from sandbox.conversation.containers import KINDS, kind_of
from sandbox.conversation.parameters import parameters_of

if TYPE_CHECKING:
    from collections.abc import Callable


def call(function: Any, count: int, *parts: Any) -> Any:
    """Call it: first `count` arguments, then names and values by turns."""
    named = parts[count:]
    if named:
        return function(*parts[:count], **dict(zip(named[::2], named[1::2], strict=True)))
    return function(*parts)


def special(target: Any, name: str, *arguments: Any) -> Any:
    """Call a special method, looked for where Python looks for it."""
    return getattr(type(target), name)(target, *arguments)


def fields(target: Any, *names: str) -> list[Any]:
    """The values of a dataclass's fields."""
    return [getattr(target, name) for name in names]


def content(target: Any, name: str) -> Any:
    """What an object holds as one of Python's own containers, past its own methods."""
    kind = KINDS[name]
    return kind.made_of(kind.items(target))


def refill(target: Any, name: str, container: Any) -> None:
    """Put what is in this container into the one of the same class that the attribute holds."""
    held = getattr(target, name)
    kind = kind_of(type(container))
    if type(held) is type(container) and kind and kind.put:
        kind.put(held, kind.items(container))


DEEDS: dict[str, Callable[..., Any]] = {
    "get": getattr,
    "set": setattr,
    "delete": delattr,
    "call": call,
    "special": special,
    "fields": fields,
    "content": content,
    "refill": refill,
    "dir": dir,
    "import": importlib.import_module,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "parameters": parameters_of,
}
