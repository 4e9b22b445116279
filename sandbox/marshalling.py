"""Cases on their way into a slot and results on their way out, as JSON; what comes out may have been forged by the student."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sandbox.cases import Call
from sandbox.encoding import Encoder, Json, TooLarge, decode
from sandbox.errors import BadRequest
from sandbox.expressions import ExpressionError, identifier, parse
from sandbox.failures import decode_failure
from sandbox.instances import clean_text
from sandbox.steps import Step, from_json, to_json
from sandbox.structure.exchange import decode_findings, encode_rules
from sandbox.structure.rules import StructureCase
from sandbox.types import Case, CaseResult, Outcome, ProgramCase, StepResult, SuiteCase

if TYPE_CHECKING:
    from sandbox.types import Failure

MAX_GIVEN_BYTES = 4 << 20
"""What the given values of one case may take: our own author's data, so far more than a student's value."""

_TELLABLE = {
    Outcome.EXITED: {False},
    Outcome.RAISED: {True},
    Outcome.OUT_OF_MEMORY: {True},
    Outcome.OUTPUT_LIMIT: {False, True},
}
"""How a case ends that lives to tell, and whether a failure goes with it; the other ends only its parent can know."""


def encode_case(case: Case) -> Json:
    """A case as JSON, its steps as trees: no process of the student has to read them. Raises BadRequest.

    Of a suite case only the limits: its files are for the judge, and go another way.
    """
    limits = None if case.limits is None else asdict(case.limits)
    if isinstance(case, SuiteCase):
        return {"kind": "suite", "limits": limits}
    if isinstance(case, StructureCase):
        return {"kind": "structure", "limits": limits, **encode_rules(case)}
    if isinstance(case, ProgramCase):
        program = {"stdin": case.stdin, "args": case.args, "files": dict(case.files), "collect": case.collect}
        return {"kind": "program", "limits": limits, **program}
    try:
        encoder = Encoder(MAX_GIVEN_BYTES)
        given = {identifier(name): encoder.encode(value) for name, value in case.given.items()}
        observe = {name: identifier(name) for name in case.observe}
        steps = [(step.name, to_json(step.expression)) for step in map(parse, case.steps)]
    except TooLarge as error:
        raise BadRequest("the given values of a case are too large: test with smaller ones") from error
    except ExpressionError as error:
        raise BadRequest(f"a step or name of a case cannot be read: {error}") from error
    return {"kind": "call", "limits": limits, "steps": steps, "given": given, "observe": observe}


def decode_call(encoded: Json) -> Call:
    """The call case that was encoded; from our own side, so its shape is taken for granted."""
    steps = tuple(Step(from_json(tree), name) for name, tree in encoded["steps"])
    given = {name: decode(value) for name, value in encoded["given"].items()}
    return Call(steps, given, encoded["observe"])


def decode_result(encoded: Json, case: Case) -> CaseResult:
    """What the student's process said of a case. Raises ValueError for anything that ours would not have said.

    Times, signals and limits are not in it: the caller, who measured them, adds them.
    """
    try:
        outcome = Outcome(_field(encoded, "outcome", str))
        failure = _failure(encoded)
    except KeyError as error:
        raise ValueError(f"a result has no {error}") from None
    if outcome not in _TELLABLE or (failure is not None) not in _TELLABLE[outcome]:
        raise ValueError("a result contradicts itself")
    if isinstance(case, StructureCase):
        found = decode_findings(encoded.get("findings"), case) if outcome is Outcome.EXITED else ()
        return CaseResult(outcome, failure=failure, findings=found)
    if isinstance(case, SuiteCase):
        return CaseResult(outcome, failure=failure)
    if isinstance(case, ProgramCase):
        return CaseResult(outcome, exit_code=_field(encoded, "exit_code", int) & 0xFF, failure=failure)
    steps = tuple(map(_step, _field(encoded, "steps", list)))
    if len(steps) > len(case.steps) or (outcome is Outcome.EXITED and len(steps) < len(case.steps)):
        raise ValueError("a result has another number of steps than its case")
    observed = _field(encoded, "observed", dict)
    return CaseResult(
        outcome,
        stdout=clean_text(_field(encoded, "stdout", str)),
        stderr=clean_text(_field(encoded, "stderr", str)),
        truncated=_field(encoded, "truncated", bool),
        failure=failure,
        steps=steps,
        observed={name: decode(observed[name]) for name in case.observe if name in observed},
    )


def _step(encoded: Json) -> StepResult:
    failure = _failure(encoded)
    value = decode(encoded.get("value"))
    if failure is not None and value is not None:
        raise ValueError("a step both gave a value and raised")
    return StepResult(value, failure, clean_text(_field(encoded, "printed", str)))


def _failure(encoded: Json) -> Failure | None:
    if type(encoded) is not dict:
        raise ValueError("a result is not an object")
    failure = encoded.get("failure")
    return None if failure is None else decode_failure(failure)


def _field(encoded: Json, name: str, cls: type) -> Any:
    if type(encoded) is not dict or type(encoded.get(name)) is not cls:
        raise ValueError(f"a result has no {name}")
    return encoded[name]
