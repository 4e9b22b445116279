"""The small language of exercise files: steps that are run and literals that are compared with, never evaluated as code."""

from __future__ import annotations

import ast
import unicodedata
from typing import Any

from sandbox.grammar import MAX_LENGTH, MAX_NESTING, ExpressionError, Reader
from sandbox.steps import Call, Constant, Display, Name, Node, Pairs, Scope, Step, evaluate, names_read

__all__ = [
    "MAX_LENGTH",
    "MAX_NESTING",
    "ExpressionError",
    "Scope",
    "Step",
    "evaluate",
    "identifier",
    "literal",
    "names_read",
    "parse",
]

_COLLECTIONS = (list, tuple, set)
_CONSTRUCTORS: dict[str, tuple[type, tuple[type, ...]]] = {
    "set": (set, _COLLECTIONS),
    "frozenset": (frozenset, _COLLECTIONS),
    "bytearray": (bytearray, (bytes,)),
    "float": (float, (str, int)),
    "range": (range, (int,)),
}
"""The calls that a literal may hold, for values Python has no notation for, and what they may be given."""

_LITERAL_HINT = (
    "write numbers, text, lists, tuples, sets or dicts, or `set()`, `frozenset([…])`, `float('inf')`, `range(3)`"
)


def parse(text: str) -> Step:
    """Read one step: a call, a read, or `name = call`. Raises ExpressionError."""
    reader = Reader(text)
    statement = reader.statement()
    if isinstance(statement, ast.Assign):
        target = statement.targets[-1]
        if len(statement.targets) > 1 or not isinstance(target, ast.Name):
            reader.refuse(target, "a step gives its value to one plain name", "write `name = call`")
        return Step(reader.node(statement.value), reader.name(target.id, target))
    if not isinstance(statement, ast.Expr):
        reader.refuse_kind(statement)
    expression = reader.node(statement.value)
    if isinstance(expression, Constant | Display | Pairs):
        reader.refuse(
            statement, "this step runs nothing", "write a call such as `total([1, 2])`, or a read such as `a.size`"
        )
    return Step(expression)


def literal(text: str) -> Any:
    """The value of a Python literal: `ast.literal_eval`'s and a few calls, see `_CONSTRUCTORS`. Raises ExpressionError."""
    reader = Reader(text)
    statement = reader.statement()
    if not isinstance(statement, ast.Expr):
        reader.refuse_kind(statement)
    node = reader.node(statement.value)
    _refuse_what_needs_code(reader, statement.value)
    try:
        return _value(node)
    except (TypeError, ValueError, OverflowError) as error:
        raise ExpressionError(f"this is no value: {error}", 1, _LITERAL_HINT) from None


def identifier(text: str) -> str:
    """A name as Python's own parser spells it (Thai ำ becomes two letters). Raises ExpressionError if it cannot be bound."""
    name = unicodedata.normalize("NFKC", text)
    if not name.isidentifier():
        raise ExpressionError(f"{text!r} is not a name", 1, "write letters, digits and underscores, a letter first")
    return parse(f"{name} = f()").name or name


def _refuse_what_needs_code(reader: Reader, tree: ast.expr) -> None:
    called: set[ast.expr] = set()
    for part in ast.walk(tree):  # a call comes before the name that it calls
        if isinstance(part, ast.Call):
            if part.keywords or not isinstance(part.func, ast.Name) or part.func.id not in _CONSTRUCTORS:
                reader.refuse(part, "a literal runs nothing", _LITERAL_HINT)
            called.add(part.func)
        elif isinstance(part, ast.Name | ast.Attribute | ast.Subscript) and part not in called:
            reader.refuse(part, "a literal reads no names", f"put text in quotes, or {_LITERAL_HINT}")


def _value(node: Node) -> Any:
    """What a node gives that reads no names but those of constructors."""
    match node:
        case Call(function=Name(name), arguments=arguments):
            constructor, allowed = _CONSTRUCTORS[name]
            values = [_value(argument) for argument in arguments]
            if not all(isinstance(value, allowed) for value in values):
                raise TypeError(f"{name}() takes {' or '.join(cls.__name__ for cls in allowed)} here")
            return constructor(*values)
        case Display(kind, items):
            return kind(map(_value, items))
        case Pairs(pairs):
            return {_value(key): _value(item) for key, item in pairs}
        case Constant(value):
            return value
    raise TypeError("it reads names")
