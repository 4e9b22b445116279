"""The special methods that cross: what Python looks for in an object's class when it meets an operator or a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BINARY = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or"
_ONE_BY_ONE = """
    call len length_hint getitem setitem delitem contains iter next reversed enter exit bool hash
    repr str format bytes fspath int float complex index round trunc floor ceil abs neg pos invert
"""

ORDER = frozenset({"__lt__", "__le__", "__gt__", "__ge__"})
"""How two objects are ordered: asked only of two objects of the student's."""

SPECIALS = ORDER | {
    f"__{prefix}{name}__" for prefix in ("", "r", "i") for name in _BINARY.split() if (prefix, name) != ("i", "divmod")
}
SPECIALS |= {f"__{name}__" for name in _ONE_BY_ONE.split()}
"""All of them but `__eq__`, which is decided by rules of its own."""

ASYNCHRONOUS = frozenset({"__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__"})
"""What would need one event loop for two processes."""


def special_methods(names: Iterable[str], ask: Callable[..., Any]) -> dict[str, Any]:
    """A function for each of the names that are special methods, for the namespace of a class.

    `ask(target, name, *arguments, **named)` does it where the object lives.
    """
    return {name: _method(name, ask) for name in names if name in SPECIALS}


def _method(name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
    if name == "__call__":  # the only one that takes names

        def method(*arguments: Any, **named: Any) -> Any:
            target, *rest = arguments
            return ask(target, name, *rest, **named)

    else:

        def method(*arguments: Any) -> Any:  # type: ignore[misc]
            target, *rest = arguments
            return ask(target, name, *rest)

    method.__name__ = method.__qualname__ = name
    return method
