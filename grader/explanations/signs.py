"""Characters that look like Python's own and are not: typographic, full-width, of another keyboard, invisible."""

from __future__ import annotations

import re
import unicodedata

from grader.explanations.cause import Cause, Trouble, cause

QUOTES = "“”„‟‘’‚‛«»‹›″′＂＇「」『』"
_DASHES = "–—−‐‑‒―－"
_MATH = {
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "²": "** 2",
    "³": "** 3",
    "→": "->",
    "∗": "*",
    "∙": "*",
    "·": "*",
}
_COMMAS = {"、": ",", "。": ".", "،": ",", "؛": ";"}


def find(trouble: Trouble, match: re.Match[str]) -> Cause:
    """What kind of sign it is that Python does not know, and which one is meant."""
    sign = match["sign"]
    if sign in QUOTES:
        return cause("typographic-quotes", trouble, sign=sign)
    if sign in _DASHES:
        return cause("typographic-dash", trouble, sign=sign)
    if sign in _MATH:
        return cause("math-sign", trouble, sign=sign, near=_MATH[sign])
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return cause("other-digits", trouble, sign=sign, near=str(digit))
    plain = _COMMAS.get(sign) or unicodedata.normalize("NFKC", sign)
    if plain != sign and plain.isascii() and plain.isprintable():
        return cause("full-width-sign", trouble, sign=sign, near=plain)
    return cause("unknown-sign", trouble, sign=sign)
