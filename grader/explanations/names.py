"""A name that Python does not know: misspelled, not made yet, made elsewhere, or a text without its quotes."""

from __future__ import annotations

import ast
import builtins
import re

from grader.explanations import layout, library
from grader.explanations.bindings import Binding, everywhere, in_function, in_module
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import Function, called, inside
from grader.explanations.text import but_for_tones, nearest

BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
_OLD = {
    "raw_input": "input",
    "xrange": "range",
    "unicode": "str",
    "unichr": "chr",
    "long": "int",
    "reduce": "functools.reduce",
}
_SINGLE = 2


def _unknown(trouble: Trouble, match: re.Match[str]) -> Cause:
    """The surest thing that can be said of a name that is not there."""
    name = match["name"]
    for look in (
        layout.find_name,
        _letters,
        _of_python_2,
        _of_the_class,
        _made_later,
        _made_elsewhere,
        _not_imported,
        _misspelled,
        _text,
    ):
        found = look(trouble, name)
        if found is not None:
            return found
    return cause("name-never-made", trouble, name=name) if trouble.code.tree else cause("name-general", trouble)


def _letters(trouble: Trouble, name: str) -> Cause | None:
    known = {one.name for one in everywhere(trouble.code)} | BUILTINS
    near = next((one for one in sorted(known) if one.casefold() == name.casefold() and one != name), "")
    return cause("letter-case", trouble, name=name, near=near) if near else None


def _of_python_2(trouble: Trouble, name: str) -> Cause | None:
    return cause("python-2-name", trouble, name=name, near=_OLD[name]) if name in _OLD else None


def _of_the_class(trouble: Trouble, name: str) -> Cause | None:
    """A method or attribute of the class around, asked for without `self`; or `self` itself where it is none."""
    around = trouble.code.class_at(trouble.line)
    if around is None:
        return None
    if name == "self":
        function = trouble.code.function_at(trouble.line)
        return cause("self-not-in-parameters", trouble, name=function.name) if function else None
    methods = {one.name for one in around.body if isinstance(one, Function)}
    attributes = {
        one.attr
        for one in ast.walk(around)
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "self"
    }
    return cause("self-missing", trouble, name=name) if name in methods | attributes else None


def _made_later(trouble: Trouble, name: str) -> Cause | None:
    """The file makes the name, but has not done so when it is asked for."""
    made = [one for one in in_module(trouble.code) if one.name == name]
    if not made:
        return None
    before = [one for one in made if one.line < trouble.line]
    if before and all(one.branch for one in before):
        return cause("only-sometimes-made", trouble, name=name, made_line=before[0].line, word=before[0].branch)
    if before and any(
        isinstance(one, ast.Delete) and name in {getattr(t, "id", "") for t in one.targets}
        for one in trouble.code.nodes
    ):
        return cause("name-deleted", trouble, name=name)
    later = made[0]
    code = "used-before-definition" if later.kind in {"def", "class"} else "used-before-made"
    return cause(code, trouble, name=name, made_line=later.line) if later.line >= trouble.line or not before else None


def _made_elsewhere(trouble: Trouble, name: str) -> Cause | None:
    """A name that belongs to another function."""
    own = trouble.code.function_at(trouble.line)
    for function in (one for one in trouble.code.nodes if isinstance(one, Function)):
        made = next((one for one in in_function(function) if one.name == name), None)
        if made and function is not own:
            return cause("local-to-function", trouble, name=name, function=function.name, made_line=made.line)
    return None


def _not_imported(trouble: Trouble, name: str) -> Cause | None:
    if name in library.MODULES:
        return cause("module-not-imported", trouble, name=name)
    module = library.module_of(name)
    return cause("function-not-imported", trouble, name=name, module=module) if module else None


def _misspelled(trouble: Trouble, name: str) -> Cause | None:
    own = {one.name for one in everywhere(trouble.code) if one.line <= trouble.line or one.kind in {"def", "class"}}
    if len(name) <= _SINGLE:  # any other letter is as near
        near = but_for_tones(name, own)
    else:
        near = nearest(name, own | BUILTINS | {"True", "False", "None"}, 0.72)
    return cause("name-misspelled", trouble, name=name, near=near) if near else None


def _text(trouble: Trouble, name: str) -> Cause | None:
    """A word that stands where texts often stand, and is made nowhere."""
    if len(name) <= _SINGLE:  # no word
        return None
    for node in trouble.code.at(trouble.line, ast.AST):
        asked: list[ast.expr] = []
        if isinstance(node, ast.Call) and called(node) in {"print", "input"}:
            asked = node.args
        elif isinstance(node, ast.Compare) and all(isinstance(one, (ast.Eq, ast.NotEq, ast.In)) for one in node.ops):
            asked = node.comparators
        elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            asked = node.elts
        elif isinstance(node, ast.Subscript):
            asked = [node.slice]
        elif isinstance(node, ast.Assign):
            asked = [node.value]
        if any(isinstance(one, ast.Name) and one.id == name for one in asked):
            return cause("quotes-forgotten", trouble, name=name)
    return None


def _unbound(trouble: Trouble, match: re.Match[str]) -> Cause | None:
    """A name that the function makes itself, and asks for before."""
    name = match["name"]
    function = trouble.code.function_at(trouble.line)
    made = [one for one in in_function(function) if one.name == name] if function else []
    if not made:
        return None
    outside = next((one for one in in_module(trouble.code) if one.name == name), None)
    says_global = any(
        isinstance(node, ast.Global) and name in node.names for node in inside(function.body if function else [])
    )
    if outside and not says_global:
        return cause("global-changed-inside", trouble, name=name, made_line=made[0].line, outside_line=outside.line)
    if name in BUILTINS:
        return cause("shadowed-inside", trouble, name=name, made_line=made[0].line)
    return _before_its_value(trouble, name, made)


def _before_its_value(trouble: Trouble, name: str, made: list[Binding]) -> Cause:
    before = [one for one in made if one.line < trouble.line and one.kind != "+="]
    if before and before[-1].kind == "for":
        return cause("loop-never-ran", trouble, name=name, made_line=before[-1].line)
    if before:
        word = before[0].branch or "if"
        return cause("only-sometimes-made", trouble, name=name, made_line=before[0].line, word=word)
    if made[0].kind == "+=":
        return cause("counter-without-start", trouble, name=name, made_line=made[0].line)
    return cause("used-before-made", trouble, name=name, made_line=made[0].line)


NAME_ERROR: tuple[Rule, ...] = (
    rule(r"variable '(?P<name>\w+)' (?:where it is not associated|referenced before)", _unbound),
    rule(r"name '(?P<name>\w+)' is not defined", _unknown),
)
