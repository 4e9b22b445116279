"""What is asked of a source, and what was found: frozen records and their JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.types import Limits

MAX_PLACES = 5
"""Places of a finding that are told; the rest is only counted."""

Name = str | int | float | bool | None
"""What stands behind a word: a name, an operator, or a literal of any plain type."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that code must or must not contain."""

    word: str
    """One of `sandbox.structure.vocabulary.WORDS`."""
    name: Name = None
    any_name: bool = True
    """Whether the word stands for itself; False where `name` says which one is meant."""
    forbidden: bool = False
    within: str | None = None
    """A function, class or `Class.method`: only it, and what it uses of the same files, is looked at."""
    at_least: int = 1
    at_most: int | None = None
    parameters: tuple[str, ...] | None = None
    bases: tuple[str, ...] | None = None
    methods: tuple[str, ...] | None = None
    decorated: str | None = None
    documented: bool | None = None
    hinted: bool | None = None


@dataclass(frozen=True, slots=True)
class StructureCase:
    """Rules that are held against the syntax tree of the student's files. No student code runs for it."""

    rules: tuple[Rule, ...]
    entries: tuple[str, ...] | None = None
    """Names that are used from outside, so that what they use is in use; None: any may be."""
    limits: Limits | None = None
    """None: the limits of the request."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. Line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one rule."""

    met: bool
    count: int = 0
    places: tuple[Place, ...] = ()
    """The first few."""
    scope_found: bool = True
    """False where there is no function or class to look into."""
    near: Place | None = None
    """A function or class of the right name that is otherwise than the rule asks for."""
    near_words: str = ""
    """How that one begins, such as `total(a, b)`."""


def rule_to_json(rule: Rule) -> dict[str, Any]:
    """Only what is not the default."""
    told = {
        field.name: getattr(rule, field.name) for field in fields(rule) if field.default != getattr(rule, field.name)
    }
    if not rule.any_name:  # False and 0 are names like others
        told["name"] = rule.name
    return {key: list(value) if isinstance(value, tuple) else value for key, value in told.items()}


def rule_from_json(data: Mapping[str, Any]) -> Rule:
    """The rule that `rule_to_json` made `data` of. Raises TypeError."""
    known: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Rule(**known)


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """The finding as JSON."""
    return asdict(finding)


def finding_from_json(data: Any) -> Finding:
    """The finding that `finding_to_json` made `data` of. Raises ValueError on anything else."""
    match data:
        case {
            "met": bool(met),
            "count": int(count),
            "places": [*places],
            "scope_found": bool(scope_found),
            "near": near,
            "near_words": str(near_words),
        } if count >= 0:
            shown = tuple(_place(place) for place in places[:MAX_PLACES])
            return Finding(met, count, shown, scope_found, None if near is None else _place(near), near_words)
    raise ValueError("an encoded finding has an unknown shape")


def _place(data: Any) -> Place:
    match data:
        case {"file": str(file), "line": int(line), "column": int(column)} if line > 0 < column:
            return Place(file, line, column)
    raise ValueError("an encoded place has an unknown shape")
