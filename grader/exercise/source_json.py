"""Tests that only read the code, as JSON and back. Standard library only."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from grader.exercise.source_tests import StructureTest, StyleTest
from sandbox.structure.rules import rule_from_json, rule_to_json

STRUCTURE, STYLE = "structure", "style"


def source_to_json(kind: StructureTest | StyleTest) -> dict[str, Any]:
    """One key, which tells the kind, with all of the test."""
    if isinstance(kind, StructureTest):
        return {STRUCTURE: [rule_to_json(rule) for rule in kind.rules]}
    return {STYLE: asdict(kind) | {"select": list(kind.select), "ignore": list(kind.ignore)}}


def source_from_json(data: dict[str, Any]) -> StructureTest | StyleTest | None:
    """The test in `data`; None where it holds one of another kind. Raises KeyError or TypeError."""
    if STRUCTURE in data:
        return StructureTest(tuple(map(rule_from_json, data[STRUCTURE])))
    if STYLE not in data:
        return None
    told = data[STYLE]
    return StyleTest(tuple(told["select"]), tuple(told["ignore"]), told["at_most"], told["line_length"])
