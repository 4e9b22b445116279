"""What a slot and its owner say to each other: requests checked and packed, replies read with suspicion."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from sandbox import suites
from sandbox.allowance import Allowance
from sandbox.errors import BadRequest, SandboxUnavailable
from sandbox.foreign import check_language, compilation_in, compile_seconds, in_its_words
from sandbox.marshalling import encode_case
from sandbox.statements import pack_suites, read_statement
from sandbox.supervisor import wire
from sandbox.told import case_result
from sandbox.types import Limits, ProgramCase, RunRequest, RunResult, SuiteCase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sandbox.types import Case

OWN_SECONDS = 10.0
"""What a slot may take on top of the wall limits of all cases, on a slow and busy machine that kills one process after the other."""

_HIGHEST = Limits(wall_seconds=600, cpu_seconds=600, memory_mib=16384, output_kib=16384, processes=64)
_MAX_NAME = 255
_MAX_CASES = 1000


class Packed(NamedTuple):
    """A request in its two parts, which meet in no process that runs student code."""

    submission: bytes
    """The student's files and the cases, without any file of a suite."""
    suites: bytes
    """What the judges get, a frame for each suite."""


def pack(request: RunRequest) -> Packed:
    """Both parts of a request. Raises BadRequest for one that breaks the contract."""
    return Packed(pack_request(request), pack_suites(request))


def pack_request(request: RunRequest) -> bytes:
    """The submission's part. Raises BadRequest."""
    _check_files(request)
    check_language(request)
    if len(request.cases) > _MAX_CASES:
        raise BadRequest(f"{len(request.cases)} cases are more than the {_MAX_CASES} of one request: send two requests")
    packed = json.dumps(
        {
            "files": dict(request.files),
            "main": request.main,
            "language": request.language,
            "cases": [_pack_case(case, request.limits, request.files) for case in request.cases],
            "stop_after_timeouts": request.stop_after_timeouts,
        }
    ).encode()
    if len(packed) > wire.MAX_PAYLOAD_BYTES // 2:
        raise BadRequest(f"a request of {len(packed)} bytes is too large: send fewer cases at once, or smaller files")
    return packed


def longest_seconds(request: RunRequest) -> float:
    """After how long the reply must be there, whatever the submission does."""
    return (
        sum(_longest_seconds(case, (case.limits or request.limits).wall_seconds) for case in request.cases)
        + compile_seconds(request)
        + OWN_SECONDS
    )


def unpack_reply(reply: bytes, request: RunRequest, *, wall_seconds: float, sandbox: str, image: str) -> RunResult:
    """The results of all cases. Raises SandboxUnavailable where the slot has lost its mind."""
    try:
        return _read_reply(json.loads(reply), request, wall_seconds, sandbox, image)
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise SandboxUnavailable(
            f"the slot's reply cannot be read, and it is replaced by a new one: {error!r}"
        ) from error


def _read_reply(message: Any, request: RunRequest, wall_seconds: float, sandbox: str, image: str) -> RunResult:
    if "problem" in message:
        raise SandboxUnavailable(f"the slot failed and is replaced by a new one: {message['problem']}")
    told = message["cases"]
    if len(told) != len(request.cases):
        raise SandboxUnavailable(
            f"the slot told {len(told)} results of {len(request.cases)} cases; it is replaced by a new one"
        )
    allowance, pairs = Allowance(), zip(told, request.cases, strict=True)
    cases = [in_its_words(case_result(one, case, allowance), request) for one, case in pairs]
    for number, statement in message.get("suites", {}).items():
        cases[int(number)] = replace(cases[int(number)], suite=read_statement(statement))
    return RunResult(tuple(cases), wall_seconds, sandbox, image, compilation_in(told, request))


def _longest_seconds(case: Case, wall_seconds: float) -> float:
    return suites.longest_seconds(wall_seconds) if isinstance(case, SuiteCase) else wall_seconds


def _pack_case(case: Case, limits: Limits, names: Collection[str]) -> dict[str, Any]:
    own = case.limits or limits
    _check_limits(own)
    if isinstance(case, SuiteCase):
        _check_paths(case.files)
    if isinstance(case, ProgramCase):
        _check_paths([*case.files, *case.collect])
        for folder in {str(parent) for path in case.files for parent in PurePosixPath(path).parents}:
            if folder in case.files or folder in names:
                raise BadRequest(f"{folder!r} cannot be a file and a folder of files at once")
        if any("\0" in argument for argument in case.args):
            raise BadRequest("an argument of a program cannot hold a NUL character")
    return dict(encode_case(replace(case, limits=own)))


def _check_files(request: RunRequest) -> None:
    _check_paths(request.files)
    for name in request.files:
        if "/" in name:
            raise BadRequest(f"the student's file {name!r} lies in a folder: the names are flat")
    if request.main not in request.files:
        raise BadRequest(f"the solution {request.main!r} is not among the files {sorted(request.files)}")


def _check_paths(paths: Iterable[str]) -> None:
    for path in paths:
        parts = PurePosixPath(path).parts
        clean = parts and "/".join(parts) == path and not path.startswith("/") and ".." not in parts
        if not clean or "\0" in path or max(map(len, map(_as_bytes, parts))) > _MAX_NAME:
            raise BadRequest(f"the path {path!r} is none inside the work folder: write it relative, without `..`")


def _as_bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _check_limits(limits: Limits) -> None:
    for name, highest in asdict(_HIGHEST).items():
        value = getattr(limits, name)
        if not 0 < value <= highest:
            raise BadRequest(f"the limit {name} is {value}: it must be above 0 and at most {highest}")
