"""What went wrong and where, and the cause that was found: one of the catalogue, with what its sentence needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from grader.explanations.catalogue import CAUSES
from grader.explanations.code import Code
from grader.explanations.text import MARKS

LONGEST = 60
"""Characters of a parameter."""
_EMPTY = Code("")
_OF_NAMES = re.compile(r"(\[(?:[^\]\\]|\\.)*\])|\\w")
"""A class of signs, or the sign of a name outside of one."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An exception, or the limit that ended a run; `line` and `column` count from 1 and are 0 where they are not known."""

    type: str
    """The name of the exception's class, or one of `grader.explanations.find.ENDS`."""
    message: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    files: Mapping[str, Code] = field(default_factory=dict)

    @property
    def code(self) -> Code:
        """The file in which it happened."""
        return self.files.get(self.file, _EMPTY)

    @property
    def text(self) -> str:
        """The line where it happened."""
        return self.code.line(self.line)


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of the catalogue. The page has its sentences."""

    code: str
    params: Mapping[str, str | int]
    line: int = 0
    """Where to look; 0 where that is not known."""
    file: str = ""

    @property
    def is_general(self) -> bool:
        """Whether only the kind of the exception is explained, and no cause that was found."""
        return CAUSES[self.code].is_general


Find = Callable[[Trouble, re.Match[str]], Cause | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a message looks like, and who finds the cause behind it: the first that finds one."""

    pattern: re.Pattern[str]
    finds: tuple[Find, ...]


def cause(code: str, trouble: Trouble, line: int | None = None, /, **params: str | int) -> Cause:
    """The cause of this code. Raises ValueError where its parameters are others: our bug."""
    if set(params) != set(CAUSES[code].params):
        raise ValueError(f"there is no cause {code} with parameters {sorted(params)}")
    cut = {name: value if isinstance(value, int) else value[:LONGEST] for name, value in params.items()}
    return Cause(code, cut, trouble.line if line is None else line, trouble.file)


def rule(pattern: str, *finds: Find | str) -> Rule:
    r"""A rule; a text among the finders is a code whose parameters are the pattern's groups of the same names.

    A `\w` of the pattern is every sign of a name, Thai vowels and tones above and below a letter too.
    """
    return Rule(
        re.compile(_OF_NAMES.sub(_with_marks, pattern)),
        tuple(_tell(one) if isinstance(one, str) else one for one in finds),
    )


def first(rules: Sequence[Rule], trouble: Trouble) -> Cause | None:
    """What the first rule that knows a cause says."""
    for one in rules:
        match = one.pattern.search(trouble.message)
        if match is None:
            continue
        for find in one.finds:
            found = find(trouble, match)
            if found is not None:
                return found
    return None


def _with_marks(match: re.Match[str]) -> str:
    return (match[1] or "[\\w]").replace("\\w", rf"\w{MARKS}")


def _tell(code: str) -> Find:
    def find(trouble: Trouble, match: re.Match[str]) -> Cause:
        groups = match.groupdict()
        params: dict[str, str | int] = {name: groups.get(name) or "" for name in CAUSES[code].params}
        return cause(code, trouble, None, **params)

    return find
