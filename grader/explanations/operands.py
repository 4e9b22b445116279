"""Values of types that no operator joins: text and number, list and number, a function that was not called."""

from __future__ import annotations

import ast
import builtins
import re

from grader.explanations import nothing
from grader.explanations.bindings import values_of
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import called, text_of
from grader.explanations.origins import from_input

NUMBERS = frozenset({"int", "float", "complex", "bool"})
FUNCTIONS = frozenset({"function", "builtin_function_or_method", "method", "type", "method_descriptor", "module"})
_TYPES = frozenset({"list", "str", "int", "dict", "tuple", "set", "float", "bool", "range"})
_MANY = frozenset({"list", "tuple", "set", "dict", "range", "dict_keys", "dict_values", "map", "generator"})


def _pair(trouble: Trouble, match: re.Match[str]) -> Cause | None:
    """Two types and the sign between them."""
    groups = match.groupdict()
    sign = (groups.get("sign") or "+").removesuffix("=") or "="
    sign = "**" if sign.startswith("**") else (groups.get("sign") or "+") if sign in {"<", ">", "="} else sign
    return _by_types(trouble, groups["left"], groups["right"], sign)


def _by_types(trouble: Trouble, left: str, right: str, sign: str) -> Cause:
    types = {left, right}
    if types & FUNCTIONS:
        return not_called(trouble)
    if types == {"str"} or ("str" in types and types & NUMBERS):
        return _text_and_number(trouble, sign)
    compares = sign in {"<", ">", "<=", ">="}
    if compares and types & _MANY and types & NUMBERS:
        return cause("compare-whole-list", trouble, sign=sign, type=next(iter(types & _MANY)))
    if sign == "+" and left == "list":
        return cause("list-plus-item", trouble, type=right)
    if types & _MANY and types & NUMBERS:
        return cause("list-with-sign", trouble, sign=sign, type=next(iter(types & _MANY)))
    return cause("types-do-not-fit", trouble, sign=sign, left_type=left, right_type=right)


def _text_and_number(trouble: Trouble, sign: str) -> Cause:
    read = from_input(trouble)
    if read is not None:
        return cause("input-is-text", trouble, name=read.name, made_line=read.line)
    if sign in {"<", ">", "<=", ">="}:
        return cause("compare-text-number", trouble, sign=sign)
    if sign == "+":
        summed = any(called(one) == "sum" for one in trouble.code.at(trouble.line, ast.Call))
        return cause("sum-of-texts" if summed else "text-plus-number", trouble)
    return cause("text-with-sign", trouble, sign=sign)


def not_called(trouble: Trouble) -> Cause:
    """A function stands where its result is meant: its brackets are missing, here or where a name got it."""
    called_here = {id(one.func) for one in trouble.code.at(trouble.line, ast.Call)}
    names = [one for one in trouble.code.at(trouble.line, ast.Name) if id(one) not in called_here]
    own = {one.name for one in trouble.code.nodes if isinstance(one, (ast.FunctionDef, ast.ClassDef))}
    for name in names:
        given = [
            one
            for one in values_of(trouble.code, name.id, trouble.line)
            if one.kind == "=" and isinstance(one.value, (ast.Attribute, ast.Name))
        ]
        if given and given[-1].value is not None:
            return cause("not-called", trouble, name=text_of(given[-1].value))
        if name.id in own:
            return cause("not-called", trouble, name=name.id)
    builtin = next((one.id for one in names if one.id in dir(builtins)), "")
    if builtin in _TYPES:
        return cause("type-for-value", trouble, name=builtin)
    methods = trouble.code.at(trouble.line, ast.Attribute)
    asked = next((one.attr for one in methods if id(one) not in called_here), "")
    return cause("not-called", trouble, name=asked or builtin)


def _repeated(trouble: Trouble, match: re.Match[str]) -> Cause:
    """A text or list times something that is no whole number."""
    if match["type"] == "str" and from_input(trouble):
        return _text_and_number(trouble, "*")
    return cause("repeat-not-whole", trouble, type=match["type"])


def _percent(trouble: Trouble, _match: re.Match[str]) -> Cause:
    read = from_input(trouble)
    if read is not None:
        return cause("input-is-text", trouble, name=read.name, made_line=read.line)
    return cause("percent-on-text", trouble)


def _whole(trouble: Trouble, match: re.Match[str]) -> Cause:
    """Something else where a whole number is needed, as in range()."""
    read = from_input(trouble) if match["type"] == "str" else None
    if read is not None:
        return cause("input-is-text", trouble, name=read.name, made_line=read.line)
    if match["type"] == "float":
        return cause("float-for-whole", trouble)
    return cause("list-for-whole" if match["type"] in _MANY else "type-for-whole", trouble, type=match["type"])


def _unary(trouble: Trouble, match: re.Match[str]) -> Cause:
    if match["type"] in FUNCTIONS:
        return not_called(trouble)
    read = from_input(trouble) if match["type"] == "str" else None
    if read is not None:
        return cause("input-is-text", trouble, name=read.name, made_line=read.line)
    return cause("number-needed", trouble, type=match["type"])


RULES: tuple[Rule, ...] = (
    rule(r"unsupported operand.*NoneType|can only concatenate.*NoneType|not supported between.*NoneType", nothing.find),
    rule(r"can only concatenate (?P<left>\w+) \(not \"(?P<right>[\w.]+)\"\)", _pair),
    rule(
        r"unsupported operand type\(s\) for (?P<sign>\S+?)(?: or pow\(\))?: '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'",
        _pair,
    ),
    rule(r"'(?P<sign>[<>]=?)' not supported between instances of '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'", _pair),
    rule(r"can't multiply sequence by non-int of type '(?P<type>\w+)'", nothing.find, _repeated),
    rule(r"not all arguments converted during string formatting", _percent),
    rule(r"'(?P<type>\w+)' object cannot be interpreted as an integer", nothing.find, _whole),
    rule(r"bad operand type for (?:unary .|abs\(\)): '(?P<type>\w+)'", nothing.find, _unary),
    rule(r"type (?P<type>\w+) doesn't define __round__", nothing.find, _unary),
    rule(
        r"must be real number, not (?P<type>\w+)|a real number is required, not (?P<other>\w+)",
        nothing.find,
        lambda t, m: _unary(t, m) if m["type"] else None,
    ),
)
