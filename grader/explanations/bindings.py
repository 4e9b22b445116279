"""Where names get their values: by which statement, in which line, in which function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from grader.explanations.code import Code, Function, inside

_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try)


@dataclass(frozen=True, slots=True)
class Binding:
    """A name gets a value here."""

    name: str
    line: int
    kind: str
    """`=`, `+=`, `for`, `def`, `class`, `import`, `parameter`, or `other`."""
    value: ast.expr | None = None
    """What it gets, where that is written there."""
    branch: str = ""
    """The statement that decides whether it is done at all, such as `if`; empty where none does."""


def in_module(code: Code) -> list[Binding]:
    """What the file itself binds, in the order of its lines."""
    if code.bound is None:
        code.bound = _ordered(_of_block(code.tree.body, "")) if code.tree else []
    return code.bound


def in_function(function: Function) -> list[Binding]:
    """What a function binds: its parameters and what its own body binds."""
    return _ordered([*parameters(function), *_of_block(function.body, "")])


def everywhere(code: Code) -> list[Binding]:
    """All of them, whosever they are."""
    functions = [one for one in code.nodes if isinstance(one, Function)]
    in_classes = [found for one in code.of(ast.ClassDef) for found in _of_block(one.body, "")]
    return _ordered([*in_module(code), *in_classes, *(found for one in functions for found in in_function(one))])


def parameters(function: Function | ast.Lambda) -> Iterator[Binding]:
    """The parameters of a function."""
    args = function.args
    for one in (*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg):
        if one is not None:
            yield Binding(one.arg, getattr(function, "lineno", 0), "parameter")


def values_of(code: Code, name: str, line: int) -> list[Binding]:
    """The bindings of a name that a line can see: those of its function if there are any, else those of the file."""
    function = code.function_at(line)
    own = [one for one in in_function(function) if one.name == name] if function else []
    return own or [one for one in in_module(code) if one.name == name]


def _ordered(found: Iterator[Binding] | list[Binding]) -> list[Binding]:
    return sorted(found, key=lambda one: one.line)


def _of_block(statements: list[ast.stmt], branch: str) -> Iterator[Binding]:
    waiting = [(one, branch) for one in statements]
    while waiting:
        statement, decided = waiting.pop()
        yield from _of_statement(statement, decided)
        if isinstance(statement, _NAMED):
            continue
        word = type(statement).__name__.removeprefix("Async").lower() if isinstance(statement, _BRANCHES) else decided
        for child in ast.iter_child_nodes(statement):
            if isinstance(child, ast.stmt):
                waiting.append((child, word))
            elif isinstance(child, (ast.ExceptHandler, ast.match_case)):
                waiting.extend((one, word or "match") for one in child.body)


def _of_statement(statement: ast.stmt, branch: str) -> Iterator[Binding]:
    if isinstance(statement, _NAMED):
        kind = "class" if isinstance(statement, ast.ClassDef) else "def"
        yield Binding(statement.name, statement.lineno, kind, None, branch)
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        for alias in statement.names:
            yield Binding((alias.asname or alias.name).split(".")[0], statement.lineno, "import", None, branch)
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from _targets(target, "=", statement.value, branch)
    elif isinstance(statement, (ast.AugAssign, ast.AnnAssign)):
        kind = "+=" if isinstance(statement, ast.AugAssign) else "="
        yield from _targets(statement.target, kind, statement.value, branch)
    elif isinstance(statement, (ast.For, ast.AsyncFor)):
        yield from _targets(statement.target, "for", statement.iter, "for")
    else:
        yield from _others(statement, branch)


def _targets(target: ast.expr, kind: str, value: ast.expr | None, branch: str) -> Iterator[Binding]:
    """Each name in what is assigned to; the value belongs to it only where it is the whole target."""
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            whole = value if node is target or kind == "for" else _part(target, node, value)
            yield Binding(node.id, node.lineno, kind, whole, branch)


def _part(target: ast.expr, name: ast.Name, value: ast.expr | None) -> ast.expr | None:
    """Of `a, b = 1, 2` the value of one of them; the whole of it where it comes in one piece."""
    both = isinstance(target, (ast.Tuple, ast.List)) and name in target.elts
    if both and isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):  # type: ignore[attr-defined]
        return value.elts[target.elts.index(name)]  # type: ignore[attr-defined]
    return value


def _others(statement: ast.stmt, branch: str) -> Iterator[Binding]:
    """`with … as`, `:=`, `except … as` and whatever else stores into a name."""
    for node in inside([statement]):
        if isinstance(node, ast.NamedExpr) and isinstance(node.target, ast.Name):
            yield Binding(node.target.id, node.lineno, "=", node.value, branch)
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            yield from _targets(node.optional_vars, "other", node.context_expr, branch)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield Binding(node.name, node.lineno, "other", None, "try")
