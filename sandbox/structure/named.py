"""Words for which the meaning of a name decides: calls, imports, decorators, exceptions, recursion."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence

from sandbox.structure.definitions import decorates
from sandbox.structure.forest import FUNCTIONS
from sandbox.structure.program import Program
from sandbox.structure.rules import Rule

Finder = Callable[[Rule, Sequence[ast.AST], Program], Iterator[ast.AST]]
"""The nodes among these that the rule means."""

_IMPORTERS = ("__import__", "importlib.import_module")


def _calls(rule: Rule, nodes: Sequence[ast.AST], program: Program) -> Iterator[ast.AST]:
    looked_at = {*nodes}
    for node, meanings in program.uses.all:
        if node in looked_at and program.means(node, str(rule.name), meanings=meanings):
            yield node


def _recursion(_rule: Rule, nodes: Sequence[ast.AST], program: Program) -> Iterator[ast.AST]:
    looked_at = {*nodes}
    return (node for node in program.uses.recursive if node in looked_at)


def _imports(rule: Rule, nodes: Sequence[ast.AST], program: Program) -> Iterator[ast.AST]:
    for node in nodes:
        if any(rule.any_name or f"{name}.".startswith(f"{rule.name}.") for name in _imported(node, program)):
            yield node


def _imported(node: ast.AST, program: Program) -> Iterator[str]:
    match node:
        case ast.Import():
            yield from (alias.name for alias in node.names)
        case ast.ImportFrom():
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)
        case ast.Call(func=func, args=[ast.Constant(value=str(name)), *_]):
            if any(program.means(func, importer) for importer in _IMPORTERS):
                yield name


def _decorators(rule: Rule, nodes: Sequence[ast.AST], program: Program) -> Iterator[ast.AST]:
    for node in nodes:
        for one in node.decorator_list if isinstance(node, (*FUNCTIONS, ast.ClassDef)) else ():
            if rule.any_name or decorates(one, str(rule.name), program):
                yield one


def _handlers(rule: Rule, nodes: Sequence[ast.AST], program: Program) -> Iterator[ast.AST]:
    for node in nodes:
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        if rule.any_name or any(kind is not None and program.means(kind, str(rule.name)) for kind in kinds):
            yield node


def _raises(rule: Rule, nodes: Sequence[ast.AST], program: Program) -> Iterator[ast.AST]:
    for node in nodes:
        if isinstance(node, ast.Raise):
            raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if rule.any_name or (raised is not None and program.means(raised, str(rule.name))):
                yield node


NAMED: Mapping[str, Finder] = {
    "call": _calls,
    "recursion": _recursion,
    "import": _imports,
    "decorator": _decorators,
    "except": _handlers,
    "raise": _raises,
}
