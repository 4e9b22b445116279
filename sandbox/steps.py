"""A step of a call case as a tree, and what it gives: our own evaluator, so that no text is ever run as code."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.encoding import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from sandbox.encoding import Json

BUILTINS = frozenset(
    """abs all any bool bytearray bytes chr complex dict divmod enumerate float frozenset int isinstance issubclass iter len
    list max min next ord pow range repr reversed round set sorted str sum tuple zip""".split()  # noqa: SIM905 - reads better
)
"""Python's own functions that a step may wrap around what the solution gives: `list(countdown(3))`, `len(stack)`."""

_MAX_CONSTANT_BYTES = 1 << 20
"""More than any constant of a step may have letters."""

_OWN = {name: getattr(builtins, name) for name in BUILTINS}


class Scope:
    """What names mean to the steps of one case: those of `given` and of earlier steps, the solution's, Python's own.

    Python's own functions are there only once something came from the solution. So `max([1, 2])` alone is always the
    solution's own `max`, and an empty solution earns nothing for it.
    """

    def __init__(self, solution: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        self._solution = solution
        self._bound = dict(given)
        self._solution_read = False

    def enter(self, step: Step) -> None:
        """Note what a step reads, before it runs."""
        read = names_read(step.expression) - self._bound.keys()
        if read - BUILTINS or not read.isdisjoint(self._solution):
            self._solution_read = True

    def bind(self, name: str, value: Any) -> None:
        """Give a name its meaning for the steps that follow."""
        self._bound[name] = value

    def __getitem__(self, name: str) -> Any:
        if name in self._bound:
            return self._bound[name]
        if self._solution_read and name in _OWN and not callable(self._solution.get(name)):
            return _OWN[name]
        if name in self._solution:
            return self._solution[name]
        raise NameError(f"name {name!r} is not defined")


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written out: a number, text, bytes, True, False or None."""

    literal: Hashable

    def value(self, _names: Scope) -> Any:
        """The constant itself."""
        return self.literal


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is read."""

    name: str

    def value(self, names: Scope) -> Any:
        """What the name means. Raises NameError in Python's words."""
        return names[self.name]


@dataclass(frozen=True, slots=True)
class Attribute:
    """`of.name`."""

    of: Node
    name: str

    def value(self, names: Scope) -> Any:
        """The attribute; runs the student's properties."""
        return getattr(self.of.value(names), self.name)


@dataclass(frozen=True, slots=True)
class Item:
    """`of[key]`."""

    of: Node
    key: Node

    def value(self, names: Scope) -> Any:
        """The item; runs the student's `__getitem__`."""
        return self.of.value(names)[self.key.value(names)]


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments, keyword=argument)`."""

    function: Node
    arguments: tuple[Node, ...]
    keywords: tuple[tuple[str, Node], ...] = ()

    def value(self, names: Scope) -> Any:
        """What the call returns; the arguments are made anew each time."""
        function = self.function.value(names)
        arguments = [argument.value(names) for argument in self.arguments]
        return function(*arguments, **{name: argument.value(names) for name, argument in self.keywords})


@dataclass(frozen=True, slots=True)
class Display:
    """A list, tuple or set written out."""

    kind: type[list[Any] | tuple[Any, ...] | set[Any]]
    items: tuple[Node, ...]

    def value(self, names: Scope) -> Any:
        """A new container of the items' values."""
        return self.kind(item.value(names) for item in self.items)


@dataclass(frozen=True, slots=True)
class Pairs:
    """A dict written out."""

    pairs: tuple[tuple[Node, Node], ...]

    def value(self, names: Scope) -> Any:
        """A new dict of the pairs' values."""
        return {key.value(names): item.value(names) for key, item in self.pairs}


Node = Constant | Name | Attribute | Item | Call | Display | Pairs


@dataclass(frozen=True, slots=True)
class Step:
    """One step: an expression, and the name that its value gets, if any."""

    expression: Node
    name: str | None = None


def evaluate(step: Step, names: Scope) -> Any:
    """Run one step and bind its name, if it has one. Raises whatever the student's code raises."""
    names.enter(step)
    value = step.expression.value(names)
    if step.name is not None:
        names.bind(step.name, value)
    return value


def names_read(node: Node) -> frozenset[str]:
    """All names that the expression reads, Python's own functions included."""
    match node:
        case Name(name):
            return frozenset({name})
        case Constant():
            return frozenset()
    return frozenset[str]().union(*map(names_read, children(node)))


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right under a node, in reading order."""
    match node:
        case Attribute(of):
            return (of,)
        case Item(of, key):
            return (of, key)
        case Call(function, arguments, keywords):
            return (function, *arguments, *(argument for _, argument in keywords))
        case Display(_, items):
            return items
        case Pairs(pairs):
            return tuple(part for pair in pairs for part in pair)
    return ()


def to_json(node: Node) -> Json:
    """The node as JSON: a list that begins with its kind; a constant is what `encode` makes of it, never a list."""
    return _WRITERS[type(node)](node)


def from_json(encoded: Json) -> Node:
    """The node that `to_json` made; from our own side, so its shape is taken for granted."""
    if type(encoded) is not list:
        return Constant(decode(encoded))
    kind, *parts = encoded
    return _READERS[kind](*parts)


def _tuple(encoded: list[Json]) -> tuple[Node, ...]:
    return tuple(from_json(one) for one in encoded)


def _nodes(nodes: tuple[Node, ...]) -> list[Json]:
    return [to_json(node) for node in nodes]


_WRITERS: dict[type, Callable[[Any], Json]] = {
    Constant: lambda node: encode(node.literal, max_bytes=_MAX_CONSTANT_BYTES),
    Name: lambda node: ["name", node.name],
    Attribute: lambda node: ["attribute", to_json(node.of), node.name],
    Item: lambda node: ["item", to_json(node.of), to_json(node.key)],
    Call: lambda node: [
        "call",
        to_json(node.function),
        _nodes(node.arguments),
        [[name, to_json(one)] for name, one in node.keywords],
    ],
    Display: lambda node: [node.kind.__name__, _nodes(node.items)],
    Pairs: lambda node: ["dict", [_nodes(pair) for pair in node.pairs]],
}
_READERS: dict[str, Callable[..., Node]] = {
    "name": Name,
    "attribute": lambda of, name: Attribute(from_json(of), name),
    "item": lambda of, key: Item(from_json(of), from_json(key)),
    "call": lambda function, arguments, named: Call(
        from_json(function), _tuple(arguments), tuple((name, from_json(argument)) for name, argument in named)
    ),
    "list": lambda items: Display(list, _tuple(items)),
    "tuple": lambda items: Display(tuple, _tuple(items)),
    "set": lambda items: Display(set, _tuple(items)),
    "dict": lambda pairs: Pairs(tuple((from_json(key), from_json(item)) for key, item in pairs)),
}
