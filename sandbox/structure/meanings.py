"""What an expression may stand for: Python's own functions, things of modules, the student's own definitions.

Assignments are followed, so that `s = sum` is seen through; what is known only when the program runs is not.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator

from sandbox.structure.forest import FUNCTIONS, Forest, Function
from sandbox.structure.scopes import Binding, Imported, Scopes, is_method

Definition = Function | ast.ClassDef | ast.Lambda
Meaning = str | Definition
"""`builtins.sum`, `math.sqrt`, `.sort` (an attribute of something), `?total` (a name that nothing binds), or a definition."""

_BUILTINS = frozenset(dir(builtins))
_MOST_STEPS = 120
"""Of following one expression: more is nothing that a person would write."""

_DOTTED = 100
"""Dots in one expression that are followed."""


class Meanings:
    """The meanings of a forest's expressions."""

    def __init__(self, forest: Forest, scopes: Scopes) -> None:
        self._forest = forest
        self._scopes = scopes
        self._known: dict[ast.AST, frozenset[Meaning]] = {}

    def of(self, node: ast.expr) -> frozenset[Meaning]:
        """All that the expression may stand for."""
        if node not in self._known:
            self._known[node] = frozenset(_Follower(self._forest, self._scopes).follow(node))
        return self._known[node]


class _Follower:
    """Follows one expression."""

    def __init__(self, forest: Forest, scopes: Scopes) -> None:
        self._forest = forest
        self._scopes = scopes
        self._seen: set[ast.AST] = set()

    def follow(self, node: ast.expr) -> Iterator[Meaning]:
        if node in self._seen or len(self._seen) > _MOST_STEPS:
            return
        self._seen.add(node)
        match node:
            case ast.Name():
                yield from self._name(node)
            case ast.Attribute():
                yield from self._attribute(node.value, node.attr)
            case ast.Lambda():
                yield node
            case ast.NamedExpr():
                yield from self.follow(node.value)
            case ast.IfExp():
                yield from self._each((node.body, node.orelse))
            case ast.BoolOp():
                yield from self._each(node.values)
            case ast.Subscript():
                yield from self._item(node)
            case ast.Call():
                yield from self._call(node)

    def _each(self, nodes: Iterable[ast.expr]) -> Iterator[Meaning]:
        for node in nodes:
            yield from self.follow(node)

    def _name(self, node: ast.Name) -> Iterator[Meaning]:
        found = self._scopes.lookup(node.id, node)
        if found is None or self._may_be_builtin(node, *found):
            yield from self._unbound(node)
        for _, binding in found[1] if found else ():
            yield from self._bound(binding)

    def _may_be_builtin(self, node: ast.Name, scope: ast.AST, bound: list[tuple[ast.AST, Binding]]) -> bool:
        """Whether the file's own name is not there yet, or not any more, or only perhaps."""
        if not isinstance(scope, ast.Module) or node.id not in _BUILTINS:
            return False
        if node.id in self._scopes.of(scope).deleted:
            return True
        sure = [binder for binder, _ in bound if self._is_sure(binder)]
        at_once = isinstance(self._forest.seats[node].owner, ast.Module)
        return not sure or (at_once and all(_line(binder) > node.lineno for binder in sure))

    def _is_sure(self, binder: ast.AST) -> bool:
        """Whether it is bound whatever the program does."""
        seat = self._forest.seats[binder]
        parents = (binder, *self._forest.above(binder))
        certain = (
            ast.Module,
            *FUNCTIONS,
            ast.ClassDef,
            ast.Import,
            ast.ImportFrom,
            ast.Assign,
            ast.AnnAssign,
            ast.Name,
        )
        return not seat.dead and all(isinstance(parent, (*certain, ast.Tuple, ast.List)) for parent in parents)

    def _unbound(self, node: ast.Name) -> Iterator[Meaning]:
        *_, module = self._forest.above(node)
        yield from (f"{starred}.{node.id}" for starred in self._scopes.of(module).starred)
        if node.id == "__builtins__":
            yield "builtins"
        yield f"builtins.{node.id}" if node.id in _BUILTINS else f"?{node.id}"

    def _bound(self, binding: Binding) -> Iterator[Meaning]:
        if isinstance(binding, Imported):
            yield from self._imported(binding.dotted)
        elif isinstance(binding, (*FUNCTIONS, ast.ClassDef)):
            yield binding
        elif binding is not None:
            yield from self.follow(binding)

    def _imported(self, dotted: str) -> Iterator[Meaning]:
        yield dotted
        file, _, name = dotted.strip(".").rpartition(".")
        module = self._forest.modules.get(file)
        for binder, binding in self._scopes.of(module).bound.get(name, ()) if module else ():
            if binder not in self._seen:
                self._seen.add(binder)
                yield from self._bound(binding)

    def _attribute(self, value: ast.expr, name: str) -> Iterator[Meaning]:
        yield f".{name}"
        for base in list(self.follow(value)):
            if isinstance(base, ast.ClassDef):
                yield from self._member(base, name)
            elif isinstance(base, str) and not base.startswith((".", "?")) and base.count(".") < _DOTTED:
                yield from self._imported(f"{base}.{name}")
        own = self._class_of_self(value)
        if own is not None:
            yield from self._member(own, name)
        yield from self._each(self._scopes.attributes.get(name, ()))

    def _member(self, cls: ast.ClassDef, name: str) -> Iterator[Meaning]:
        for _, binding in self._scopes.of(cls).bound.get(name, ()):
            yield from self._bound(binding)

    def _class_of_self(self, value: ast.expr) -> ast.ClassDef | None:
        """The class of a method's first parameter, where that is what stands here."""
        if not isinstance(value, ast.Name):
            return None
        owner = self._forest.seats[value].owner
        if not isinstance(owner, FUNCTIONS) or not is_method(owner, self._forest):
            return None
        first = [*owner.args.posonlyargs, *owner.args.args][:1]
        return self._forest.class_of(owner) if first and first[0].arg == value.id else None

    def _item(self, node: ast.Subscript) -> Iterator[Meaning]:
        """An item of a list or dict that is written out, or of a module's names."""
        displays = [node.value]
        if isinstance(node.value, ast.Name):
            found = self._scopes.lookup(node.value.id, node.value)
            displays += [binding for _, binding in (found[1] if found else ()) if isinstance(binding, ast.expr)]
        for display in displays:
            if isinstance(display, ast.Tuple | ast.List):
                yield from self._each(display.elts)
            elif isinstance(display, ast.Dict):
                yield from self._each(display.values)
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            for base in list(self.follow(node.value)):
                if isinstance(base, str) and base.partition(".")[0] == "builtins":
                    yield f"builtins.{node.slice.value}"

    def _call(self, node: ast.Call) -> Iterator[Meaning]:
        """What a call gives, where that is written in the call itself."""
        made = list(self.follow(node.func))
        match node.args:
            case [value, ast.Constant(value=str(name)), *_] if "builtins.getattr" in made:
                yield from self._attribute(value, name)
            case [ast.Constant(value=str(module)), *_] if {"builtins.__import__", "importlib.import_module"} & {*made}:
                yield from self._imported(module)
            case [wrapped, *_] if "functools.partial" in made or "builtins.vars" in made:
                yield from self.follow(wrapped)


def _line(binder: ast.AST) -> int:
    return int(getattr(binder, "lineno", 0))
