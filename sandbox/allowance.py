"""How many parts of what students' processes say are made into objects: three bytes of JSON can take a hundred of memory."""

from __future__ import annotations

MOST_PARTS = 2_000_000
"""Values in all statements of one reply together; in memory some hundred bytes each, while they are read."""

_UNCOUNTED = 10_000
"""A statement that cannot have more than these is not looked at twice."""


class Allowance:
    """What is left for the rest of one reply."""

    def __init__(self, parts: int = MOST_PARTS) -> None:
        self._left = parts

    def takes(self, statement: str) -> bool:
        """Whether there is room for what the JSON holds; if so it is taken."""
        parts = _at_most(statement)
        if parts > _UNCOUNTED:
            parts = _outside_texts(statement, self._left)
        if parts > self._left:
            return False
        self._left -= parts
        return True


def _at_most(text: str) -> int:
    """Values that the JSON can have, if none of these stands inside a text."""
    return sum(map(text.count, "[{,"))


def _outside_texts(statement: str, enough: int) -> int:
    """The same without what stands inside texts; above `enough` it need not be exact."""
    bare = statement.replace("\\\\", "").replace('\\"', "")
    texts = bare.count('"') // 2
    return texts if texts > enough else max(texts, _at_most("".join(bare.split('"')[::2])))
