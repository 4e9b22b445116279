"""A line of which Python says no more than "invalid syntax": what stands there tells the rest."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from difflib import get_close_matches

from grader.explanations.cause import Cause, Trouble, cause
from grader.explanations.text import MARKS, bare, open_bracket

_KEYWORDS = sorted(
    {*keyword.kwlist, "match", "case", "print"} - {"True", "False", "None", "is", "as", "or", "in", "if"}
)
_SHORT = {"fi": "if", "fro": "for", "ofr": "for", "si": "is", "ni": "in", "edf": "def", "dfe": "def", "def1": "def"}
_BLOCKS = r"(?:if|elif|else|while|for|def|class|with|try|except|finally)"
_NAMES = "|".join(sorted(keyword.kwlist))
_AS_NAME = re.compile(
    rf"(?:^|[,(]\s*|\bas\s+|^(?:def|class)\s+)({_NAMES})\s*(?:=(?!=)|[+*/-]=)"
    rf"|^(?:def|class)\s+({_NAMES})\b|^def\s+\w+\s*\((?:[^)]*,)?\s*({_NAMES})\s*[,)=:]|\bas\s+({_NAMES})\b|^for\s+({_NAMES})\s+in\b"
)
_ELSEWHERE = re.compile(
    r"^(function|func|fun|fn|sub|procedure|void|public|private|static|var|let|const|int|float|double|string|String|char|bool"
    r"|boolean|dim|switch|do|foreach|repeat|until|begin|end)\b(?!\s*[=(.,\[+*/%-])"
)
_COMPARED = {"=<": "<=", "=>": ">=", "<>": "!=", "=!": "!=", "===": "==", "!==": "!="}
_LOGIC = {"&&": "and", "||": "or", "!": "not"}

Look = Callable[[Trouble, str], Cause | None]


def find(trouble: Trouble) -> Cause:
    """The first thing that is known to be wrong with such a line; else that it cannot be read."""
    line = bare(trouble.text).strip()
    for look in _LOOKS:
        found = look(trouble, line)
        if found is not None:
            return found
    return cause("unreadable-line", trouble)


def colon(trouble: Trouble) -> Cause:
    """Where Python misses a colon: it is missing, or something else stands where it belongs."""
    line = bare(trouble.text).strip()
    for look in (_else_if, _braces, _open):
        found = look(trouble, line)
        if found is not None:
            return found
    return _without_colon(trouble, line) or cause("missing-colon", trouble, word=_first(line))


def _copied(trouble: Trouble, line: str) -> Cause | None:
    match = re.match(r">>>|\.\.\.|```|In ?\[\d*\]:?|\$ ", trouble.text.strip())
    return cause("copied-marks", trouble, sign=match[0].strip()) if match and line else None


def _else_if(trouble: Trouble, line: str) -> Cause | None:
    match = re.match(r"(else\s+if|else?if|elsif|elseif|eilf|elfi|elif\s+if)\b", line, re.IGNORECASE)
    return cause("else-if", trouble, written=match[1]) if match and match[1] != "elif" else None


def _capital(trouble: Trouble, line: str) -> Cause | None:
    word = _first(line)
    near = word.lower()
    known = near in keyword.kwlist and word not in keyword.kwlist
    return cause("capital-keyword", trouble, name=word, near=near) if known else None


def _orphan(trouble: Trouble, line: str) -> Cause | None:
    """`else` or `elif` with nothing before it at the same width that it could belong to."""
    word = _first(line)
    if word not in {"else", "elif", "except", "finally"}:
        return None
    width = len(trouble.text) - len(trouble.text.lstrip())
    for number in range(min(trouble.line, len(trouble.code.lines)) - 1, 0, -1):
        before = trouble.code.line(number)
        if not before.strip() or len(before) - len(before.lstrip()) > width:
            continue
        if len(before) - len(before.lstrip()) == width and re.match(r"\s*else\b", before):
            return cause("elif-after-else", trouble, word=word, else_line=number)
        break
    head = re.match(r"\s*(if|elif|for|while|try|except)\b", trouble.code.line(trouble.line - 1))
    if head and ":" in line and not re.search(r":\s*$", trouble.code.line(trouble.line - 1)):
        return None
    return cause("else-without-if", trouble, word=word) if ":" in line else None


def _named(trouble: Trouble, line: str) -> Cause | None:
    match = _AS_NAME.search(line)
    return cause("keyword-as-name", trouble, name=next(filter(None, match.groups()))) if match else None


def _logic(trouble: Trouble, line: str) -> Cause | None:
    match = re.search(r"&&|\|\||!(?!=)(?=\s*[\w(])", line)
    if match is None or re.search(r"=!", line):
        return None
    return cause("logic-signs", trouble, sign=match[0], near=_LOGIC[match[0]])


def _compared(trouble: Trouble, line: str) -> Cause | None:
    match = re.search(r"!==|===|=<|=>|<>|=!(?!=)", line)
    return cause("comparison-sign", trouble, sign=match[0], near=_COMPARED[match[0]]) if match else None


def _half(trouble: Trouble, line: str) -> Cause | None:
    match = re.search(r"\b(and|or)\s*(<=|>=|==|!=|<|>)", line)
    return cause("half-comparison", trouble, word=match[1], sign=match[2]) if match else None


def _counted(trouble: Trouble, line: str) -> Cause | None:
    match = re.search(rf"([^\W\d][\w{MARKS}]*)\s*(\+\+|--)\s*(?:[;)]|$)", line)
    return cause("plus-plus", trouble, sign=match[2], name=match[1]) if match else None


def _elsewhere(trouble: Trouble, line: str) -> Cause | None:
    match = _ELSEWHERE.match(line) or re.search(r"\b(then)\s*:?$", line)
    return cause("word-of-another-language", trouble, word=match[1]) if match else None


def _for(trouble: Trouble, line: str) -> Cause | None:
    wrong = re.match(r"for\b", line) and not re.match(r"for\b.*\bin\b\s*[^\s:]", line)
    return cause("for-form", trouble) if wrong else None


def _braces(trouble: Trouble, line: str) -> Cause | None:
    found = re.search(rf"^(?:{_BLOCKS}\b.*)\{{\s*$|^\}}\s*(?:else\b.*)?$|\)\s*\{{\s*$", line)
    return cause("braces-for-block", trouble) if found else None


def _parameters(trouble: Trouble, line: str) -> Cause | None:
    found = re.match(r"def\s+\w+\s*\((?:[^)=]*,)?\s*(?:[\"'\d-])", line)
    return cause("parameter-not-a-name", trouble) if found else None


def _strange(trouble: Trouble, line: str) -> Cause | None:
    match = re.search(r"[$?`]|!$", line)
    return cause("unknown-sign", trouble, sign=match[0]) if match else None


def _open(trouble: Trouble, line: str) -> Cause | None:
    bracket = open_bracket(line)
    return cause("unclosed-bracket", trouble, bracket=bracket) if bracket else None


def _without_colon(trouble: Trouble, line: str) -> Cause | None:
    word = _first(line)
    begins = re.fullmatch(_BLOCKS, word) and ":" not in line
    return cause("missing-colon", trouble, word=word) if begins else None


def _unfinished(trouble: Trouble, line: str) -> Cause | None:
    found = re.search(
        r"(?:[-+*/%=<>.,]|(?<!\w)(?:and|or|not|in|is|return not|import|from|del|assert|global|raise))\s*[:)\]]*$", line
    )
    return cause("unfinished-line", trouble) if found else None


def _misspelled(trouble: Trouble, line: str) -> Cause | None:
    """A first word that is nearly one of Python's."""
    word = _first(line)
    if not re.match(r"\w+\s+[\w\"'(]|\w+\s*:", line) or word in keyword.kwlist:
        return None
    near = _SHORT.get(word) or next(iter(get_close_matches(word, _KEYWORDS, n=1, cutoff=0.74)), "")
    return cause("misspelled-keyword", trouble, name=word, near=near) if near else None


def _numbered(trouble: Trouble, line: str) -> Cause | None:
    """A name that begins with a digit and goes on in Thai: Python does not see one name there."""
    match = re.match(rf"(\d+[^\W\d][\w{MARKS}]*)\s*=(?!=)", line)
    return cause("name-begins-with-digit", trouble, name=match[1]) if match else None


def _side_by_side(trouble: Trouble, line: str) -> Cause | None:
    """Two values with nothing between them."""
    at = bare(trouble.text)[max(0, trouble.column - 1) :]
    before = bare(trouble.text)[: max(0, trouble.column - 1)].rstrip()
    here = re.match(rf"[\w{MARKS}\"']+", at)
    if here is None or not before or not re.search(rf"[\w{MARKS}\"')\]]$", before):
        return None
    left = re.search(rf"[\w{MARKS}]+$|[\"')\]]$", before)
    if left is None or (left[0] in keyword.kwlist and left[0] not in {"True", "False", "None"}) or not line:
        return None
    return cause("nothing-between", trouble, name=trouble.text[trouble.column - 1 :][: len(here[0])])


def _first(line: str) -> str:
    match = re.match(rf"[^\W\d][\w{MARKS}]*", line)
    return match[0] if match else ""


def _typo_of_colon(trouble: Trouble, line: str) -> Cause | None:
    found = re.match(rf"{_BLOCKS}\b.*[;.]\s*$", line)
    return cause("missing-colon", trouble, word=_first(line)) if found else None


_LOOKS: tuple[Look, ...] = (
    _copied,
    _else_if,
    _capital,
    _orphan,
    _compared,
    _logic,
    _half,
    _counted,
    _named,
    _elsewhere,
    _braces,
    _for,
    _parameters,
    _open,
    _typo_of_colon,
    _without_colon,
    _misspelled,
    _strange,
    _unfinished,
    _numbered,
    _side_by_side,
)
"""What is looked for in such a line, the surest first."""
