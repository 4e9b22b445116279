r"""Patterns that expected text may be written as: regular expressions without what makes them take forever.

A pattern is one of Python's regular expressions, matched against the whole text, without look-around, back-references,
`\b` and conditions. What is left is matched here in one pass over the text, whatever the text is: a student's output
cannot make the comparison hang, as it could with a backtracking engine. Python's own `re` still says which patterns are
well formed and which letters a class such as `[ก-๙]` holds, so a pattern means what the books say.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from grader.exercise.pattern_syntax import Atom, Many, Node, PatternError, Sequence, syntax_tree

__all__ = ["Pattern", "PatternError", "compile_pattern"]

MAX_LENGTH = 10_000
MAX_POSITIONS = 1000
"""Letters and classes in the pattern, with `x{9}` counted nine times."""
MAX_WORK = 2_000_000
"""Steps after which a text counts as not matching: about a second, which only a pattern and a text made for it reach."""


def compile_pattern(text: str) -> Pattern:
    """The pattern written as `text`. Raises PatternError with the character that is wrong."""
    if len(text) > MAX_LENGTH:
        raise PatternError(f"the pattern is longer than {MAX_LENGTH} characters", MAX_LENGTH, "shorten it")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(text)
    except re.error as error:
        raise PatternError(f"this is no pattern: {error.msg}", (error.pos or 0) + 1, _ESCAPE) from error
    except FutureWarning as error:
        raise PatternError(f"this pattern is ambiguous: {error}", 1, _ESCAPE) from error
    except (RecursionError, OverflowError) as error:
        raise PatternError("this pattern is too large", 1, "write a smaller one") from error
    flags, tree = syntax_tree(text)
    pattern = Pattern(flags)
    pattern.build(tree)
    return pattern


_ESCAPE = r"a sign such as ( [ + ? that stands for itself needs a \ before it"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the pattern: whether it may be empty, and the positions it begins and ends with, as bits."""

    empty: bool
    first: int
    last: int


_NOTHING = _Part(empty=True, first=0, last=0)


@dataclass(slots=True)
class Pattern:
    """A pattern as positions (one for each letter or class in it) and which may follow which."""

    flags: re.RegexFlag
    whole: _Part = _NOTHING
    follow: list[int] = field(default_factory=list)
    atoms: dict[str, int] = field(default_factory=dict)
    """Each different letter or class, with the positions where it stands."""

    def first_difference(self, text: str) -> int | None:
        """None if the pattern matches the whole text, else the index of the first letter that cannot be right."""
        if not text:
            return None if self.whole.empty else 0
        tests = [(re.compile(atom, self.flags), positions) for atom, positions in self.atoms.items()]
        letters: dict[str, int] = {}
        followers: dict[int, int] = {}
        reachable, here, work = self.whole.first, 0, 0
        for index, letter in enumerate(text):
            if letter not in letters:
                letters[letter] = sum(positions for test, positions in tests if test.fullmatch(letter))
                work += len(tests)
            here = reachable & letters[letter]
            if not here or work > MAX_WORK:
                return index
            if here not in followers:
                followers[here] = self._following(here)
                work += here.bit_count()
            reachable = followers[here]
        return None if here & self.whole.last else len(text)

    def build(self, tree: Node) -> None:
        """Lay the syntax tree out as positions. Raises PatternError when there are too many."""
        self.whole = self._part(tree)

    def _part(self, node: Node) -> _Part:
        if isinstance(node, Atom):
            return self._atom(node.text)
        if isinstance(node, Many):
            return self._many(node)
        if isinstance(node, Sequence):
            part = _NOTHING
            for one in node.nodes:
                part = self._then(part, self._part(one))
            return part
        parts = [self._part(one) for one in node.nodes]
        return _Part(
            any(one.empty for one in parts),
            _union(one.first for one in parts),
            _union(one.last for one in parts),
        )

    def _atom(self, text: str) -> _Part:
        if len(self.follow) >= MAX_POSITIONS:
            raise PatternError(
                f"this pattern has more than {MAX_POSITIONS} letters, repetitions counted", 1, "repeat less"
            )
        bit = 1 << len(self.follow)
        self.follow.append(0)
        self.atoms[text] = self.atoms.get(text, 0) | bit
        return _Part(empty=False, first=bit, last=bit)

    def _then(self, left: _Part, right: _Part) -> _Part:
        self._link(left.last, right.first)
        return _Part(
            left.empty and right.empty,
            left.first | (right.first if left.empty else 0),
            right.last | (left.last if right.empty else 0),
        )

    def _many(self, node: Many) -> _Part:
        if node.most is None:
            tail = self._part(node.node)
            self._link(tail.last, tail.first)
            tail = _Part(empty=True, first=tail.first, last=tail.last) if node.least == 0 else tail
            optional, required = 0, max(node.least - 1, 0)
        else:
            tail, optional, required = _NOTHING, node.most - node.least, node.least
        for copy in range(optional + required):
            tail = self._then(self._part(node.node), tail)
            if copy < optional:
                tail = _Part(empty=True, first=tail.first, last=tail.last)
            if not tail.first:
                break
        return tail

    def _link(self, before: int, after: int) -> None:
        for position in _bits(before):
            self.follow[position] |= after

    def _following(self, here: int) -> int:
        return _union(self.follow[position] for position in _bits(here))


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def _union(sets: Iterable[int]) -> int:
    union = 0
    for one in sets:
        union |= one
    return union
