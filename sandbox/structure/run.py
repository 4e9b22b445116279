"""Carries out one structure case in this interpreter: parses the files, runs nothing of them, and says what was found as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.failures import failure_json, failure_of
from sandbox.structure.reading import read
from sandbox.structure.rules import finding_to_json, rule_from_json
from sandbox.types import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.encoding import Json
    from sandbox.sources import Sources


def run_structure(sources: Sources, case: Mapping[str, Any]) -> Json:
    """Read the files; one that is no Python has raised, in the words that an import of it would have used.

    Args:
        sources: the student's files, installed or not.
        case: what `sandbox.marshalling.encode_case` made of the case.
    """
    texts = sources.texts()
    try:
        trees = {file: sources.tree(file) for file in texts}
        found = read(trees, texts, map(rule_from_json, case["rules"]), case["entries"])
    except (SyntaxError, RecursionError) as error:
        return {"outcome": Outcome.RAISED, "exit_code": 1, "failure": failure_json(failure_of(error, sources))}
    findings = [finding_to_json(finding) for finding in found]
    return {"outcome": Outcome.EXITED, "exit_code": 0, "failure": None, "findings": findings}
