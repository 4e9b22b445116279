"""A line that ends in a colon and nothing that belongs to it: not indented, or not there at all."""

from __future__ import annotations

import re

from grader.explanations.cause import Cause, Trouble, cause


def missing(trouble: Trouble, match: re.Match[str]) -> Cause:
    """The body of a block: it is there and not indented, or it is empty."""
    word = match[1] or {"function": "def", "class": "class"}.get(match[2] or "", "")
    opened = (
        int(match[3]) if match[3] and len(match[3]) <= len(str(len(trouble.code.lines))) else max(1, trouble.line - 1)
    )
    word = word or (re.match(r"\s*(\w*)", trouble.code.line(opened)) or [""] * 2)[1]
    code = "empty-block" if _is_empty(trouble, opened) else "missing-indent"
    return cause(code, trouble, word=word, opened_line=opened)


def _is_empty(trouble: Trouble, opened: int) -> bool:
    """Whether nothing stands below, only remarks, or what clearly belongs to something else."""
    rest = trouble.code.lines[opened:]
    real = [line for line in rest if line.strip() and not line.lstrip().startswith("#")]
    if not real:
        return True
    remarks = rest[: rest.index(real[0])]
    width = _width(trouble.code.line(opened))
    indented_remark = any(line.strip() and _width(line) > width for line in remarks)
    begins_another = re.match(r"\s*(def|class|else|elif|except|finally)\b", real[0])
    return indented_remark or begins_another is not None or _width(real[0]) < width


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())
