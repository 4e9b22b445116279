"""Something wrong in an exercise's files: where it is, what it is and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    key: str
    """The path of the node, such as `tests[0].stdot`."""
    rule: str
    """The rule's id, such as `unknown-key`."""
    message: str
    hint: str = ""
    warning: bool = False
    """A warning does not stop the exercise from being used."""
