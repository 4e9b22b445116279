"""What stands after a dot and is not there: misspelled, of another type, of another language, not set yet."""

from __future__ import annotations

import ast
import builtins
import re

from grader.explanations import library, nothing
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import Function
from grader.explanations.operands import FUNCTIONS, not_called
from grader.explanations.text import nearest

_TYPES = ("str", "list", "dict", "set", "tuple", "int", "float")
_ELSEWHERE = {
    "length": "len(…)",
    "size": "len(…)",
    "len": "len(…)",
    "count": "len(…)",
    "push": ".append(…)",
    "add": ".append(…)",
    "push_back": ".append(…)",
    "contains": "in",
    "includes": "in",
    "has": "in",
    "has_key": "in",
    "indexOf": ".index(…)",
    "toUpperCase": ".upper()",
    "toLowerCase": ".lower()",
    "toString": "str(…)",
    "trim": ".strip()",
    "substring": "[…:…]",
    "charAt": "[…]",
    "equals": "==",
    "sum": "sum(…)",
    "max": "max(…)",
    "min": "min(…)",
    "sorted": "sorted(…)",
    "map": "[… for … in …]",
    "println": "print(…)",
}
_ONLY_OF_LISTS = {"add", "push", "push_back"}


def _missing(trouble: Trouble, match: re.Match[str]) -> Cause:
    """An attribute of a builtin type, or of a class of the learner's own."""
    kind, name = match["type"], match["name"]
    if kind in FUNCTIONS:
        return not_called(trouble)
    own = next((one for one in trouble.code.of(ast.ClassDef) if one.name == kind), None)
    if own is not None:
        return _of_own_class(trouble, own, name)
    known = _attributes_of(kind)
    near = nearest(name, known, 0.72)
    if name in _ELSEWHERE and not (name in _ONLY_OF_LISTS and kind != "list"):
        return cause("method-elsewhere", trouble, name=name, near=_ELSEWHERE[name], type=kind)
    if near:
        return cause("attribute-misspelled", trouble, name=name, near=near, type=kind)
    return _elsewhere(trouble, name, kind)


def _elsewhere(trouble: Trouble, name: str, kind: str) -> Cause:
    """Nothing of the kind is there; another type may have it."""
    owner = next((one for one in _TYPES if one != kind and name in _attributes_of(one)), "")
    if owner:
        return cause("method-of-another-type", trouble, name=name, type=kind, owner_type=owner)
    if kind == "dict":
        return cause("dot-for-key", trouble, name=name)
    return cause("attribute-missing", trouble, name=name, type=kind)


def _attributes_of(kind: str) -> list[str]:
    made = getattr(builtins, kind, None) if kind in _TYPES else None
    return [one for one in dir(made) if not one.startswith("_")] if made is not None else []


def _of_own_class(trouble: Trouble, own: ast.ClassDef, name: str) -> Cause:
    methods = {one.name for one in own.body if isinstance(one, Function)}
    attributes = {
        one.attr
        for one in ast.walk(own)
        if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store) and getattr(one.value, "id", "") == "self"
    }
    near = nearest(name, methods | attributes)
    if near:
        return cause("attribute-misspelled", trouble, name=name, near=near, type=own.name)
    for method in (one for one in own.body if isinstance(one, Function)):
        local = [
            node
            for node in ast.walk(method)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == name
        ]
        if local:
            return cause("attribute-without-self", trouble, name=name, made_line=local[0].lineno)
    return cause("own-attribute-missing", trouble, name=name, type=own.name)


def _of_module(trouble: Trouble, match: re.Match[str]) -> Cause:
    module, name = match["module"], match["name"]
    if (
        f"{module}.py" in trouble.files
        or "consider renaming" in match.string
        or "partially initialized" in match.string
    ):
        return cause("own-file-like-module", trouble, name=module)
    near = nearest(name, library.NAMES.get(module, ()), 0.6)
    if near:
        return cause("attribute-misspelled", trouble, name=name, near=near, type=module)
    return cause("module-without", trouble, name=name, module=module)


ATTRIBUTE_ERROR: tuple[Rule, ...] = (
    rule(r"'NoneType' object has no attribute", nothing.find),
    rule(r"module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)'", _of_module),
    rule(
        r"(?:'(?P<type>[\w.]+)' object|type object '(?P<class>[\w.]+)') has no attribute '(?P<name>\w+)'",
        lambda t, m: _missing(t, m) if m["type"] else None,
    ),
    rule(r"type object '(?P<type>[\w.]+)' has no attribute '(?P<name>\w+)'", _missing),
)
