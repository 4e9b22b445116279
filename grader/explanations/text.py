"""Lines and names as text: without what stands in quotes, the bracket left open, the name that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
r"""Thai vowels and tones above and below, for a class of signs: names hold them, `\w` leaves them out."""
_TONES = re.compile("[\u0e47-\u0e4c]")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_CLOSES = {")": "(", "]": "[", "}": "{"}
_MOST_NAMES = 2000
_LONGEST_NAME = 60


def bare(line: str) -> str:
    """The line with its texts as quotes around nothing but underscores, of the same length, and without a remark."""
    hidden = _QUOTED.sub(lambda match: match[0][0] + "_" * (len(match[0]) - 2) + match[0][0], line[:2000])
    return hidden.split("#")[0]


def open_bracket(line: str) -> str:
    """The last bracket that the line opens and does not close; empty where there is none."""
    opened: list[str] = []
    for sign in line:
        if sign in "([{":
            opened.append(sign)
        elif sign in _CLOSES and opened and opened[-1] == _CLOSES[sign]:
            opened.pop()
    return opened[-1] if opened else ""


def nearest(name: str, names: Iterable[str], cutoff: float = 0.7) -> str:
    """The name that was probably meant: the same but for capitals or Thai tones, or one much like it; empty where there is none."""
    known = sorted({one for one in names if one != name and len(one) <= _LONGEST_NAME})[:_MOST_NAMES]
    if len(name) > _LONGEST_NAME:
        return ""
    same = next((one for one in known if one.casefold() == name.casefold()), "")
    return same or but_for_tones(name, known) or next(iter(get_close_matches(name, known, n=1, cutoff=cutoff)), "")


def but_for_tones(name: str, names: Iterable[str]) -> str:
    """The name that differs in nothing but Thai tones and signs above a letter; empty where there is none."""
    plain = _TONES.sub("", name)
    return min((one for one in names if one != name and _TONES.sub("", one) == plain), default="")
