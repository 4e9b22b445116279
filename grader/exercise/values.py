"""Values in an exercise file: plain YAML is itself, everything else is a Python literal behind `!py`."""

from __future__ import annotations

from typing import Any

from grader.exercise import nodes, scalars
from grader.exercise.nodes import Node, Scalar
from grader.exercise.problems import Place, ProblemList
from sandbox.expressions import ExpressionError, literal
from sandbox.values import MAX_DEPTH, TooLarge, decode, encode

MAX_VALUE_BYTES = 2**18


class NoValue(Exception):
    """A node is no value; the problem is told."""


def value_of(node: Node, path: str, problems: ProblemList) -> Any:
    """The Python value that the node means. Raises NoValue, its problem told."""
    value = _value(node, path, problems)
    if _depth(value) > MAX_DEPTH:
        problems.tell(
            node.place, path, "too-deep", f"this value is more than {MAX_DEPTH} deep", "test with a flatter one"
        )
        raise NoValue
    try:
        decode(encode(value, max_bytes=MAX_VALUE_BYTES))
    except (TooLarge, ValueError) as error:
        problems.tell(
            node.place, path, "too-large", f"this value cannot be carried: {error}", "test with a smaller one"
        )
        raise NoValue from error
    return value


def _depth(value: Any) -> int:
    """How many containers lie inside each other."""
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return 1 + max(map(_depth, value), default=0)
    return 0


def _value(node: Node, path: str, problems: ProblemList) -> Any:
    if isinstance(node, Scalar):
        return _scalar(node, path, problems)
    if isinstance(node, nodes.Sequence):
        return [_value(item, f"{path}[{index}]", problems) for index, item in enumerate(node.items)]
    result: dict[Any, Any] = {}
    for key_node, value_node in node.pairs:
        if not isinstance(key_node, Scalar):
            problems.tell(
                key_node.place, path, "wrong-type", "a list or map cannot be a key", 'write !py "{(1, 2): 3}"'
            )
            raise NoValue
        key = _key(key_node, path, problems)
        if key in result:
            problems.tell(
                key_node.place, path, "duplicate", f"the key {key!r} is here twice", "Python keeps one of them"
            )
            raise NoValue
        result[key] = _value(value_node, f"{path}[{key!r}]", problems)
    return result


def _key(node: Scalar, path: str, problems: ProblemList) -> Any:
    key = _scalar(node, path, problems)
    try:
        hash(key)
    except TypeError as error:
        problems.tell(
            node.place, path, "wrong-type", f"{type(key).__name__} cannot be a key", "use text, numbers or tuples"
        )
        raise NoValue from error
    return key


def _scalar(node: Scalar, path: str, problems: ProblemList) -> Any:
    if node.python:
        return _literal(node, path, problems)
    if scalars.is_ambiguous(node):
        message = f"`{node.text}` means different things to different readers of YAML"
        problems.tell(node.place, path, "ambiguous", message, _meant(node))
        raise NoValue
    try:
        return scalars.meaning(node)
    except ValueError as error:
        problems.tell(node.place, path, "too-large", str(error), "write it in hexadecimal: 0x…")
        raise NoValue from error


def _meant(node: Scalar) -> str:
    if node.text.lstrip("+-").isdigit():
        return f'write "{node.text}" for text, {int(node.text)} for a number'
    return f'write "{node.text}" for text; for a truth value write true or false'


def _literal(node: Scalar, path: str, problems: ProblemList) -> Any:
    try:
        return literal(node.text)
    except ExpressionError as error:
        place = node.place
        if node.offset is not None:
            place = Place(place.line, place.column + node.offset + error.column - 1)
        problems.tell(place, path, "not-a-literal", error.message, error.hint)
        raise NoValue from error
