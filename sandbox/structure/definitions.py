"""Rules about functions and classes as they are defined: their names, parameters, bases, methods."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from sandbox.structure.forest import FUNCTIONS, Function
from sandbox.structure.program import Program
from sandbox.structure.rules import Rule

LONGEST_WORDS = 200


def candidates(rule: Rule, nodes: Iterable[ast.AST], program: Program) -> Iterator[Function | ast.ClassDef]:
    """The definitions of the kind and name that a rule asks for, whatever else it asks of them."""
    kinds = (ast.ClassDef,) if rule.word == "class" else FUNCTIONS
    for node in nodes:
        if isinstance(node, kinds) and (rule.any_name or program.is_called(node, str(rule.name))):
            yield node


def fits(rule: Rule, node: Function | ast.ClassDef, program: Program) -> bool:
    """Whether a definition is as the rule's details say."""
    if rule.documented is not None and rule.documented != (ast.get_docstring(node, clean=False) is not None):
        return False
    if rule.decorated is not None and not any(decorates(one, rule.decorated, program) for one in node.decorator_list):
        return False
    if isinstance(node, ast.ClassDef):
        return _class_fits(rule, node, program)
    if rule.parameters is not None and rule.parameters != tuple(parameters(node, program)):
        return False
    return rule.hinted is None or rule.hinted == _is_hinted(node, program)


def decorates(node: ast.expr, name: str, program: Program) -> bool:
    """Whether a decorator is the one of that name, with or without arguments."""
    return program.means(node.func if isinstance(node, ast.Call) else node, name)


def parameters(node: Function, program: Program) -> Iterator[str]:
    """The names of the parameters, with their stars; a method's first one, `self`, left out."""
    args = node.args
    stars = {id(args.vararg): "*", id(args.kwarg): "**"}
    yield from (stars.get(id(arg), "") + arg.arg for arg in _own_parameters(node, program))


def first_words(node: Function | ast.ClassDef, program: Program) -> str:
    """How a definition begins, such as `total(a, b)` or `Cat(Animal)`."""
    inside = [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else parameters(node, program)
    listed = ", ".join(inside)
    name = program.forest.qualified_name(node)
    words = f"{name}({listed})" if listed or not isinstance(node, ast.ClassDef) else name
    return words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS] + "…"


def _class_fits(rule: Rule, node: ast.ClassDef, program: Program) -> bool:
    if rule.bases is not None and not all(any(program.means(own, base) for own in node.bases) for base in rule.bases):
        return False
    own = {
        one.name for one in program.forest.seats if isinstance(one, FUNCTIONS) and program.forest.class_of(one) is node
    }
    return rule.methods is None or own >= set(rule.methods)


def _is_hinted(node: Function, program: Program) -> bool:
    """Whether the result and every parameter has a type."""
    return node.returns is not None and all(arg.annotation is not None for arg in _own_parameters(node, program))


def _own_parameters(node: Function, program: Program) -> Iterator[ast.arg]:
    args = node.args
    plain = [*args.posonlyargs, *args.args]
    static = any(decorates(one, "staticmethod", program) for one in node.decorator_list)
    yield from plain[1:] if program.forest.class_of(node) is not None and not static else plain
    yield from [args.vararg] if args.vararg is not None else []
    yield from args.kwonlyargs
    yield from [args.kwarg] if args.kwarg is not None else []
