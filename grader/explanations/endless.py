"""Programs that a limit ended: the loop that never ends, the list that grows for ever, the work that takes too long."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import islice

from grader.explanations.cause import Cause, Trouble, cause
from grader.explanations.code import Code, Function, Loop, called, inside, names_in, text_of
from grader.explanations.sizes import size_of

_GROWS = frozenset({"append", "insert", "extend", "add"})
_HUGE = 10_000_000
_MOST_LOOPS = 200
_MOST_PRODUCTS = 2000
_EXITS = frozenset({"exit", "quit", "_exit"})


def find(trouble: Trouble) -> Cause | None:
    """The first thing in the code that could go on for ever, the surest kinds first; None where nothing is seen."""
    for file, code in trouble.files.items():
        here = Trouble(trouble.type, trouble.message, file, 0, 0, trouble.files)
        for look in (_endless_while, _growing_for, _huge, _sleeping, _slow_recursion):
            found = next(look(here, code), None)
            if found is not None:
                return found
    for file, code in trouble.files.items():
        here = Trouble(trouble.type, trouble.message, file, 0, 0, trouble.files)
        found = next(_perhaps(here, code), None)
        if found is not None:
            return found
    return None


def _endless_while(trouble: Trouble, code: Code) -> Iterator[Cause]:
    for loop in islice(code.of(ast.While), _MOST_LOOPS):
        found = _true(trouble, loop) if _always(loop.test) else _condition(trouble, code, loop)
        if found is not None:
            yield found


def _always(test: ast.expr) -> bool:
    return isinstance(test, ast.Constant) and bool(test.value)


def _true(trouble: Trouble, loop: ast.While) -> Cause | None:
    if _leaves(loop):
        return None
    return cause("while-true-without-break", trouble, loop.lineno, condition=text_of(loop.test))


def _leaves(loop: Loop) -> bool:
    """Whether something in the loop can end it: break of its own, return, raise, exit()."""
    own = [one for one in _without_inner_loops(loop) if isinstance(one, ast.Break)]
    others = [one for one in inside(loop.body) if isinstance(one, (ast.Return, ast.Raise)) or called(one) in _EXITS]
    return bool(own or others)


def _without_inner_loops(loop: Loop) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = list(loop.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            waiting.extend(node.orelse)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))


def _condition(trouble: Trouble, code: Code, loop: ast.While) -> Cause | None:
    """A condition in which nothing changes, or changes away from its end."""
    names = names_in(loop.test) - {"len", "int", "input", "str", "abs", "float"}
    if _leaves(loop) or any(
        isinstance(one, (ast.Call, ast.Attribute)) and called(one) != "len" for one in ast.walk(loop.test)
    ):
        return None
    changed = _touched(loop)
    condition = text_of(loop.test)
    after = _changed_after(code, loop, names - changed)
    if after:
        name, line = after
        return cause("step-outside-loop", trouble, loop.lineno, name=name, step_line=line, condition=condition)
    if names and not names & changed:
        return cause(
            "condition-never-changes", trouble, loop.lineno, condition=condition, name=_counter(loop.test, names)
        )
    return _skipped_step(trouble, loop, names) or _wrong_way(trouble, loop)


def _counter(test: ast.expr, names: set[str]) -> str:
    """Of the names in a condition the one that is most likely meant to change: what is compared, rather than with what."""
    compared = [one.left for one in ast.walk(test) if isinstance(one, ast.Compare)]
    return next((one.id for one in compared if isinstance(one, ast.Name) and one.id in names), min(names))


def _touched(loop: Loop) -> set[str]:
    """Names that the body may change: assigned, or something is done to them."""
    changed: set[str] = set()
    for node in inside(loop.body):
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            changed.add(node.id)
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and not (
            isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
        ):
            changed |= names_in(node.value)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            changed.update(node.names)
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id not in {"print", "len", "str", "int", "range"}
        ):
            for one in (*node.args, *(word.value for word in node.keywords)):
                changed |= names_in(one)
    return changed


def _changed_after(code: Code, loop: ast.While, names: set[str]) -> tuple[str, int] | None:
    """Right after the loop the name is counted on: a line that is indented too little."""
    for node in code.nodes:
        for block in (getattr(node, "body", None), getattr(node, "orelse", None)):
            if isinstance(block, list) and loop in block:
                for one in block[block.index(loop) + 1 :][:2]:
                    if isinstance(one, (ast.AugAssign, ast.Assign)) and _stored(one) & names:
                        return min(_stored(one) & names), one.lineno
    return None


def _skipped_step(trouble: Trouble, loop: ast.While, names: set[str]) -> Cause | None:
    """`continue` that comes before the only step."""
    steps = [one for one in loop.body if isinstance(one, (ast.AugAssign, ast.Assign)) and _stored(one) & names]
    skips = [one for one in _without_inner_loops(loop) if isinstance(one, ast.Continue)]
    if steps and skips and skips[0].lineno < steps[0].lineno:
        inner = [
            one
            for one in inside(loop.body)
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store) and one.id in names
        ]
        if all(one.lineno >= steps[0].lineno for one in inner):
            return cause(
                "continue-skips-step", trouble, loop.lineno, skip_line=skips[0].lineno, step_line=steps[0].lineno
            )
    return None


def _stored(statement: ast.AugAssign | ast.Assign) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return {one.id for one in targets if isinstance(one, ast.Name)}


def _wrong_way(trouble: Trouble, loop: ast.While) -> Cause | None:
    """`while i < n` with `i -= 1`, or `!=` that the steps may jump over."""
    test = loop.test
    if not (isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.left, ast.Name)):
        return None
    name = test.left.id
    steps = [one for one in inside(loop.body) if isinstance(one, (ast.AugAssign, ast.Assign)) and name in _stored(one)]
    signs = {_direction(one, name) for one in steps}
    up, down = isinstance(test.ops[0], (ast.Lt, ast.LtE)), isinstance(test.ops[0], (ast.Gt, ast.GtE))
    if (up and signs == {-1}) or (down and signs == {1}):
        return cause(
            "step-wrong-way", trouble, loop.lineno, name=name, condition=text_of(test), step_line=steps[0].lineno
        )
    if signs and isinstance(test.ops[0], ast.NotEq) and signs <= {-1, 1}:
        return cause("steps-over-end", trouble, loop.lineno, name=name, condition=text_of(test))
    return None


def _direction(step: ast.AugAssign | ast.Assign, name: str) -> int:
    """1 up, -1 down, 0 not known."""
    if isinstance(step, ast.AugAssign):
        op, amount = step.op, step.value
    elif isinstance(step.value, ast.BinOp) and getattr(step.value.left, "id", "") == name:
        op, amount = step.value.op, step.value.right
    else:
        return 0
    if not (isinstance(amount, ast.Constant) and isinstance(amount.value, (int, float)) and amount.value > 0):
        return 0
    return 1 if isinstance(op, ast.Add) else -1 if isinstance(op, ast.Sub) else 0


def _growing_for(trouble: Trouble, code: Code) -> Iterator[Cause]:
    """`for x in xs: xs.append(…)`."""
    for loop in islice(code.of(ast.For), _MOST_LOOPS):
        base = text_of(loop.iter)
        for node in inside(loop.body):
            grows = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _GROWS
            if (
                grows
                and isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and text_of(node.func.value) == base
                and not _leaves(loop)
            ):
                yield cause("list-grows-in-loop", trouble, loop.lineno, base=base, step_line=node.lineno)


def _huge(trouble: Trouble, code: Code) -> Iterator[Cause]:
    """A number of steps or items that is written there and is very large."""
    for call in code.of(ast.Call):
        if called(call) in {"range", "list", "bytearray", "bytes"} and any(size_of(one) >= _HUGE for one in call.args):
            yield cause("huge-number", trouble, call.lineno, text=text_of(call))
    for product in islice(code.of(ast.BinOp), _MOST_PRODUCTS):
        sides = (product.left, product.right)
        many = any(
            isinstance(one, (ast.List, ast.Tuple)) or (isinstance(one, ast.Constant) and isinstance(one.value, str))
            for one in sides
        )
        if isinstance(product.op, ast.Mult) and many and any(size_of(one) >= _HUGE for one in sides):
            yield cause("huge-number", trouble, product.lineno, text=text_of(product))


def _sleeping(trouble: Trouble, code: Code) -> Iterator[Cause]:
    for call in code.of(ast.Call):
        if called(call) == "sleep":
            yield cause("sleeps", trouble, call.lineno)


def _slow_recursion(trouble: Trouble, code: Code) -> Iterator[Cause]:
    """A function that calls itself twice or more on its way."""
    for function in (one for one in code.nodes if isinstance(one, Function)):
        own = [
            node
            for node in inside(function.body)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function.name
        ]
        if len(own) > 1 and not function.decorator_list:
            yield cause("recursion-doubles", trouble, function.lineno, name=function.name)


def _perhaps(trouble: Trouble, code: Code) -> Iterator[Cause]:
    """Not certain to be the cause, and the first place to look at."""
    for loop in code.of(ast.While):
        yield cause("while-to-look-at", trouble, loop.lineno, condition=text_of(loop.test))
    for nest in islice(code.of(ast.For), _MOST_LOOPS):
        if any(isinstance(node, (ast.For, ast.While)) for node in inside(nest.body)):
            yield cause("loops-in-loops", trouble, nest.lineno)
