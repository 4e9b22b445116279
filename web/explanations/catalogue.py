"""The words of every cause: one catalogue, in the families in which they are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from web.explanations import (
    attributes,
    blocks,
    calls,
    endless,
    indexes,
    items,
    names,
    operators,
    statements,
    surroundings,
    texts,
    values,
)
from web.explanations.words import Words

FAMILIES = (
    blocks,
    texts,
    statements,
    names,
    operators,
    calls,
    items,
    indexes,
    values,
    attributes,
    surroundings,
    endless,
)
WORDS: Mapping[str, Words] = MappingProxyType({code: words for one in FAMILIES for code, words in one.WORDS.items()})
"""The words by the code of the cause."""
