"""An item that is not there: which index runs past the end, and why, as far as the code shows it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from grader.explanations.bindings import values_of
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.code import Loop, called, inside, names_in, text_of

_MOST = 20
"""Of the items asked for in one line, that are looked at."""
_SHRINKS = frozenset({"pop", "remove", "clear"})
Look = Callable[[Trouble, ast.Subscript, str], Cause | None]


def _out_of_range(trouble: Trouble, match: re.Match[str]) -> Cause:
    asked = [one for one in trouble.code.at(trouble.line, ast.Subscript) if not isinstance(one.slice, ast.Slice)][
        :_MOST
    ]
    stored = [one for one in asked if isinstance(one.ctx, ast.Store)]
    if stored and "assignment" in match.string:
        return cause("assign-past-end", trouble, base=text_of(stored[0].value))
    for look in _LOOKS:
        for one in asked:
            found = look(trouble, one, text_of(one.value))
            if found is not None:
                return found
    if asked:
        return cause("index-past-end", trouble, base=text_of(asked[0].value), index=text_of(asked[0].slice))
    return cause("index-general", trouble)


def _arguments(trouble: Trouble, _one: ast.Subscript, base: str) -> Cause | None:
    return cause("argv-empty", trouble) if base in {"sys.argv", "argv"} else None


def _pieces(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    """Of a text that was split there are fewer pieces."""
    made = values_of(trouble.code, base, trouble.line) if isinstance(one.value, ast.Name) else []
    values: list[ast.AST] = [one.value, *(binding.value for binding in made if binding.value is not None)]
    split = any(called(node) == "split" for value in values for node in ast.walk(value))
    return cause("split-too-few", trouble, base=base, index=text_of(one.slice)) if split else None


def _length_itself(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    index = one.slice
    if called(index) == "len" and isinstance(index, ast.Call) and index.args and text_of(index.args[0]) == base:
        return cause("length-as-index", trouble, base=base)
    return None


def _last(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    """`xs[len(xs) - 1]`: of an empty list even the last item is not there."""
    index = one.slice
    is_last = isinstance(index, ast.BinOp) and isinstance(index.op, ast.Sub) and _is_len(trouble, index.left, base)
    return cause("first-of-nothing", trouble, base=base, index=text_of(index)) if is_last else None


def _counted(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    """An index that is counted by hand, and asked for without looking whether there is such a place."""
    names = names_in(one.slice) - names_in(one.value)
    for name in sorted(names):
        made = values_of(trouble.code, name, trouble.line)
        steps = [
            binding
            for binding in made
            if binding.kind == "+=" or (binding.value is not None and name in names_in(binding.value))
        ]
        if steps and all(binding.kind in {"=", "+="} for binding in made):
            return cause("counted-past-end", trouble, name=name, base=base, made_line=steps[0].line)
    return None


def _fixed(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    """A number that stands there as it is: the first of none, or one more than there are."""
    try:
        index = ast.literal_eval(one.slice)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None
    if type(index) is not int:
        return None
    if index in {0, -1}:
        return cause("first-of-nothing", trouble, base=base, index=str(index))
    made = values_of(trouble.code, base, trouble.line) if isinstance(one.value, ast.Name) else []
    written = next((len(b.value.elts) for b in reversed(made) if isinstance(b.value, (ast.List, ast.Tuple))), None)
    if written is not None and index == written:
        return cause("counts-from-zero", trouble, base=base, index=str(index), last=str(written - 1))
    return cause("fixed-past-end", trouble, base=base, index=str(index))


def _for_loop(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    """The index comes from a `for`."""
    for loop in trouble.code.loops_at(trouble.line):
        if isinstance(loop, ast.While) or not names_in(loop.target) & names_in(one.slice):
            continue
        return _of_for(trouble, one, base, loop)
    return _of_comprehension(trouble, one, base)


def _of_comprehension(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    for node in trouble.code.at(trouble.line, ast.expr):
        for made in getattr(node, "generators", []):
            if names_in(made.target) & names_in(one.slice):
                return _of_for(trouble, one, base, made)
    return None


def _of_for(
    trouble: Trouble, one: ast.Subscript, base: str, loop: ast.For | ast.AsyncFor | ast.comprehension
) -> Cause | None:
    line = loop.iter.lineno
    if text_of(loop.iter) == base and isinstance(one.slice, ast.Name):
        return cause("value-as-index", trouble, name=one.slice.id, base=base)
    if called(loop.iter) != "range":
        return (
            cause("value-for-index", trouble, base=base, index=text_of(one.slice), loop_line=line)
            if not _counts(loop)
            else None
        )
    if isinstance(loop, (ast.For, ast.AsyncFor)) and _shrinks(loop, base):
        return cause("list-shrinks-in-loop", trouble, base=base, loop_line=line)
    end = _end_of(loop.iter)
    if _is_len(trouble, end, base):
        neighbour = isinstance(one.slice, ast.BinOp)
        return (
            cause("neighbour-past-end", trouble, base=base, index=text_of(one.slice), loop_line=line)
            if neighbour
            else None
        )
    if isinstance(end, ast.BinOp) and isinstance(end.op, ast.Add) and _is_len(trouble, end.left, base):
        return cause("range-too-far", trouble, base=base, loop_line=line)
    return cause("range-of-another", trouble, base=base, end=text_of(end) if end is not None else "", loop_line=line)


def _counts(loop: ast.For | ast.AsyncFor | ast.comprehension) -> bool:
    return called(loop.iter) in {"enumerate", "zip", "reversed"}


def _end_of(call: ast.expr) -> ast.expr | None:
    arguments = call.args if isinstance(call, ast.Call) else []
    return arguments[0] if len(arguments) == 1 else next(iter(arguments[1:2]), None)


def _is_len(trouble: Trouble, node: ast.AST | None, base: str) -> bool:
    """Whether it is the length of the list, or a name that got it."""
    if isinstance(node, ast.Name):
        made = values_of(trouble.code, node.id, trouble.line)
        node = made[0].value if len(made) == 1 else None
    return isinstance(node, ast.Call) and called(node) == "len" and bool(node.args) and text_of(node.args[0]) == base


def _shrinks(loop: Loop, base: str) -> bool:
    for node in inside(loop.body):
        if (
            isinstance(node, ast.Assign)
            and any(text_of(one) == base for one in node.targets)
            and base in names_in(node.value)
        ):
            return True
        if isinstance(node, ast.Delete) and any(
            isinstance(one, ast.Subscript) and text_of(one.value) == base for one in node.targets
        ):
            return True
        asked = node.func if isinstance(node, ast.Call) else None
        if isinstance(asked, ast.Attribute) and asked.attr in _SHRINKS and text_of(asked.value) == base:
            return True
    return False


def _while_loop(trouble: Trouble, one: ast.Subscript, base: str) -> Cause | None:
    """The index is counted by a `while` whose condition lets it run past the end."""
    for loop in trouble.code.loops_at(trouble.line):
        if not isinstance(loop, ast.While) or not _changed(loop) & names_in(one.slice):
            continue
        if _shrinks(loop, base):
            return cause("list-shrinks-in-loop", trouble, base=base, loop_line=loop.lineno)
        checks = [
            node
            for node in ast.walk(loop.test)
            if isinstance(node, ast.Compare) and names_in(node) & names_in(one.slice) and "len(" in text_of(node)
        ]
        if not checks:
            return cause("while-without-end", trouble, base=base, index=text_of(one.slice), loop_line=loop.lineno)
        if any(isinstance(op, (ast.LtE, ast.GtE)) for check in checks for op in check.ops) or any(map(_adds, checks)):
            return cause("while-too-far", trouble, base=base, index=text_of(one.slice), loop_line=loop.lineno)
        if _asked_too_early(loop, one, checks):
            return cause("checked-too-late", trouble, base=base, index=text_of(one.slice))
        return cause("changed-before-use", trouble, base=base, index=text_of(one.slice), loop_line=loop.lineno)
    return None


def _adds(check: ast.Compare) -> bool:
    """Whether it compares with more than the length: `len(xs) + 1`."""
    sides = (one for one in check.comparators if isinstance(one, ast.BinOp))
    return any(isinstance(one.op, ast.Add) and called(one.left) == "len" for one in sides)


def _changed(loop: Loop) -> set[str]:
    """The names that get a value in a loop's body."""
    return {one.id for one in inside(loop.body) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def _asked_too_early(loop: ast.While, one: ast.Subscript, checks: list[ast.Compare]) -> bool:
    """In the condition itself, before the length is compared."""
    if not any(node is one for node in ast.walk(loop.test)):
        return False
    return (one.lineno, one.col_offset) < min((check.lineno, check.col_offset) for check in checks)


def _popped(trouble: Trouble, _match: re.Match[str]) -> Cause:
    bases = [
        text_of(one.func.value)
        for one in trouble.code.at(trouble.line, ast.Call)
        if isinstance(one.func, ast.Attribute) and one.func.attr in {"pop", "popleft"}
    ]
    return cause("pop-from-empty", trouble, base=bases[0] if bases else "")


_LOOKS: tuple[Look, ...] = (_arguments, _pieces, _length_itself, _last, _for_loop, _while_loop, _fixed, _counted)

RULES: tuple[Rule, ...] = (
    rule(r"pop from (?:an )?empty", _popped),
    rule(r"Cannot choose from an empty", "choice-of-nothing"),
    rule(r"Replacement index", "format-too-few"),
    rule(r"pop index out of range", "pop-past-end"),
    rule(r"index out of range|out of range", _out_of_range),
)
