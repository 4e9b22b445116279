"""YAML text as nodes that know their line and column; what could be a bomb or a surprise is a problem, never a crash.

Plain YAML 1.2 data only: no anchors or aliases, no tags but `!py`, no directives, one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from grader.exercise.problems import Place

MAX_DEPTH = 40
MAX_NODES = 20_000
PYTHON_TAG = "!py"
_ODD = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text as written, without its quotes."""

    place: Place
    text: str
    plain: bool
    """Without quotes: it may mean a number, true, false or null."""
    python: bool = False
    """Behind `!py`."""
    offset: int | None = None
    """Of text on one line without escapes: its first character stands so many columns after the place."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order written; duplicates are still there."""

    place: Place
    pairs: list[tuple[Node, Node]] = field(default_factory=list)


Node = Scalar | Sequence | Mapping


class NotPlain(Exception):
    """The text is not plain YAML; carries where, which rule, what and how to mend it."""

    def __init__(self, place: Place, rule: str, message: str, hint: str = "") -> None:
        """`rule` is a problem's rule."""
        super().__init__(message)
        self.place = place
        self.rule = rule
        self.message = message
        self.hint = hint


def compose(text: str) -> Node | None:
    """The one document in the text; None when there is none. Raises NotPlain."""
    _check_letters(text)
    try:
        return _Composer(text).document()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        raise NotPlain(place, "not-yaml", *_explained(error, text, place)) from error
    except (YAMLError, ValueError, OverflowError, AssertionError) as error:  # impossible escapes and versions
        message = f"this is not YAML: {str(error).splitlines()[0]}"
        raise NotPlain(Place(1, 1), "not-yaml", message, "look for odd escapes such as \\UFFFFFFFF") from error


def _check_letters(text: str) -> None:
    odd = _ODD.search(text)
    if odd is None:
        return
    before = text[: odd.start()]
    place = Place(before.count("\n") + 1, odd.start() - before.rfind("\n"))
    code = f"U+{ord(odd[0]):04X}"
    hint = f'if it is meant, write it as "\\u{ord(odd[0]):04x}" in double quotes'
    raise NotPlain(place, "control-character", f"an invisible character ({code}) stands here", hint)


def _explained(error: MarkedYAMLError, text: str, place: Place) -> tuple[str, str]:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    message = f"this is not YAML: {error.problem or error.context or 'it cannot be read'}"
    if "\t" in line[: place.column]:
        return message, "YAML takes spaces, no tabs, at the start of a line"
    if ": " in line.partition(": ")[2]:
        return message, "put quotes around text that has a colon in it"
    if line.lstrip(" -").startswith(("%", "@", "`", "&", "*")) or ": *" in line or ": %" in line:
        return message, "put quotes around text that starts with a sign"
    return message, "look at the indentation and the quotes here and in the line above"


class _Composer:
    """Builds nodes from the parser's events, with no recursion and with a bound on depth and number."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        parser = YAML(typ="safe", pure=True)
        self.events: Iterator[Any] = parser.parse(text)
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Node | None] = []
        self.root: Node | None = None
        self.count = 0
        self.last: Any = None
        """The mark where the event before ended."""

    def document(self) -> Node | None:
        documents = 0
        for event in self.events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                documents += 1
                self._check_document(event, documents)
            elif name == "AliasEvent" or getattr(event, "anchor", None):
                where = _place(event)
                raise NotPlain(where, "alias", "anchors (&) and aliases (*) are not used in exercises", "write it out")
            elif name == "ScalarEvent":
                self._add(self._scalar(event))
            elif name in {"SequenceStartEvent", "MappingStartEvent"}:
                self._begin(event, Sequence if name.startswith("Seq") else Mapping)
            elif name in {"SequenceEndEvent", "MappingEndEvent"}:
                self.open.pop()
                self.keys.pop()
            self.last = event.end_mark
        return self.root

    def _check_document(self, event: Any, documents: int) -> None:
        if documents > 1:
            raise NotPlain(
                _place(event), "many-documents", "the file has more than one document", "delete the line ---"
            )
        if event.version or event.tags:
            raise NotPlain(Place(1, 1), "directive", "lines that start with % are not used in exercises", "delete it")

    def _begin(self, event: Any, kind: type[Sequence | Mapping]) -> None:
        _check_tag(event)
        if len(self.open) >= MAX_DEPTH:
            raise NotPlain(_place(event), "too-deep", f"lists and maps lie more than {MAX_DEPTH} deep in each other")
        node = kind(_place(event))
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise NotPlain(node.place, "too-many", f"the file has more than {MAX_NODES} values")
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node
        else:
            parent.pairs.append((key, node))
            self.keys[-1] = None

    def _scalar(self, event: Any) -> Scalar:
        _check_tag(event)
        start, end = event.start_mark, event.end_mark
        if not event.value and event.style is None and not event.ctag:  # nothing is written: it is after its key
            return Scalar(Place(self.last.line + 1, self.last.column + 1), "", plain=True)
        python = str(event.ctag or "") == PYTHON_TAG
        written = self.lines[start.line][start.column : end.column] if start.line == end.line else ""
        text = _joined(event)
        at = written.find(text) if text else -1
        quoted = event.style is not None
        exact = at >= 0 and (python or at == quoted)
        place = Place(start.line + 1, start.column + 1, max(1, len(written)))
        return Scalar(place, text, plain=not quoted, python=python, offset=at if exact else None)


def _joined(event: Any) -> str:
    """The text, with letters that were written as two halves put together. Raises NotPlain for a lone half."""
    try:
        return str(event.value).encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError as error:
        message = "the text has one half of a letter (an escape from \\ud800 to \\udfff)"
        raise NotPlain(_place(event), "half-letter", message, "write the letter itself") from error


def _check_tag(event: Any) -> None:
    tag = str(event.ctag or "")
    scalar = type(event).__name__ == "ScalarEvent"
    if tag and not (scalar and tag == PYTHON_TAG):
        hint = "it stands before one piece of text" if tag == PYTHON_TAG else f"the only tag is {PYTHON_TAG}"
        raise NotPlain(_place(event), "tag", f"the tag {tag} cannot be used here", hint)


def _place(event: Any) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)
