"""Single values read by their shape: text, numbers, truth values and choices."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from grader.exercise import nodes, scalars
from grader.exercise.found import Found
from grader.exercise.nodes import Node, Scalar
from grader.exercise.problems import ProblemList
from grader.exercise.shapes import Choice, Flag, Number, Text, Whole

ScalarShape = Text | Whole | Number | Flag | Choice
LONG_NAME = 60
_TYPES: dict[type, set[type]] = {Flag: {bool}, Whole: {int}, Number: {int, float}}
_NOUNS: dict[type, str] = {
    Text: "text",
    Choice: "a word",
    Flag: "true or false",
    Whole: "a whole number",
    Number: "a number",
}


def read_scalar(node: Node, shape: ScalarShape, path: str, problems: ProblemList) -> Found | None:
    """The node by its shape; None, and a problem told, when it does not fit."""
    if not isinstance(node, Scalar) or node.python:
        wrong_type(node, path, f"this is {_NOUNS[type(shape)]}", "", problems)
        return None
    if isinstance(shape, Choice):
        return _choice(node, shape, path, problems)
    try:
        value = scalars.meaning(node)
    except ValueError as error:
        problems.tell(node.place, path, "out-of-range", str(error))
        return None
    if isinstance(shape, Text):
        return _text(node, value, shape, path, problems)
    return _bounded(node, value, shape, path, problems)


def _bounded(node: Scalar, value: Any, shape: Flag | Whole | Number, path: str, problems: ProblemList) -> Found | None:
    if type(value) not in _TYPES[type(shape)]:
        wrong_type(node, path, f"this is {_NOUNS[type(shape)]}", _meant(node, shape), problems)
        return None
    if not isinstance(shape, Flag) and not shape.least <= value <= shape.most:
        message = f"{cut(node.text)} is out of range"
        problems.tell(node.place, path, "out-of-range", message, f"it goes from {shape.least:g} to {shape.most:g}")
        return None
    return Found(value, node.place, path)


def wrong_type(node: Node, path: str, message: str, hint: str, problems: ProblemList) -> None:
    """Tell that the node is something else than it should be."""
    problems.tell(node.place, path, "wrong-type", f"{message}, but here is {_kind(node)}", hint)


def cut(text: str) -> str:
    """Text for a message, cut."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in text[:LONG_NAME])
    return shown + ("…" if len(text) > LONG_NAME else "")


def _text(node: Scalar, value: Any, shape: Text, path: str, problems: ProblemList) -> Found | None:
    if not isinstance(value, str):
        hint = f'put quotes around it: "{cut(node.text)}"' if node.text else 'write "" for no text'
        wrong_type(node, path, "this is text", hint, problems)
        return None
    if not shape.lines and ("\n" in value or any(not letter.isprintable() for letter in value)):
        problems.tell(node.place, path, "not-one-line", "this is text on one line", "leave out line ends and tabs")
        return None
    if not shape.min_length <= len(value) <= shape.max_length or (shape.min_length and not value.strip()):
        rule = "empty" if not value.strip() else "too-long"
        told = "this text is empty" if rule == "empty" else f"this text has {len(value)} characters"
        problems.tell(node.place, path, rule, told, f"it may have {shape.min_length} to {shape.max_length}")
        return None
    return Found(value, node.place, path, node.offset)


def _choice(node: Scalar, shape: Choice, path: str, problems: ProblemList) -> Found | None:
    if node.text in shape.words and (node.plain or not node.text.isdigit()):
        return Found(node.text, node.place, path)
    near = get_close_matches(node.text.lower(), shape.words, n=1)
    words = f"write {'one of ' if len(shape.words) > 1 else ''}{', '.join(shape.words)}"
    hint = f"did you mean `{near[0]}`?" if near else shape.otherwise or words
    problems.tell(node.place, path, "bad-choice", f"`{cut(node.text)}` cannot stand here", hint)
    return None


def _meant(node: Scalar, shape: ScalarShape) -> str:
    if isinstance(shape, Flag):
        return "write true or false"
    return "leave out the quotes" if not node.plain and scalars.is_number(node.text) else ""


def _kind(node: Node) -> str:
    if isinstance(node, nodes.Sequence):
        return "a list"
    if isinstance(node, nodes.Mapping):
        return "a map"
    if node.python:
        return "a Python literal"
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false", type(None): "nothing"}
    return names[type(scalars.meaning(node))]
