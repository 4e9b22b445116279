"""Words for which a single node is enough: loops, statements, signs, values written out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping

from sandbox.structure.forest import COMPREHENSIONS, FUNCTIONS
from sandbox.structure.program import Program
from sandbox.structure.rules import Place, Rule

LOOPS = (ast.For, ast.AsyncFor, ast.While)

Test = Callable[[ast.AST, Rule, Program], bool]
"""Whether a node is what the word of a rule means."""

NODES: Mapping[str, tuple[type[ast.AST], ...]] = {
    "loop": LOOPS,
    "for": (ast.For, ast.AsyncFor),
    "while": (ast.While,),
    "comprehension": COMPREHENSIONS,
    "break": (ast.Break,),
    "continue": (ast.Continue,),
    "conditional": (ast.IfExp,),
    "match": (ast.Match,),
    "lambda": (ast.Lambda,),
    "yield": (ast.Yield, ast.YieldFrom),
    "global": (ast.Global,),
    "nonlocal": (ast.Nonlocal,),
    "try": (ast.Try, ast.TryStar),
    "assert": (ast.Assert,),
    "with": (ast.With, ast.AsyncWith),
    "slice": (ast.Slice,),
    "f_string": (ast.JoinedStr,),
    "walrus": (ast.NamedExpr,),
    "pass": (ast.Pass,),
    "statement": (ast.stmt,),
}
"""Words that mean every node of these kinds."""

_SIGNS: Mapping[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
    ast.Invert: "~", ast.And: "and", ast.Or: "or", ast.Not: "not", ast.UAdd: "+", ast.USub: "-",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip


def _is_elif(node: ast.AST, program: Program) -> bool:
    parent = program.forest.seats[node].parent
    return (
        isinstance(node, ast.If)
        and isinstance(parent, ast.If)
        and parent.orelse == [node]
        and node.col_offset == parent.col_offset
    )


def _has_else(node: ast.AST, _rule: Rule, program: Program) -> bool:
    return isinstance(node, ast.If) and bool(node.orelse) and not _is_elif(node.orelse[0], program)


def _is_nested_loop(node: ast.AST, _rule: Rule, program: Program) -> bool:
    repeats = (*LOOPS, *COMPREHENSIONS)
    if not isinstance(node, repeats):
        return False
    if len(getattr(node, "generators", ())) > 1:
        return True
    child: ast.AST = node
    for parent in program.forest.above(node):
        if isinstance(parent, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            return False
        if isinstance(parent, repeats) and _is_repeated(child, parent):
            return True
        child = parent
    return False


def _is_repeated(child: ast.AST, loop: ast.AST) -> bool:
    """Whether the part runs as often as the loop goes round: neither what it goes over, nor its `else`."""
    if isinstance(loop, ast.For | ast.AsyncFor):
        return child in loop.body
    if isinstance(loop, ast.While):
        return child in loop.body or child is loop.test
    return not isinstance(loop, COMPREHENSIONS) or child is not loop.generators[0]


def _returns(node: ast.AST, _rule: Rule, _program: Program) -> bool:
    return isinstance(node, ast.Return) and node.value is not None


def _variable(node: ast.AST, rule: Rule, _program: Program) -> bool:
    if isinstance(node, ast.arg):
        return node.arg == rule.name
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == rule.name


def _attribute(node: ast.AST, rule: Rule, _program: Program) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == rule.name


def _operator(node: ast.AST, rule: Rule, _program: Program) -> bool:
    match node:
        case ast.BinOp(op=sign) | ast.AugAssign(op=sign) | ast.BoolOp(op=sign):
            return _SIGNS[type(sign)] == rule.name
        case ast.UnaryOp(op=sign, operand=operand):
            return _SIGNS[type(sign)] == rule.name and not isinstance(operand, ast.Constant)
        case ast.Compare(ops=signs):
            return any(_SIGNS[type(sign)] == rule.name for sign in signs)
    return False


def _literal(node: ast.AST, rule: Rule, program: Program) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        return isinstance(value, int | float) and _same(-value, rule.name)
    if not isinstance(node, ast.Constant) or is_docstring(node, program):
        return False
    parent = program.forest.seats[node].parent
    is_negative = isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.USub)
    return not is_negative and not isinstance(parent, ast.JoinedStr) and _same(node.value, rule.name)


def _same(value: object, wanted: object) -> bool:
    return type(value) is type(wanted) and value == wanted


def is_docstring(node: ast.AST, program: Program) -> bool:
    """Whether a text stands first in a file, class or function, where it documents it."""
    line = program.forest.seats[node].parent
    above = program.forest.seats[line].parent if isinstance(line, ast.Expr) else None
    documented = isinstance(above, (ast.Module, ast.ClassDef, *FUNCTIONS)) and above.body[0] is line
    return documented and isinstance(node, ast.Constant) and isinstance(node.value, str)


def lines(nodes: Iterable[ast.AST], program: Program) -> Iterator[Place]:
    """The lines that hold code of these nodes: no blank ones, no comments, no docstrings."""
    documented: set[tuple[str, int]] = set()
    covered: dict[tuple[str, int], None] = {}
    for node in nodes:
        file = program.forest.seats[node].file
        if is_docstring(node, program):
            documented |= {(file, line) for line in _range(node)}
        elif isinstance(node, ast.stmt) and not _holds_docstring(node, program):
            covered |= dict.fromkeys((file, line) for line in _range(node))
    for file, line in covered.keys() - documented:
        text = program.forest.lines[file][line - 1].strip()
        if text and not text.startswith("#"):
            yield Place(file, line, 1)


def _range(node: ast.AST) -> range:
    assert isinstance(node, ast.stmt | ast.expr)  # noqa: S101 - the kinds that have a place
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _holds_docstring(node: ast.AST, program: Program) -> bool:
    return isinstance(node, ast.Expr) and is_docstring(node.value, program)


def _display(*kinds: type[ast.AST], call: str) -> Test:
    """A list, dict, set or tuple that is made on the spot."""

    def is_made(node: ast.AST, _rule: Rule, program: Program) -> bool:
        if isinstance(node, ast.Call):
            return program.means(node.func, call)
        parent = program.forest.seats[node].parent
        is_index = isinstance(node, ast.Tuple) and isinstance(parent, ast.Subscript) and parent.slice is node
        loads = isinstance(getattr(node, "ctx", None), ast.Load | None)
        return isinstance(node, kinds) and loads and not is_index and not program.forest.seats[node].annotation

    return is_made


def _type_hint(node: ast.AST, _rule: Rule, program: Program) -> bool:
    seat = program.forest.seats[node]
    return seat.annotation and (seat.parent is None or not program.forest.seats[seat.parent].annotation)


def _main_guard(node: ast.AST, _rule: Rule, _program: Program) -> bool:
    match node:
        case ast.If(test=ast.Compare(left=left, ops=[ast.Eq()], comparators=[right])):
            return any(
                isinstance(one, ast.Name)
                and one.id == "__name__"
                and isinstance(other, ast.Constant)
                and other.value == "__main__"
                for one, other in ((left, right), (right, left))
            )
    return False


TESTS: Mapping[str, Test] = {
    "nested_loop": _is_nested_loop,
    "if": lambda node, _rule, program: isinstance(node, ast.If) and not _is_elif(node, program),
    "elif": lambda node, _rule, program: _is_elif(node, program),
    "else": _has_else,
    "return": _returns,
    "variable": _variable,
    "attribute": _attribute,
    "operator": _operator,
    "literal": _literal,
    "list": _display(ast.List, ast.ListComp, call="list"),
    "dict": _display(ast.Dict, ast.DictComp, call="dict"),
    "set": _display(ast.Set, ast.SetComp, call="set"),
    "tuple": _display(ast.Tuple, call="tuple"),
    "docstring": lambda node, _rule, program: is_docstring(node, program),
    "type_hint": _type_hint,
    "main_guard": _main_guard,
}
"""Words that mean the nodes for which this holds."""
