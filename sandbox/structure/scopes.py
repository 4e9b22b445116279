"""What the names of a program are bound to: for each scope the definitions, imports and values behind each name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.structure.forest import COMPREHENSIONS, FUNCTIONS, Forest, Function


@dataclass(frozen=True, slots=True)
class Imported:
    """A name that stands for a module, or for something in one."""

    dotted: str


Binding = Function | ast.ClassDef | Imported | ast.expr | None
"""What a name is bound to; None for what is known only when the program runs."""

_PAIRS = (ast.Tuple, ast.List)


@dataclass(slots=True)
class Names:
    """The names of one scope."""

    bound: dict[str, list[tuple[ast.AST, Binding]]] = field(default_factory=dict)
    """Each with the node that binds it."""
    outside: dict[str, ast.AST] = field(default_factory=dict)
    """Declared `global` or `nonlocal`: the scope that they belong to."""
    starred: list[str] = field(default_factory=list)
    """Modules from which everything is imported."""
    deleted: set[str] = field(default_factory=set)


class Scopes:
    """The names of all scopes of a forest."""

    def __init__(self, forest: Forest) -> None:
        self._forest = forest
        self._names: dict[ast.AST, Names] = {}
        self._values: dict[ast.AST, list[Binding]] = {}
        self.attributes: dict[str, list[ast.expr]] = {}
        """What is put into attributes, whatever they belong to."""
        for node in forest.seats:
            self._read(node)

    def of(self, scope: ast.AST) -> Names:
        """The names of a scope."""
        return self._names.setdefault(scope, Names())

    def lookup(self, name: str, node: ast.AST) -> tuple[ast.AST, list[tuple[ast.AST, Binding]]] | None:
        """The scope in which the name is found that is used at the node, and what it is bound to there."""
        first: ast.AST = self._forest.seats[node].scope
        for scope in self._outwards(first):
            names = self.of(scope)
            if name in names.outside:
                home = names.outside[name]
                return (home, self.of(home).bound[name]) if name in self.of(home).bound else None
            if name in names.bound and (scope is first or not isinstance(scope, ast.ClassDef)):
                return scope, names.bound[name]
        return None

    def _outwards(self, scope: ast.AST) -> Iterator[ast.AST]:
        while True:
            yield scope
            outer = self._forest.seats[scope].scope
            if outer is scope:
                return
            scope = outer

    def _bind(self, name: str, node: ast.AST, binding: Binding, scope: ast.AST | None = None) -> None:
        scope = scope or self._forest.seats[node].scope
        home = self.of(scope).outside.get(name, scope)
        self.of(home).bound.setdefault(name, []).append((node, binding))

    def _read(self, node: ast.AST) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._bind(node.name, node, node)
                self._parameters(node, node.args)
            case ast.ClassDef():
                self._bind(node.name, node, node)
            case ast.Lambda():
                self._parameters(node, node.args)
            case ast.Import() | ast.ImportFrom():
                self._import(node)
            case ast.Global() | ast.Nonlocal():
                self._declare(node)
            case ast.Name():
                self._name(node)
            case _:
                self._assign(node)

    def _name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            for binding in self._values.get(node, [None]):
                self._bind(node.id, node, binding, self._walrus_scope(node))
        elif isinstance(node.ctx, ast.Del):
            self.of(self._forest.seats[node].scope).deleted.add(node.id)

    def _walrus_scope(self, node: ast.AST) -> ast.AST:
        """A walrus in a comprehension binds outside of it."""
        scope = self._forest.seats[node].scope
        if isinstance(self._forest.seats[node].parent, ast.NamedExpr):
            while isinstance(scope, COMPREHENSIONS):
                scope = self._forest.seats[scope].scope
        return scope

    def _parameters(self, function: Function | ast.Lambda, args: ast.arguments) -> None:
        plain = [*args.posonlyargs, *args.args]
        defaults = [*([None] * (len(plain) - len(args.defaults))), *args.defaults, *args.kw_defaults]
        for arg, default in zip([*plain, *args.kwonlyargs], defaults, strict=True):
            self._bind(arg.arg, arg, default, function)
        for rest in (args.vararg, args.kwarg):
            if rest is not None:
                self._bind(rest.arg, rest, None, function)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if isinstance(node, ast.Import):
                name = alias.asname or alias.name.partition(".")[0]
                self._bind(name, node, Imported(alias.name if alias.asname else name))
            elif alias.name == "*":
                self.of(self._forest.seats[node].scope).starred.append(node.module or "")
            else:
                self._bind(alias.asname or alias.name, node, Imported(f"{node.module or ''}.{alias.name}"))

    def _declare(self, node: ast.Global | ast.Nonlocal) -> None:
        seat = self._forest.seats[node]
        *_, module = self._outwards(seat.scope)
        for name in node.names:
            homes = [
                scope for scope in self._outwards(self._forest.seats[seat.owner].scope) if name in self.of(scope).bound
            ]
            home = homes[0] if homes and isinstance(node, ast.Nonlocal) else module
            self.of(seat.scope).outside[name] = home

    def _assign(self, node: ast.AST) -> None:
        match node:
            case ast.For(target=target, iter=ast.Tuple(elts=values) | ast.List(elts=values) | ast.Set(elts=values)):
                self._values[target] = [*values] or [None]
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._pair(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._pair(target, value)
            case ast.NamedExpr(target=target, value=value):
                self._values[target] = [value]
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                self._bind(name, node, None)
            case ast.MatchMapping(rest=str(name)):
                self._bind(name, node, None)

    def _pair(self, target: ast.expr, value: ast.expr) -> None:
        """Which target gets which value; a tuple of targets its tuple of values, one by one."""
        if isinstance(target, ast.Attribute):
            self.attributes.setdefault(target.attr, []).append(value)
        elif isinstance(target, _PAIRS) and isinstance(value, _PAIRS) and len(target.elts) == len(value.elts):
            for one, other in zip(target.elts, value.elts, strict=True):
                if isinstance(one, ast.Attribute):
                    self.attributes.setdefault(one.attr, []).append(other)
                else:
                    self._values[one] = [other]
        else:
            self._values[target] = [value]


def is_method(function: ast.AST, forest: Forest) -> bool:
    """Whether a function is defined in the body of a class."""
    return isinstance(function, FUNCTIONS) and forest.class_of(function) is not None
