"""One file of a learner's code, read: its lines, and its syntax tree where the running Python can make one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

LONGEST_SOURCE = 2**16
"""Characters of a file that is read; a beginner's is a hundredth of that."""
MOST_OPEN = 60
"""Brackets open at once, at most; a parser may take its time over more."""
LONGEST_LINE = 1000
"""Characters of a line that are looked at."""
MOST_NODES = 400
"""Of one line that are looked at."""
LONGEST_TEXT = 40
"""Characters of a piece of code inside a sentence."""

Node = TypeVar("Node", bound=ast.AST)
Function = ast.FunctionDef | ast.AsyncFunctionDef
Loop = ast.For | ast.AsyncFor | ast.While
_BLOCKS = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.If,
    ast.With,
    ast.Try,
)


class Code:
    """A source text. Reading it raises nothing and runs nothing of it, whatever it holds."""

    def __init__(self, source: str) -> None:
        self.source = source if len(source) <= LONGEST_SOURCE else ""
        self.bound: list[Any] | None = None
        """What `grader.explanations.bindings` has found in it, once it was asked."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.source.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """The line of that number, from 1, as far as anybody reads it; empty where there is none."""
        return self.lines[number - 1][:LONGEST_LINE] if 0 < number <= len(self.lines) else ""

    @cached_property
    def tree(self) -> ast.Module | None:
        """The syntax tree; None where this Python cannot read the source."""
        if _most_open(self.source) > MOST_OPEN:
            return None
        try:
            return ast.parse(self.source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, those nearer to the top first."""
        return tuple(ast.walk(self.tree)) if self.tree else ()

    def of(self, kind: type[Node]) -> Iterator[Node]:
        """The nodes of a kind."""
        return (node for node in self.nodes if isinstance(node, kind))

    def at(self, line: int, kind: type[Node]) -> list[Node]:
        """The nodes of a kind that reach over a line, of blocks only those that begin there; no more than MOST_NODES."""
        return list(islice((node for node in self.of(kind) if _covers(node, line)), MOST_NODES))

    def function_at(self, line: int) -> Function | None:
        """The innermost function whose body holds the line."""
        around = [one for one in self.nodes if isinstance(one, Function) and _holds(one, line)]
        return max(around, key=lambda one: one.lineno, default=None)

    def class_at(self, line: int) -> ast.ClassDef | None:
        """The innermost class around the line."""
        around = [one for one in self.of(ast.ClassDef) if _holds(one, line)]
        return max(around, key=lambda one: one.lineno, default=None)

    def loops_at(self, line: int) -> list[Loop]:
        """The loops around the line, innermost first; a loop's own head belongs to it."""
        around = [one for one in self.nodes if isinstance(one, Loop) and _holds(one, line)]
        return sorted(around, key=lambda one: -one.lineno)


def text_of(node: ast.AST) -> str:
    """The node as code, short enough for a sentence."""
    try:
        text = ast.unparse(node)
    except (RecursionError, ValueError, AttributeError):
        return "…"
    return text if len(text) <= LONGEST_TEXT and "\n" not in text else text.split("\n")[0][: LONGEST_TEXT - 1] + "…"


def names_in(node: ast.AST) -> set[str]:
    """Every name in an expression."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def called(node: ast.AST) -> str:
    """The name of what is called: `len` of `len(x)`, `append` of `x.append(1)`; empty for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def inside(statements: list[ast.stmt]) -> Iterator[ast.AST]:
    """Every node in a block, but for what stands in functions and classes of its own."""
    waiting: list[ast.AST] = list(statements)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*_SCOPES, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _covers(node: ast.AST, line: int) -> bool:
    first = getattr(node, "lineno", None)
    if first is None:
        return False
    if isinstance(node, _BLOCKS):
        return bool(first == line)
    return bool(first <= line <= (getattr(node, "end_lineno", None) or first))


def _holds(node: ast.stmt, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)


def _most_open(source: str) -> int:
    """How many brackets are open at once, taking those in texts along: more than there are, never fewer."""
    most = now = 0
    for letter in source:
        if letter in "([{":
            now += 1
            most = max(most, now)
        elif letter in ")]}":
            now = max(0, now - 1)
    return most
