"""The syntax trees of a submission's files, walked once: for each node its seat among the others."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Located = ast.expr | ast.stmt | ast.excepthandler | ast.arg
"""Nodes that know where they stand."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SCOPES = (*FUNCTIONS, ast.Lambda, ast.ClassDef, *COMPREHENSIONS)

Function = ast.FunctionDef | ast.AsyncFunctionDef

_TERMINAL = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_SHARED = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
"""Nodes of which the parser makes one for all."""

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a node sits."""

    file: str
    parent: ast.AST | None
    owner: ast.AST
    """The function whose body it runs with, or the module."""
    scope: ast.AST
    """What its names are looked up in first: a function, class, comprehension or the module."""
    dead: bool = False
    """It stands behind a `return` or under an `if False`: it never runs."""
    annotation: bool = False
    """It says a type."""


@dataclass(slots=True)
class Forest:
    """All nodes with their seats, in the order of the source, file after file."""

    modules: dict[str, ast.Module] = field(default_factory=dict)
    """By the name that an import uses, without `.py`."""
    seats: dict[ast.AST, Seat] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def column(self, node: Located) -> int:
        """The node's column in characters, from 1."""
        lines = self.lines[self.seats[node].file]
        line = lines[node.lineno - 1] if node.lineno <= len(lines) else ""
        before = line.encode("utf-8", "surrogatepass")[: node.col_offset]
        return len(before.decode("utf-8", "replace")) + 1

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The parents, nearest first."""
        parent = self.seats[node].parent
        while parent is not None:
            yield parent
            parent = self.seats[parent].parent

    def class_of(self, node: ast.AST) -> ast.ClassDef | None:
        """The class in whose body a method stands."""
        scope = self.seats[node].scope
        return scope if isinstance(scope, ast.ClassDef) else None

    def qualified_name(self, node: Function | ast.ClassDef) -> str:
        """`total`, or `Account.deposit`."""
        scope = self.seats[node].scope
        return f"{scope.name}.{node.name}" if isinstance(scope, ast.ClassDef) else node.name


def grow(trees: Mapping[str, ast.Module], sources: Mapping[str, str]) -> Forest:
    """The forest of parsed files, by file name."""
    forest = Forest()
    for file, module in trees.items():
        forest.modules[file.removesuffix(".py")] = module
        forest.lines[file] = io.StringIO(sources[file].removeprefix(_BOM), newline=None).read().split("\n")
        _walk(forest, module, Seat(file, None, module, module))
    return forest


def _walk(forest: Forest, root: ast.AST, seat: Seat) -> None:
    """Seat a tree, without recursion: it may be deep."""
    waiting = [(root, seat)]
    while waiting:
        node, own = waiting.pop()
        forest.seats[node] = own
        waiting += reversed(list(_children(forest, node, own)))


def _children(forest: Forest, node: ast.AST, seat: Seat) -> Iterator[tuple[ast.AST, Seat]]:
    for name, value in ast.iter_fields(node):
        inside = name == "body" or isinstance(node, COMPREHENSIONS)
        owner = node if inside and isinstance(node, FUNCTIONS) else seat.owner
        scope = node if inside and isinstance(node, SCOPES) else seat.scope
        if name == "iter" and _is_first_generator(node, seat.parent):
            scope = forest.seats[scope].scope  # what a comprehension goes over is worked out outside of it
        annotation = seat.annotation or name in {"annotation", "returns"}
        dead = seat.dead or _never_runs(node, name)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, _SHARED):
                yield child, Seat(seat.file, node, owner, scope, dead, annotation)
                dead = dead or isinstance(child, _TERMINAL)


def _is_first_generator(node: ast.AST, parent: ast.AST | None) -> bool:
    return isinstance(parent, COMPREHENSIONS) and parent.generators[0] is node


def _never_runs(node: ast.AST, branch: str) -> bool:
    """Whether this branch of an `if` or `while` is closed by a constant."""
    if not isinstance(node, ast.If | ast.While) or not isinstance(node.test, ast.Constant):
        return False
    return branch == ("orelse" if node.test.value else "body")
