"""From what a report says of a test to the explanation of it: only by what its reader may know, and by the reader's own files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.explanations.cause import Cause, Trouble
from grader.explanations.code import Code
from grader.explanations.find import ENDS, cause_of, codes_of, general
from grader.marking.report import Feedback
from web.explanations.catalogue import WORDS
from web.explanations.pieces import Piece, pieces, plain
from web.render.visible import visible

PYTHON = ".py"
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Explained:
    """One cause, in the reader's language."""

    code: str
    what: tuple[Piece, ...]
    why: tuple[Piece, ...]
    wrong: str
    right: str
    file: str
    line: int
    """0 where it is not known, or not for this reader."""
    source: str
    """The line itself."""
    is_end: bool
    """Whether a limit ended the program: how it ended is then said besides."""
    original: str
    """Python's own words; empty where they are not known, or not for this reader."""

    @property
    def mended(self) -> list[tuple[str, bool]]:
        """The right example line by line, each with whether it is another than in the wrong one."""
        before = set(self.wrong.splitlines())
        return [(line, bool(line.strip()) and line not in before) for line in self.right.splitlines()]

    @property
    def sentence(self) -> str:
        """What happened, as one text."""
        return plain(self.what)


class Explainer:
    """Explains what is told of the tests of one submission, each thing once."""

    def __init__(self, files: Mapping[str, str], main: str) -> None:
        self._files, self._main = codes_of(files), main
        self._known: dict[str, Explained | None] = {}

    def of(self, told: Sequence[Feedback]) -> Explained | None:
        """The explanation of what is told of a test; None where there is none."""
        key = repr(told)
        if key not in self._known:
            self._known[key] = of_feedback(told, self._files, self._main)
        return self._known[key]


def of_feedback(told: Sequence[Feedback], files: Mapping[str, Code], main: str) -> Explained | None:
    """The explanation of what is told of a test; None where there is nothing to explain. `main` is the file that ran.

    A hidden test comes here as its reader may see it: the kind of its exception at most. Then only the kind is explained,
    and of a program that did not end what its own code shows.
    """
    trouble = next((found for one in told if (found := _trouble(one, told, files, main))), None)
    if trouble is None or not main.endswith(PYTHON):
        return None
    hidden = not trouble.line and trouble.type not in ENDS
    cause = general(trouble) if hidden else cause_of(trouble)
    return _in_words(cause, trouble) if cause else None


def explains(one: Feedback) -> bool:
    """Whether this is what an explanation is of, or stands beside it: it then says the same in other words."""
    return one.code in {"raised", "raised-type", "syntax-error", "read-past-input", "at-line"}


def _trouble(one: Feedback, told: Sequence[Feedback], files: Mapping[str, Code], main: str) -> Trouble | None:
    params = one.params
    if one.code in ENDS:
        return Trouble(one.code, files=files, file=main)
    if one.code == "syntax-error":
        line, column = _number(params.get("line")), _number(params.get("column"))
        return Trouble(
            str(params.get("type")), str(params.get("message")), str(params.get("file")), line, column, files
        )
    if one.code not in {"raised", "raised-type", "read-past-input"}:
        return None
    kind = str(params.get("type", "EOFError"))
    at = next((other.params for other in told if other.code == "at-line"), {})
    file = str(at.get("file", main))
    return Trouble(kind, str(params.get("message", "")), file, _number(at.get("line")), 0, files)


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _in_words(cause: Cause, trouble: Trouble) -> Explained:
    words = WORDS[cause.code]
    file = cause.file or trouble.file
    params = {**cause.params, "line": cause.line}
    source = trouble.files[file].line(cause.line) if file in trouble.files else ""
    return Explained(
        code=cause.code,
        what=pieces(str(words.what), params),
        why=pieces(str(words.why), params),
        wrong=words.wrong,
        right=words.right,
        file=file,
        line=cause.line,
        source=visible(source.strip())[:_LONGEST_LINE],
        is_end=trouble.type in ENDS,
        original=visible(f"{trouble.type}: {trouble.message}") if trouble.message else "",
    )
