"""The two kinds of test that only read the student's code: records, standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.structure.rules import Rule


@dataclass(frozen=True, slots=True)
class StructureTest:
    """What the code must and must not contain, found in its syntax tree."""

    rules: tuple[Rule, ...]
    """In the order of the exercise file: first what is required, then what is forbidden."""


@dataclass(frozen=True, slots=True)
class StyleTest:
    """A linter's findings."""

    select: tuple[str, ...]
    """Codes of rules, or the letters and digits that they begin with."""
    ignore: tuple[str, ...] = ()
    at_most: int | None = None
    """So many findings still pass. None: findings are told and count for nothing."""
    line_length: int = 88
    """The longest line that `E501` lets pass."""

    @property
    def is_only_told(self) -> bool:
        """Whether it has no say in whether a submission is right."""
        return self.at_most is None
