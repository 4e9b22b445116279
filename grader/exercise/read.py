"""Nodes read by the shapes that describe them; what does not fit becomes a problem, and reading goes on."""

from __future__ import annotations

from difflib import get_close_matches

from grader.exercise import filenames, nodes
from grader.exercise.filenames import BadName
from grader.exercise.found import Fields, Found
from grader.exercise.nodes import Node, Scalar
from grader.exercise.problems import Place, ProblemList
from grader.exercise.read_scalar import cut, read_scalar, wrong_type
from grader.exercise.scalars import meaning
from grader.exercise.shapes import Each, Either, Key, Map, Names, OrTrue, Record, Shape, Value
from grader.exercise.values import NoValue, value_of

_MAP_HINTS = {
    Names.LANGUAGES: "write {th: …, en: …}",
    Names.VARIABLES: "write {name: value}",
    Names.PATHS: 'write {data.txt: "its content\\n"}',
    Names.FILES: "write `name.py: {fails: [test 1]}`",
}


def read(node: Node, shape: Shape, path: str, problems: ProblemList) -> Found | None:
    """The node by its shape; None, and a problem told, when it does not fit."""
    match shape:
        case Record():
            return _record(node, shape, path, problems)
        case Map():
            return _map(node, shape, path, problems)
        case Each():
            return _each(node, shape, path, problems)
        case Either():
            return read(node, shape.text if isinstance(node, Scalar) else shape.other, path, problems)
        case Value() | OrTrue():
            return _loose(node, shape, path, problems)
        case _:
            return read_scalar(node, shape, path, problems)


def _value(node: Node, path: str, problems: ProblemList) -> Found | None:
    try:
        return Found(value_of(node, path, problems), node.place, path, literal=True)
    except NoValue:
        return None


def _loose(node: Node, shape: Value | OrTrue, path: str, problems: ProblemList) -> Found | None:
    return _value(node, path, problems) if isinstance(shape, Value) else _or_true(node, shape, path, problems)


def _or_true(node: Node, shape: OrTrue, path: str, problems: ProblemList) -> Found | None:
    if isinstance(node, Scalar) and node.plain and not node.python and meaning(node) is True:
        return Found(True, node.place, path)  # noqa: FBT003 - it is what was written
    if shape.shape is None:
        wrong_type(node, path, "nothing stands behind this word but true", "write `true`", problems)
        return None
    return read(node, shape.shape, path, problems)


def _record(node: Node, shape: Record, path: str, problems: ProblemList) -> Found | None:
    if not isinstance(node, nodes.Mapping):
        wrong_type(node, path, f"{shape.noun} is a map of keys and values", "write `key: value`", problems)
        return None
    found: dict[str, Found] = {}
    pairs = _pairs(node, path, problems)
    for name, key_node, value_node in pairs:
        key = _key(name, key_node, shape, path, problems)
        value = None if key is None else read(value_node, key.shape, _inside(path, name), problems)
        if value is not None:
            found[name] = value
    doubtful = len(found) < len(node.pairs)
    written = {name for name, _, _ in pairs}
    for key in shape.keys:
        if key.required and key.name not in written:
            hint = f"add `{key.name}`: {key.doc}"
            problems.tell(node.place, path, "missing-key", f"{shape.noun} needs the key `{key.name}`", hint)
            doubtful = True
    return Found(Fields(node.place, path, found, doubtful), node.place, path)


def _key(name: str, node: Node, shape: Record, path: str, problems: ProblemList) -> Key | None:
    inner = _inside(path, name)
    key = shape.key(name)
    if key is None:
        known = [key.name for key in shape.keys if not key.not_yet]
        near = get_close_matches(name.lower(), known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"its keys are {', '.join(known)}"
        problems.tell(node.place, inner, "unknown-key", f"{shape.noun} has no key `{cut(name)}`", hint)
    elif key.not_yet:
        message = f"this version of Kradan cannot use `{name}` yet"
        problems.tell(node.place, inner, "not-yet", message, "leave the test out for now")
        return None
    return key


def _pairs(node: nodes.Mapping, path: str, problems: ProblemList) -> list[tuple[str, Node, Node]]:
    """The pairs whose key is text, each key once."""
    pairs: list[tuple[str, Node, Node]] = []
    first: dict[str, Place] = {}
    for key, value in node.pairs:
        if not isinstance(key, Scalar) or key.python:
            problems.tell(key.place, path, "wrong-type", "a key is plain text", "write `key: value`")
        elif key.text in first:
            hint = f"it is already on line {first[key.text].line}"
            problems.tell(key.place, _inside(path, key.text), "duplicate", f"`{cut(key.text)}` is here twice", hint)
        else:
            first[key.text] = key.place
            pairs.append((key.text, key, value))
    return pairs


def _map(node: Node, shape: Map, path: str, problems: ProblemList) -> Found | None:
    if not isinstance(node, nodes.Mapping):
        hint = _MAP_HINTS[shape.names]
        wrong_type(node, path, "this is a map of names and values", hint, problems)
        return None
    if len(node.pairs) > shape.most:
        problems.tell(
            node.place, path, "too-many", f"there are {len(node.pairs)} entries here", f"at most {shape.most}"
        )
        return None
    found: dict[str, Found] = {}
    names: dict[str, Place] = {}
    for name, key_node, value_node in _pairs(node, path, problems):
        names[name] = key_node.place
        wrong = filenames.what_is_wrong(name, shape.names)
        value = read(value_node, shape.shape, _inside(path, name), problems)
        if wrong is not None:
            _tell_name(wrong, names[name], path, name, problems)
        elif value is not None:
            found[name] = value
    clashing = list(filenames.clashes(found, shape.names))
    for name, wrong in clashing:
        _tell_name(wrong, names[name], path, name, problems)
    return Found(found, node.place, path) if len(found) == len(node.pairs) and not clashing else None


def _tell_name(wrong: BadName, place: Place, path: str, name: str, problems: ProblemList) -> None:
    problems.tell(place, _inside(path, name), wrong.rule, wrong.message, wrong.hint)


def _each(node: Node, shape: Each, path: str, problems: ProblemList) -> Found | None:
    if not isinstance(node, nodes.Sequence):
        hint = "start each entry with `- `, or write [one, two]"
        wrong_type(node, path, "this is a list", hint, problems)
        return None
    if not shape.least <= len(node.items) <= shape.most:
        rule = "too-many" if node.items else "empty"
        problems.tell(
            node.place, path, rule, f"this list has {len(node.items)} entries", f"{shape.least} to {shape.most}"
        )
        return None
    items = [read(item, shape.shape, f"{path}[{index}]", problems) for index, item in enumerate(node.items)]
    sound = [item for item in items if item is not None]
    return Found(sound, node.place, path) if len(sound) == len(items) else None


def _inside(path: str, name: str) -> str:
    return f"{path}.{cut(name)}" if path else cut(name)
