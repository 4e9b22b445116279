"""Structure cases on their way into a slot, and what was found on its way out: JSON, checked at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.errors import BadRequest
from sandbox.structure.rules import Finding, finding_from_json, rule_to_json
from sandbox.structure.vocabulary import WORDS

if TYPE_CHECKING:
    from sandbox.structure.rules import StructureCase

MAX_RULES = 100


def encode_rules(case: StructureCase) -> dict[str, Any]:
    """The rules of a case as JSON. Raises BadRequest for one that no reader knows."""
    unknown = sorted({rule.word for rule in case.rules} - {*WORDS})
    if unknown or len(case.rules) > MAX_RULES:
        raise BadRequest(
            f"a structure case has up to {MAX_RULES} rules with known words, not {unknown or len(case.rules)}"
        )
    entries = None if case.entries is None else list(case.entries)
    return {"rules": [rule_to_json(rule) for rule in case.rules], "entries": entries}


def decode_findings(encoded: object, case: StructureCase) -> tuple[Finding, ...]:
    """One finding for each rule. Raises ValueError for anything that ours would not have said."""
    if not isinstance(encoded, list) or len(encoded) != len(case.rules):
        raise ValueError("a result has another number of findings than its case has rules")
    return tuple(map(finding_from_json, encoded))
