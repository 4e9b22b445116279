"""Square brackets and loops on what has no items, items of the wrong kind, and what cannot be changed."""

from __future__ import annotations

import ast
import re

from grader.explanations import nothing
from grader.explanations.bindings import values_of
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import called, text_of
from grader.explanations.operands import FUNCTIONS, not_called
from grader.explanations.origins import from_input

_VIEWS = frozenset(
    {
        "set",
        "frozenset",
        "dict_keys",
        "dict_values",
        "dict_items",
        "map",
        "filter",
        "zip",
        "generator",
        "enumerate",
        "reversed",
        "odict_keys",
    }
)


def _no_items(trouble: Trouble, match: re.Match[str]) -> Cause:
    """`x[0]` of something without places: a number, a function, a set."""
    kind = match["type"]
    if kind in FUNCTIONS:
        asked = [
            one
            for one in trouble.code.at(trouble.line, ast.Subscript)
            if isinstance(one.value, (ast.Name, ast.Attribute))
        ]
        name = text_of(asked[-1].value) if asked else ""
        return cause("square-for-round", trouble, name=name)
    if kind in _VIEWS:
        return cause("no-places", trouble, type=kind)
    return cause("index-a-number", trouble, type=kind)


def _not_iterable(trouble: Trouble, match: re.Match[str]) -> Cause:
    """A loop, or a function that wants several values, got one."""
    kind = match["type"]
    if kind in FUNCTIONS:
        return not_called(trouble)
    if any(isinstance(one.op, ast.Add) for one in trouble.code.at(trouble.line, ast.AugAssign)):
        return cause("list-plus-item", trouble, type=kind)
    loops = [
        one.iter
        for one in trouble.code.nodes
        if isinstance(one, (ast.For, ast.comprehension)) and getattr(one.iter, "lineno", 0) == trouble.line
    ]
    if loops:
        return cause("loop-over-number", trouble, type=kind, name=text_of(loops[0]))
    unpacked = any(
        isinstance(target, (ast.Tuple, ast.List))
        for one in trouble.code.at(trouble.line, ast.Assign)
        for target in one.targets
    )
    if unpacked:
        return cause("unpack-one-value", trouble, type=kind)
    calls = [called(one) for one in trouble.code.at(trouble.line, ast.Call)]
    names = [
        one
        for one in calls
        if one
        in {
            "sum",
            "max",
            "min",
            "list",
            "sorted",
            "tuple",
            "set",
            "any",
            "all",
            "enumerate",
            "extend",
            "join",
            "map",
            "zip",
            "dict",
        }
    ]
    if names:
        return cause("one-value-for-many", trouble, name=names[-1], type=kind)
    return cause("in-one-value" if _asks_in(trouble) else "not-iterable", trouble, type=kind)


def _asks_in(trouble: Trouble) -> bool:
    return any(
        isinstance(op, (ast.In, ast.NotIn)) for one in trouble.code.at(trouble.line, ast.Compare) for op in one.ops
    )


def _index_kind(trouble: Trouble, match: re.Match[str]) -> Cause:
    """An index that is no whole number."""
    kind, base = match["type"], match["base"]
    if kind == "str" and from_input(trouble):
        read = from_input(trouble)
        assert read is not None  # noqa: S101 - asked the line before
        return cause("input-is-text", trouble, name=read.name, made_line=read.line)
    if kind == "float":
        return cause("index-with-fraction", trouble)
    if kind == "tuple":
        return cause("index-with-comma", trouble)
    loop = _value_as_index(trouble)
    if loop:
        return cause("value-as-index", trouble, name=loop[0], base=loop[1])
    return cause("index-is-text" if kind == "str" else "index-not-whole", trouble, type=kind, base_type=base)


def _value_as_index(trouble: Trouble) -> tuple[str, str] | None:
    """`xs[x]` inside `for x in xs`."""
    for one in trouble.code.at(trouble.line, ast.Subscript):
        index = one.slice
        if isinstance(index, ast.Name):
            made = [binding for binding in values_of(trouble.code, index.id, trouble.line) if binding.kind == "for"]
            over = made[-1].value if made else None
            if isinstance(over, (ast.Name, ast.Attribute)) and text_of(over) == text_of(one.value):
                return index.id, text_of(one.value)
    return None


def _unchangeable(trouble: Trouble, match: re.Match[str]) -> Cause:
    kind = match["type"]
    if kind in FUNCTIONS:
        return cause("square-for-round", trouble, name="")
    codes = {"str": "text-cannot-change", "tuple": "tuple-cannot-change"}
    return cause(codes[kind], trouble) if kind in codes else cause("item-cannot-be-set", trouble, type=kind)


RULES: tuple[Rule, ...] = (
    rule(
        r"'NoneType' object (?:is not|does not support)|object of type 'NoneType'|argument of type 'NoneType'",
        nothing.find,
    ),
    rule(
        r"'(?P<type>[\w.]+)' object is not subscriptable|type '(?P<other>[\w.]+)' is not subscriptable",
        lambda t, m: _no_items(t, m) if m["type"] else cause("square-for-round", t, name=m["other"]),
    ),
    rule(r"argument of type '(?P<type>[\w.]+)' is not (?:iterable|a container)", "in-one-value"),
    rule(r"'(?P<type>[\w.]+)' object is not (?:iterable|an iterator|reversible|a sequence)", _not_iterable),
    rule(r"argument after \*+ must be an iterable, not (?P<type>\w+)", nothing.find, "not-iterable"),
    rule(r"object of type '(?P<type>(?:map|filter|zip|generator|enumerate|reversed))' has no len", "no-places"),
    rule(
        r"object of type '(?P<type>(?:builtin_function_or_method|function|method|type))' has no len",
        lambda t, _m: not_called(t),
    ),
    rule(r"object of type '(?P<type>[\w.]+)' has no len", "len-of-one-value"),
    rule(
        r"(?P<base>list|tuple|string|byte|range object) ind(?:ices|ex) must be integers.*, not '?(?P<type>[\w.]+)",
        _index_kind,
    ),
    rule(r"slice indices must be integers", "index-with-fraction"),
    rule(r"'(?P<type>[\w.]+)' object (?:does not support|doesn't support) item (?:assignment|deletion)", _unchangeable),
    rule(r"unhashable type: '(?P<type>\w+)'", "unhashable"),
    rule(r"'in <string>' requires string as left operand, not NoneType", nothing.find),
    rule(r"'in <string>' requires string as left operand, not (?P<type>\w+)", "in-text-needs-text"),
    rule(r"sequence item \d+: expected str instance, (?P<type>\w+) found", "join-needs-texts"),
    rule(r"can only join an iterable", lambda t, _m: cause("one-value-for-many", t, name="join", type="int")),
    rule(r"(?P<name>int|float)\(\) argument must be .* not 'NoneType'", nothing.find),
    rule(r"(?P<name>int|float)\(\) argument must be .* not '(?P<type>\w+)'", "number-of-many"),
    rule(r"exceptions must derive from", "raise-text"),
    rule(r"__init__\(\) should return None", "init-returns"),
    rule(r"not enough arguments for format string", "format-too-few"),
    rule(r"unsupported format string passed to NoneType", nothing.find),
)
