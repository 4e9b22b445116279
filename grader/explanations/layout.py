"""Words typed while the keyboard was still set to Thai: which English keys they are (Kedmanee, the layout of schools)."""

from __future__ import annotations

import builtins
import keyword
import re

from grader.explanations.cause import Cause, Trouble, cause
from grader.explanations.text import bare

_ROWS = (
    ("ๅภถุึคตจขช", "14567890-="),
    ("๑๒๓๔ู฿๕๖๗๘๙", "@#$%^&*()_+"),
    ("ๆไำพะัีรนยบลฃ", "qwertyuiop[]\\"),
    ("๐ฎฑธํ๊ณฯญฐฅ", "QERTYUIOP{|"),
    ("ฟหกดเ้่าสวง", "asdfghjkl;'"),
    ("ฤฆฏโฌ็๋ษศซ", "ASDFGHJKL:"),
    ("ผปแอิืทมใฝ", "zxcvbnm,./"),
    ("ฉฮฺ์ฒฬฦ", "CVBN<>?"),
)
_TO_KEYS = str.maketrans({thai: key for letters, keys in _ROWS for thai, key in zip(letters, keys, strict=True)})
_IS_A_THAI_WORD = "id"
_PYTHONS = (frozenset(dir(builtins)) | frozenset(keyword.kwlist)) - {_IS_A_THAI_WORD}
_RUN = re.compile("[\u0e00-\u0e7f]+")
_AM, _AM_IN_NAMES = "\u0e33", "\u0e4d\u0e32"
"""How it is typed, and how Python writes it in the name that it complains of."""


def find(trouble: Trouble) -> Cause | None:
    """The first word of Python's own that stands in the line, typed so; texts and comments are left out."""
    for run in _RUN.findall(bare(trouble.text)):
        near = word_of(run)
        if near:
            return cause("thai-keyboard", trouble, name=run[: len(near)], near=near)
    return None


def find_name(trouble: Trouble, name: str) -> Cause | None:
    """The same for a name that Python does not know."""
    typed = name.replace(_AM_IN_NAMES, _AM)
    near = word_of(typed)
    return cause("thai-keyboard", trouble, name=typed[: len(near)], near=near) if near else None


def word_of(thai: str) -> str:
    """The word of Python's with which these keys begin; empty where they begin with none."""
    typed = re.match(r"\w+", thai.translate(_TO_KEYS), re.ASCII)
    return typed[0] if typed and typed[0] in _PYTHONS and not thai.isascii() else ""
