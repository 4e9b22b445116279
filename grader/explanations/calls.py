"""Calls that Python refuses: of what is no function, and with other arguments than the function takes."""

from __future__ import annotations

import ast
import re

from grader.explanations import nothing
from grader.explanations.bindings import everywhere, values_of
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import Function, called, text_of
from grader.explanations.names import BUILTINS
from grader.explanations.text import nearest

_ROUND_FOR_SQUARE = frozenset({"list", "tuple", "dict", "str", "range"})
_INIT = frozenset(
    {"_init_", "__init", "init__", "_init__", "__init_", "init", "__int__", "__inti__", "__Init__", "__intit__"}
)


def _not_callable(trouble: Trouble, match: re.Match[str]) -> Cause:
    """What is called although it is no function: a builtin or function whose name was given away, or a value."""
    kind = match["type"]
    if kind == "module":
        return cause("module-called", trouble, name=_module(trouble))
    calls = trouble.code.at(trouble.line, ast.Call)
    for name in (one.func.id for one in calls if isinstance(one.func, ast.Name)):
        found = _shadowed(trouble, name, kind)
        if found is not None:
            return found
    for one in calls:
        if isinstance(one.func, (ast.Constant, ast.JoinedStr, ast.BinOp, ast.Tuple, ast.List, ast.Dict)):
            return _value_called(trouble, one.func, kind)
        if isinstance(one.func, ast.Call):
            return cause("value-called", trouble, name=text_of(one.func), type=kind)
    attribute = next((one.func.attr for one in calls if isinstance(one.func, ast.Attribute)), "")
    return cause("value-called", trouble, name=attribute, type=kind)


def _module(trouble: Trouble) -> str:
    imported = {one.name for one in everywhere(trouble.code) if one.kind == "import"}
    return next((one.id for one in trouble.code.at(trouble.line, ast.Name) if one.id in imported), "")


def _shadowed(trouble: Trouble, name: str, kind: str) -> Cause | None:
    made = [one for one in everywhere(trouble.code) if one.name == name]
    given = next((one for one in reversed(made) if one.kind not in {"def", "class"}), None)
    if given is None:
        return None
    if name in BUILTINS:
        return cause("shadowed-builtin", trouble, name=name, made_line=given.line)
    if any(one.kind in {"def", "class"} for one in made):
        return cause("shadowed-function", trouble, name=name, made_line=given.line)
    if not values_of(trouble.code, name, trouble.line):
        return None
    if kind in {"int", "float", "bool"}:
        return cause("times-sign-missing", trouble, name=name)
    return cause("round-for-square" if kind in _ROUND_FOR_SQUARE else "value-called", trouble, name=name, type=kind)


def _value_called(trouble: Trouble, value: ast.expr, kind: str) -> Cause:
    if kind in {"int", "float", "bool"}:
        return cause("times-sign-missing", trouble, name=text_of(value))
    if kind == "str":
        return cause("sign-missing-after-text", trouble)
    return cause("comma-missing-between", trouble, type=kind)


def _too_few(trouble: Trouble, match: re.Match[str]) -> Cause:
    name = match["name"].split(".")[-1]
    missing = match["missing"].replace("'", "")
    if missing == "self":
        return cause("class-for-object", trouble, name=match["name"])
    made = match["name"].split(".")[0] if name == "__init__" else name
    return cause("too-few-arguments", trouble, name=made, missing=missing)


def _too_many(trouble: Trouble, match: re.Match[str]) -> Cause:
    """More than the function takes; a method without `self` always gets one too many."""
    name = match["name"].split(".")[-1]
    for around in trouble.code.of(ast.ClassDef):
        for method in (one for one in around.body if isinstance(one, Function) and one.name == name):
            plain = not any(
                isinstance(mark, ast.Name) and mark.id in {"staticmethod", "classmethod"}
                for mark in method.decorator_list
            )
            own = [one.arg for one in method.args.args]
            if plain and own[:1] not in (["self"], ["this"], ["cls"]):
                return cause("self-not-in-parameters", trouble, name=name)
    made = match["name"].split(".")[0] if name == "__init__" else name
    return cause("too-many-arguments", trouble, name=made, most=match["most"], given=match["given"])


def _no_arguments(trouble: Trouble, match: re.Match[str]) -> Cause:
    """A class that takes nothing: its __init__ is missing, or called otherwise."""
    own = [one for one in trouble.code.of(ast.ClassDef) if one.name == match["name"]]
    for one in (made for around in own for made in around.body if isinstance(made, Function)):
        if one.name in _INIT:
            return cause("init-misspelled", trouble, name=one.name, made_line=one.lineno)
    return cause("class-without-init", trouble, name=match["name"])


def _unknown_name(trouble: Trouble, match: re.Match[str]) -> Cause:
    """An argument by a name that the function does not have."""
    function = match["function"].split(".")[-1]
    own = next((one for one in trouble.code.nodes if isinstance(one, Function) and one.name == function), None)
    known = [one.arg for one in own.args.args] if own else {"print": ["end", "sep", "file", "flush"]}.get(function, [])
    return cause(
        "unknown-argument", trouble, function=function, name=match["name"], near=nearest(match["name"], known, 0.5)
    )


def _builtin(trouble: Trouble, match: re.Match[str]) -> Cause:
    name = match["name"].split(".")[-1]
    if name == "input":
        return cause("input-like-print", trouble)
    return cause("builtin-arguments", trouble, name=name)


def _unpacked(trouble: Trouble, match: re.Match[str]) -> Cause:
    return cause("unpack-one-value", trouble, type=match["type"])


def _none_called(trouble: Trouble, match: re.Match[str]) -> Cause | None:
    """A result that is None and is called at once, as in `print(…)(…)`."""
    doubled = any(
        isinstance(one.func, ast.Call) and called(one.func) for one in trouble.code.at(trouble.line, ast.Call)
    )
    if match["type"] == "NoneType" and doubled:
        return _not_callable(trouble, match)
    return nothing.find(trouble, match)


RULES: tuple[Rule, ...] = (
    rule(r"'(?P<type>[\w.]+)' object is not callable", _none_called, _not_callable),
    rule(
        r"(?P<name>[\w.<>]+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (?P<missing>.+)", _too_few
    ),
    rule(
        r"(?P<name>[\w.<>]+)\(\) takes (?:from \d+ to )?(?P<most>\d+) positional arguments? but (?P<given>\d+) (?:was|were)",
        _too_many,
    ),
    rule(r"(?P<name>\w+)\(\) takes no arguments", _no_arguments),
    rule(r"(?P<function>[\w.]+)\(\) got an unexpected keyword argument '(?P<name>\w+)'", _unknown_name),
    rule(r"'(?P<name>\w+)' is an invalid keyword argument for (?P<function>\w+)\(\)", _unknown_name),
    rule(r"cannot unpack non-iterable NoneType", nothing.find),
    rule(r"cannot unpack non-iterable (?P<type>\w+) object", _unpacked),
    rule(
        r"(?P<name>[\w.]+?)(?:\(\))? (?:expected (?:at (?:most|least) )?\d+ arguments?, got|takes (?:exactly|at most|at least|no) .*\(\d+ given\))",
        _builtin,
    ),
    rule(r"(?P<name>[\w.]+)\(\) missing required argument", _builtin),
    rule(r"(?P<name>[\w.]+)\(\) takes no (?:keyword )?arguments", _builtin),
    rule(
        r"unbound method (?P<name>[\w.]+)\(\) needs an argument|descriptor '(?P<method>\w+)' (?:for|requires)",
        lambda t, m: cause("method-of-the-type", t, name=(m["name"] or m["method"]).split(".")[-1]),
    ),
)
