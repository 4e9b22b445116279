"""Suites on their way to a judge, and what the judge states of them on its way back."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from sandbox.errors import BadRequest
from sandbox.failures import decode_failure, failure_json
from sandbox.instances import clean_text
from sandbox.suites import Marker, SuiteResult, SuiteTest, Verdict
from sandbox.supervisor import wire
from sandbox.types import Outcome, SuiteCase

if TYPE_CHECKING:
    from sandbox.encoding import Json
    from sandbox.types import RunRequest

MAX_TESTS = 1000
"""Tests that one suite may have."""

MAX_STATEMENT_BYTES = 1 << 20
"""What a judge may say of one suite, in JSON."""

MAX_SUITES = 10
"""Suites of one request: what is said of all of them has to fit into one reply."""

_MARGIN_BYTES = 100
_MAX_NAME = 500
_MAX_TEXT = 1 << 16
_MAX_POINTS = 1_000_000

SPOILT = "the suite has spoiled what the judge had to say of it: it must leave the judge's own process alone"


def pack_suites(request: RunRequest) -> bytes:
    """What the judges of a request's suites get, a frame for each; a student's process never gets any of it. Raises BadRequest."""
    suites = [case for case in request.cases if isinstance(case, SuiteCase)]
    if len(suites) > MAX_SUITES:
        raise BadRequest(f"{len(suites)} suites are more than the {MAX_SUITES} of one request: send two requests")
    modules = [name.removesuffix(".py") for name in request.files if name.endswith(".py")]
    packed = b"".join(wire.pack(_pack(suite, request, modules)) for suite in suites)
    if len(packed) > wire.MAX_PAYLOAD_BYTES // 2:
        raise BadRequest(f"suites of {len(packed)} bytes are too large: send fewer at once, or smaller files")
    return packed


def _pack(suite: SuiteCase, request: RunRequest, modules: list[str]) -> bytes:
    if suite.path not in suite.files:
        raise BadRequest(f"the suite {suite.path!r} is not among its files {sorted(suite.files)}")
    limits = asdict(suite.limits or request.limits)
    return json.dumps(
        {"path": suite.path, "files": dict(suite.files), "modules": modules, "main": request.main, "limits": limits}
    ).encode()


def encode_statement(result: SuiteResult) -> Json:
    """A judge's statement as JSON, which has at most MAX_STATEMENT_BYTES: where there is no room, a test's texts are left out."""
    tests = [_encode_test(test) for test in result.tests]
    excess = _size(tests) + _size(result.problem) + _MARGIN_BYTES - MAX_STATEMENT_BYTES
    for number in reversed(range(len(tests))):
        if excess <= 0:
            break
        bare = _encode_test(_bare(result.tests[number]))
        excess -= _size(tests[number]) - _size(bare)
        tests[number] = bare
    return {"problem": result.problem, "tests": tests}


def _size(told: Json) -> int:
    return len(json.dumps(told))


def _bare(test: SuiteTest) -> SuiteTest:
    """A test without what its size depends on the student for."""
    return replace(test, explanation="", failure=None, stdout="")


def read_statement(text: str) -> SuiteResult:
    """The judge's statement. It comes from a process that the suite's author could have spoiled, so its shape is looked at."""
    try:
        match json.loads(text):
            case {"problem": None | str() as problem, "tests": list(tests)} if len(tests) <= MAX_TESTS:
                told = None if problem is None else _cut(problem)
                return SuiteResult(tuple(map(_decode_test, tests)), told)
    except (ValueError, RecursionError):
        pass
    return SuiteResult(problem=SPOILT)


def _encode_test(test: SuiteTest) -> Json:
    failure = None if test.failure is None else failure_json(test.failure)
    marker = {
        "points": test.marker.points,
        "public": test.marker.public,
        "name": test.marker.name,
        "title": dict(test.marker.title),
        "hint": dict(test.marker.hint),
    }
    return {
        "name": test.name,
        "marker": marker,
        "verdict": test.verdict,
        "outcome": test.outcome,
        "wall_seconds": round(test.wall_seconds, 6),
        "explanation": test.explanation,
        "reason": test.reason,
        "failure": failure,
        "stdout": test.stdout,
        "own_id": test.own_id,
        "ended_early": test.ended_early,
        "signal": test.signal,
    }


def _decode_test(told: Json) -> SuiteTest:
    match told:
        case {
            "name": str(name),
            "marker": {**marker},
            "verdict": str(verdict),
            "outcome": str(outcome),
            "wall_seconds": float() | int() as wall_seconds,
            "explanation": str(explanation),
            "reason": str(reason),
            "failure": failure,
            "stdout": str(stdout),
            "own_id": bool(own_id),
            "ended_early": bool(ended_early),
            "signal": None | int() as signal,
        } if 0 < len(name) <= _MAX_NAME and math.isfinite(wall_seconds) and wall_seconds >= 0:
            return SuiteTest(
                clean_text(name),
                _decode_marker(marker),
                Verdict(verdict),
                Outcome(outcome),
                float(wall_seconds),
                _cut(explanation),
                _cut(reason),
                None if failure is None else decode_failure(failure),
                _cut(stdout),
                own_id=own_id,
                ended_early=ended_early,
                signal=signal,
            )
    raise ValueError("a test of a statement has an unknown shape")


def _decode_marker(told: Mapping[Any, Any]) -> Marker:
    match told:
        case {
            "points": None | int() as points,
            "public": None | bool() as public,
            "name": None | str() as name,
            "title": {**title},
            "hint": {**hint},
        } if points is None or (type(points) is int and 0 <= points <= _MAX_POINTS):
            return Marker(points, public, None if name is None else _cut(name), _texts(title), _texts(hint))
    raise ValueError("a marker of a statement has an unknown shape")


def _texts(told: Mapping[Any, Any]) -> dict[str, str]:
    if not all(type(language) is str and type(text) is str for language, text in told.items()):
        raise ValueError("a text of a statement is none")
    return {clean_text(language): _cut(text) for language, text in told.items()}


def _cut(text: str) -> str:
    return clean_text(text[:_MAX_TEXT])
