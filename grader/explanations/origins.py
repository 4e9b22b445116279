"""Where a value comes from: from input(), from a method that gives None, from a function of the learner's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from grader.explanations.bindings import Binding, values_of
from grader.explanations.cause import Trouble
from grader.explanations.code import Function, called, inside

GIVE_NONE = frozenset(
    {"sort", "append", "reverse", "extend", "insert", "remove", "clear", "update", "add", "discard", "shuffle", "seed"}
)
"""Methods that change what they belong to and give None."""
_CONVERTS = frozenset({"int", "float", "len", "eval", "round", "ord", "bool", "abs", "Fraction", "Decimal"})


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why a value is None."""

    kind: str
    """`method`, `print`, `function`, `sometimes` or `written`."""
    name: str
    line: int


def from_input(trouble: Trouble) -> Binding | None:
    """The name in the line that holds a text which input() gave, or input() itself used there."""
    for node in _expressions(trouble):
        if isinstance(node, ast.Name):
            made = [one for one in values_of(trouble.code, node.id, trouble.line) if one.line <= trouble.line]
            last = next((one for one in reversed(made) if one.value is not None), None)
            if last and last.value and _is_text_of_input(last.value):
                return last
        elif called(node) == "input" and not _is_converted(trouble, node):
            return Binding("input()", getattr(node, "lineno", trouble.line), "=")
    return None


def _is_text_of_input(value: ast.expr) -> bool:
    """Whether input() is in it and nothing that makes numbers."""
    names = {called(one) for one in ast.walk(value)}
    others = {one.id for one in ast.walk(value) if isinstance(one, ast.Name)}
    return "input" in names and not (names | others) & _CONVERTS


def _is_converted(trouble: Trouble, node: ast.AST) -> bool:
    return any(called(one) in _CONVERTS and node in ast.walk(one) and one is not node for one in _expressions(trouble))


def none_in(trouble: Trouble) -> Nothing | None:
    """Why something in the line is None, as far as the code shows it."""
    nodes = list(_expressions(trouble))
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            made = [
                one
                for one in values_of(trouble.code, node.id, trouble.line)
                if one.value is not None and one.kind == "="
            ]
            for one in reversed(made):
                found = _none_of(trouble, one.value, one.line)
                if found:
                    return found
    alone = [one.value for one in trouble.code.at(trouble.line, ast.Expr)]
    used = [node for node in nodes if node not in alone]
    return next((found for node in used if (found := _none_of(trouble, node, trouble.line))), None)


def _none_of(trouble: Trouble, value: ast.AST | None, line: int) -> Nothing | None:
    if isinstance(value, ast.Constant) and value.value is None:
        return Nothing("written", "None", line)
    if not isinstance(value, ast.Call):
        return None
    name = called(value)
    if isinstance(value.func, ast.Attribute) and name in GIVE_NONE:
        return Nothing("method", name, line)
    if name == "print" and isinstance(value.func, ast.Name):
        return Nothing("print", name, line)
    own = next((one for one in trouble.code.nodes if isinstance(one, Function) and one.name == name), None)
    return _none_of_function(own) if own is not None else None


def _none_of_function(function: Function) -> Nothing | None:
    returned = [one for one in inside(function.body) if isinstance(one, ast.Return) and one.value is not None]
    for one in returned:
        if (
            isinstance(one.value, ast.Call)
            and isinstance(one.value.func, ast.Attribute)
            and called(one.value) in GIVE_NONE
        ):
            return Nothing("method", called(one.value), one.lineno)
        if called(one.value or one) == "print":
            return Nothing("print", "print", one.lineno)
    if not returned:
        return Nothing("function", function.name, function.lineno)
    return None if always_leaves(function.body) else Nothing("sometimes", function.name, function.lineno)


def always_leaves(statements: list[ast.stmt]) -> bool:
    """Whether a block always ends by return or raise, as far as its shape shows it."""
    last = statements[-1] if statements else None
    if isinstance(last, (ast.Return, ast.Raise)):
        return True
    if isinstance(last, ast.If):
        return bool(last.orelse) and always_leaves(last.body) and always_leaves(last.orelse)
    if isinstance(last, ast.While):
        endless = isinstance(last.test, ast.Constant) and bool(last.test.value)
        return endless and not any(isinstance(one, ast.Break) for one in inside(last.body))
    if isinstance(last, ast.Try):
        handled = all(always_leaves(one.body) for one in last.handlers)
        return always_leaves(last.finalbody) or (always_leaves(last.orelse or last.body) and handled)
    if isinstance(last, ast.Match):
        return all(always_leaves(one.body) for one in last.cases)
    return isinstance(last, ast.With) and always_leaves(last.body)


def _expressions(trouble: Trouble) -> Iterator[ast.expr]:
    return iter(trouble.code.at(trouble.line, ast.expr))
