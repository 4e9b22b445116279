"""The structure of a pattern: sequences, choices, repetitions, and letters or classes left as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_NESTING = 30


class PatternError(ValueError):
    """A pattern that cannot be used: what, at which character (from 1), and how to mend it."""

    def __init__(self, message: str, column: int, hint: str) -> None:
        super().__init__(message, column, hint)
        self.message, self.column, self.hint = message, column, hint


@dataclass(frozen=True, slots=True)
class Atom:
    r"""What matches one letter, as `re` writes it: `a`, `.`, `\d`, `[ก-ฮ]`."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several parts."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A part, at least and at most so many times; None means without end."""

    node: Node
    least: int
    most: int | None


Node = Atom | Sequence | OneOf | Many

_FLAGS = re.compile(r"\(\?([is]+)\)")
_GROUP = re.compile(r"\((\?:|\?P<\w+>)?(?!\?)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]{0,2}|[^1-9bBAZz])", re.DOTALL
)
_REPEAT = re.compile(r"[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\}", re.ASCII)
_SIMPLE = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_PLAIN = "patterns here have letters, classes, groups, | and repetitions; see the author's guide"


def syntax_tree(text: str) -> tuple[re.RegexFlag, Node]:
    """The flags and the tree of a pattern that `re` has found well formed. Raises PatternError for what is left out."""
    parser = _Parser(text)
    flags = re.NOFLAG
    if found := _FLAGS.match(text):
        flags = re.RegexFlag(sum({"i": re.IGNORECASE, "s": re.DOTALL}[letter] for letter in set(found[1])))
        parser.at = found.end()
    return flags, parser.choice(0)


class _Parser:
    """Reads a pattern from left to right; `at` is the index of the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def choice(self, depth: int) -> Node:
        if depth > MAX_NESTING:
            raise PatternError(f"groups lie more than {MAX_NESTING} deep in each other", self.at + 1, "use fewer")
        choices = [self._sequence(depth)]
        while self._take("|"):
            choices.append(self._sequence(depth))
        return choices[0] if len(choices) == 1 else OneOf(tuple(choices))

    def _sequence(self, depth: int) -> Node:
        nodes: list[Node] = []
        if depth == 0:
            self._take("^") or self._take(r"\A")
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            if depth == 0 and self._is_end():
                break
            nodes.append(self._repeated(self._atom(depth)))
        return Sequence(tuple(nodes))

    def _is_end(self) -> bool:
        r"""Whether a $ or \Z stands here with the end of the pattern, or of this choice, behind it; it is then passed."""
        for sign in ("$", r"\Z"):
            behind = self.at + len(sign)
            if self.text.startswith(sign, self.at) and self.text[behind : behind + 1] in {"", "|"}:
                self.at = behind
                return True
        return False

    def _atom(self, depth: int) -> Node:
        letter = self.text[self.at]
        if letter == "(":
            return self._group(depth)
        if letter in "^$":
            raise PatternError(
                f"{letter} cannot stand in the middle of a pattern",
                self.at + 1,
                "the pattern is for the whole text; write \\n for a line's end",
            )
        found = {"[": _CLASS, "\\": _ESCAPE}.get(letter)
        if found is None:
            self.at += 1
            return Atom(letter if letter == "." else re.escape(letter))
        atom = found.match(self.text, self.at)
        if atom is None:
            raise PatternError(f"{self.text[self.at : self.at + 2]} cannot be used in a pattern", self.at + 1, _PLAIN)
        self.at = atom.end()
        return Atom(atom[0])

    def _group(self, depth: int) -> Node:
        start = _GROUP.match(self.text, self.at)
        if start is None:
            raise PatternError(f"{self.text[self.at : self.at + 3]} cannot be used in a pattern", self.at + 1, _PLAIN)
        self.at = start.end()
        inner = self.choice(depth + 1)
        self._take(")")
        return inner

    def _repeated(self, node: Node) -> Node:
        found = _REPEAT.match(self.text, self.at)
        if found is None:
            return node
        self.at = found.end()
        if self._take("+"):
            raise PatternError("a repetition with + behind it cannot be used", self.at, "leave out the second sign")
        self._take("?")
        if found[0] in _SIMPLE:
            return Many(node, *_SIMPLE[found[0]])
        least, comma, most = found[0][1:-1].partition(",")
        return Many(node, int(least or 0), int(most) if most else (None if comma else int(least)))

    def _take(self, sign: str) -> bool:
        taken = self.text.startswith(sign, self.at)
        self.at += len(sign) if taken else 0
        return taken
