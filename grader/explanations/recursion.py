"""A function that calls itself without end."""

from __future__ import annotations

import ast
import re

from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import Function, inside, text_of


def _endless(trouble: Trouble, _match: re.Match[str]) -> Cause:
    """The function around the line, or the first that calls itself."""
    around = trouble.code.function_at(trouble.line)
    functions = [
        one for one in (around, *(one for one in trouble.code.nodes if isinstance(one, Function))) if one is not None
    ]
    for function in functions:
        calls = [node for node in inside(function.body) if isinstance(node, ast.Call) and _name(node) == function.name]
        if not calls:
            continue
        if not any(
            isinstance(node, (ast.If, ast.IfExp, ast.While, ast.For, ast.Match, ast.BoolOp))
            for node in inside(function.body)
        ):
            return cause("no-base-case", trouble, name=function.name, made_line=function.lineno)
        own = [one.arg for one in function.args.args]
        if any([text_of(one) for one in call.args] == own and own for call in calls):
            return cause("recursion-same-argument", trouble, name=function.name, made_line=function.lineno)
        return cause("recursion-misses-end", trouble, name=function.name, made_line=function.lineno)
    return cause("recursion-general", trouble)


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "self":
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


RECURSION: tuple[Rule, ...] = (rule(r"(?s).*", _endless),)
