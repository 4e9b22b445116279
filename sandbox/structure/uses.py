"""Who uses whom in a program: calls and functions handed on, what is in use at all, and what calls itself."""

from __future__ import annotations

import ast
import builtins
import types
from collections.abc import Iterable, Iterator
from functools import cached_property

from sandbox.structure.forest import FUNCTIONS, Forest
from sandbox.structure.meanings import Definition, Meaning, Meanings

_LOOKS_UP_BY_TEXT = frozenset(
    {"eval", "exec", "globals", "locals", "vars", "__dict__", "__builtins__", "import_module", "__import__"}
)
_TAKES_A_NAME = frozenset({"getattr", "setattr", "hasattr", "methodcaller", "attrgetter"})
_ASKS_FOR_A_TYPE = frozenset({"builtins.isinstance", "builtins.issubclass"})

_PLAIN_FUNCTIONS = frozenset(
    f"builtins.{name}" for name, one in vars(builtins).items() if isinstance(one, types.BuiltinFunctionType)
)
"""Python's own functions that are no types: whoever only mentions one means to call it."""

_METHODS_OF_CONTAINERS = frozenset(
    name for cls in (list, dict, set, str, bytes, tuple, int, float) for name in dir(cls)
) | {"popleft", "appendleft", "write", "read", "close", "readline"}
"""Names that `x.name()` inside a method of the same name means of a list or file it keeps, not of itself."""


class Uses:
    """The uses in a forest."""

    def __init__(self, forest: Forest, meanings: Meanings) -> None:
        self._forest = forest
        self._meanings = meanings

    @cached_property
    def all(self) -> tuple[tuple[ast.expr, frozenset[Meaning]], ...]:
        """Every expression that is called, decorates, or is handed on to be called, with what it may stand for."""
        return tuple(self._find())

    def _find(self) -> Iterator[tuple[ast.expr, frozenset[Meaning]]]:
        for node in dict.fromkeys(self._candidates()):
            meanings = self._meanings.of(node)
            if meanings:
                yield node, meanings

    def _candidates(self) -> Iterator[ast.expr]:
        for node, seat in self._forest.seats.items():
            if seat.annotation:
                continue
            if isinstance(node, ast.Call):
                yield node.func
                if not self._meanings.of(node.func) & _ASKS_FOR_A_TYPE:
                    yield from (arg.value if isinstance(arg, ast.Starred) else arg for arg in node.args)
                    yield from (keyword.value for keyword in node.keywords)
            elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
                yield from node.decorator_list
            elif isinstance(node, ast.Name | ast.Attribute) and self._mentions_plain_function(node):
                yield node

    def _mentions_plain_function(self, node: ast.Name | ast.Attribute) -> bool:
        return isinstance(node.ctx, ast.Load) and not self._meanings.of(node).isdisjoint(_PLAIN_FUNCTIONS)

    def in_use(self, entries: Iterable[str] | None) -> set[ast.AST]:
        """The functions and modules of which some line may run; more rather than less."""
        owners = {seat.owner for seat in self._forest.seats.values()}
        if entries is None or any(self._mentions.get(owner, set()) & _LOOKS_UP_BY_TEXT for owner in owners):
            return owners
        return self._reached((owner for owner in owners if self._is_entered(owner, frozenset(entries))), owners)

    def used_by(self, scope: Definition) -> set[ast.AST]:
        """The function or the class's methods, and all own functions that they use in their turn."""
        owners = {seat.owner for seat in self._forest.seats.values()} - {*self._forest.modules.values()}
        first = [scope] if isinstance(scope, FUNCTIONS) else [own for own in owners if scope in self._forest.above(own)]
        return self._reached(first, owners)

    def _is_entered(self, owner: ast.AST, entries: frozenset[str]) -> bool:
        if not isinstance(owner, FUNCTIONS) or owner.name in entries or owner.decorator_list:
            return True
        cls = self._forest.class_of(owner)
        return cls is not None and (
            owner.name.startswith("__") or bool(cls.bases or cls.keywords or cls.decorator_list)
        )

    def _reached(self, first: Iterable[ast.AST], owners: set[ast.AST]) -> set[ast.AST]:
        named: dict[str, list[ast.AST]] = {}
        for owner in owners:
            if isinstance(owner, FUNCTIONS):
                cls = self._forest.class_of(owner)
                for name in {owner.name, cls.name if cls and owner.name.startswith("__") else owner.name}:
                    named.setdefault(name, []).append(owner)
        waiting = list(first)
        reached = set(waiting)
        while waiting:
            for name in self._mentions.get(waiting.pop(), ()):
                new = [owner for owner in named.get(name, ()) if owner not in reached]
                reached.update(new)
                waiting += new
        return reached

    @cached_property
    def _mentions(self) -> dict[ast.AST, set[str]]:
        """For each function, and for the modules, the names that stand in it."""
        mentions: dict[ast.AST, set[str]] = {}
        for node, seat in self._forest.seats.items():
            if seat.dead:
                continue
            names = mentions.setdefault(seat.owner, set())
            match node:
                case ast.Name(ctx=ast.Load()):
                    names.add(node.id)
                case ast.Attribute():
                    names.add(node.attr)
                case ast.ImportFrom():
                    names.update(alias.name for alias in node.names)
                case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)) if called in _TAKES_A_NAME:
                    told = [
                        arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                    ]
                    names.update(told or _LOOKS_UP_BY_TEXT)
        return mentions

    @cached_property
    def recursive(self) -> tuple[ast.expr, ...]:
        """The uses by which a function comes back to itself."""
        edges: list[tuple[ast.expr, ast.AST, ast.AST]] = []
        for node, meanings in self.all:
            around = self._function_around(node)
            if around is not None:
                edges += [(node, around, target) for target in self._own_targets(node, around, meanings)]
        calls: dict[ast.AST, set[ast.AST]] = {}
        for _, caller, target in edges:
            calls.setdefault(caller, set()).add(target)
        circle = _circles(calls)
        return tuple(
            dict.fromkeys(node for node, caller, target in edges if circle.get(caller) == circle.get(target, -1))
        )

    def _function_around(self, node: ast.AST) -> Definition | None:
        for parent in self._forest.above(node):
            if isinstance(parent, (*FUNCTIONS, ast.Lambda)):
                return parent
        return None

    def _own_targets(self, node: ast.expr, caller: Definition, meanings: frozenset[Meaning]) -> Iterator[ast.AST]:
        yield from (one for one in meanings if isinstance(one, (*FUNCTIONS, ast.Lambda)))
        if (
            isinstance(node, ast.Attribute)
            and isinstance(caller, FUNCTIONS)
            and self._forest.class_of(caller) is not None
            and node.attr == caller.name
            and node.attr not in _METHODS_OF_CONTAINERS
            and not _is_super(node.value)
        ):
            yield caller


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def _circles(calls: dict[ast.AST, set[ast.AST]]) -> dict[ast.AST, int]:
    """A number for each function that lies on a circle of calls; those of one circle have the same."""
    numbers: dict[ast.AST, int] = {}
    onward = {start: _onward(start, calls) for start in calls}
    for start, reached in onward.items():
        if start in reached and start not in numbers:
            number = len(numbers)
            numbers |= {one: number for one in reached if start in onward.get(one, ())}
    return numbers


def _onward(start: ast.AST, calls: dict[ast.AST, set[ast.AST]]) -> set[ast.AST]:
    """What is reached by one call or more."""
    waiting, reached = [*calls[start]], set[ast.AST]()
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += calls.get(one, ())
    return reached
