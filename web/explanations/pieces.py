"""A sentence in pieces of words and of code, so that a page can tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from web.explanations import types
from web.render.visible import visible

_CALL = re.compile(r"((?<![\w.])[a-z_.]+\(\))")
TYPE = "type"
"""How a parameter ends that names a type."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence."""

    text: str
    is_code: bool = False


def pieces(template: str, params: Mapping[str, str | int]) -> tuple[Piece, ...]:
    """The sentence with its parameters in place; what stood in backquotes is code.

    The backquotes are looked for before the parameters come in, which may hold some of their own.
    """
    told = {name: _told(name, value) for name, value in params.items()}
    found: list[Piece] = []
    for number, part in enumerate(template.split("`")):
        text = part % told
        if number % 2:
            found.append(Piece(text.replace("`", ""), is_code=True))
        else:
            found.extend(_with_code(text))
    if found and found[0].text and not found[0].is_code:
        found[0] = Piece(found[0].text[0].upper() + found[0].text[1:])
    return tuple(one for one in found if one.text)


def plain(sentence: Iterable[Piece]) -> str:
    """The sentence as one text."""
    return "".join(one.text for one in sentence)


def _told(name: str, value: str | int) -> str:
    return types.called(str(value)) if name.endswith(TYPE) else " ".join(visible(str(value)).split()) or "…"


def _with_code(text: str) -> Iterable[Piece]:
    """What is code without saying so: a type without words of its own, in backquotes, and functions with their brackets."""
    for number, part in enumerate(text.split("`")):
        if number % 2:
            yield Piece(part, is_code=True)
        else:
            yield from (Piece(one, is_code=bool(_CALL.fullmatch(one))) for one in _CALL.split(part))
