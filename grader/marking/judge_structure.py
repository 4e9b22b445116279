"""Judging a test of the code's structure: each rule, whether it is met, and where."""

from __future__ import annotations

from collections.abc import Mapping

from grader.exercise.source_tests import StructureTest
from grader.marking import endings
from grader.marking.codes import feedback
from grader.marking.readable import TOLD, cut
from grader.marking.report import Feedback
from grader.marking.verdict import Verdict
from sandbox.structure.rules import Finding, Place, Rule, rule_to_json
from sandbox.types import CaseResult, Limits, Outcome


def judge_structure(kind: StructureTest, case: CaseResult, limits: Limits, files: Mapping[str, str]) -> Verdict:
    """The verdict on one structure test. Never raises, whatever the case result holds."""
    told = endings.ending(case, limits)
    if not told and case.failure is not None:
        broken = endings.syntax_error(case.failure)
        told = (broken,) if broken else endings.exception(case.failure, files)
    if not told and len(case.findings) != len(kind.rules):
        told = (feedback("ended-early"),)
    if told:
        return Verdict(told, passed=False)
    each = tuple(_told(rule, finding, files) for rule, finding in zip(kind.rules, case.findings, strict=True))
    return Verdict(each, passed=case.outcome is Outcome.EXITED and all(finding.met for finding in case.findings))


def _told(rule: Rule, finding: Finding, files: Mapping[str, str]) -> Feedback:
    asked = rule_to_json(rule)
    place = finding.places[0] if finding.places else None
    if finding.met:
        return feedback("requirement-met", rule=asked, seen_line=place.line if place and not rule.forbidden else 0)
    if not finding.scope_found:
        return feedback("requirement-no-scope", rule=asked, name=rule.within or "")
    if rule.forbidden and place:
        return feedback("requirement-broken", rule=asked, **_at(place, files))
    if finding.near is not None:
        actual = cut(finding.near_words, TOLD)
        return feedback("requirement-nearly", rule=asked, actual=actual, file=finding.near.file, line=finding.near.line)
    if finding.count:
        return feedback("requirement-count", rule=asked, count=finding.count)
    return feedback("requirement-missing", rule=asked)


def _at(place: Place, files: Mapping[str, str]) -> dict[str, str | int]:
    """Where it is; the line's text is ours, from the file that was handed in."""
    lines = files.get(place.file, "").split("\n")
    text = lines[place.line - 1] if place.line <= len(lines) else ""
    return {"file": place.file, "line": place.line, "text": cut(text.strip(), TOLD)}
