"""Short ways to hold a rule against a source."""

from __future__ import annotations

import ast
from typing import Any

from sandbox.structure.reading import read
from sandbox.structure.rules import Finding, Rule


def rule(word: str, name: Any = ..., **more: Any) -> Rule:
    """A rule about any, or about the one of that name."""
    return Rule(word, None if name is ... else name, any_name=name is ..., **more)


def find(source: str | dict[str, str], *rules: Rule, entries: tuple[str, ...] | None = None) -> list[Finding]:
    """What rules find in a file called s.py, or in several."""
    files = {"s.py": source} if isinstance(source, str) else source
    return read({name: ast.parse(text) for name, text in files.items()}, files, rules, entries)


def lines(source: str, word: str, name: Any = ..., entries: tuple[str, ...] | None = None, **more: Any) -> list[int]:
    """The lines in which a rule finds something."""
    return [place.line for place in find(source, rule(word, name, **more), entries=entries)[0].places]
