"""None where a value was meant: from a method that changes in place, from print(), from a function without return."""

from __future__ import annotations

import re

from grader.explanations.cause import Cause, Trouble, cause
from grader.explanations.origins import none_in

_CODES = {
    "method": "method-gives-none",
    "print": "print-gives-none",
    "function": "no-return",
    "sometimes": "sometimes-no-return",
}


def find(trouble: Trouble, match: re.Match[str]) -> Cause | None:
    """What gave the None; None where no None is in it."""
    if "NoneType" not in match.string:
        return None
    found = none_in(trouble)
    if found is None or found.kind == "written":
        return cause("none-used", trouble)
    return cause(_CODES[found.kind], trouble, name=found.name, made_line=found.line)
