"""One public test tried in the cell: what a slot of the server would have told of that case."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

from sandbox import cases, marshalling
from sandbox.structure.rules import StructureCase
from sandbox.structure.run import run_structure
from sandbox.types import CallCase, Case, Limits, Outcome, ProgramCase, RunRequest
from web.practice.cell import Cell, Furniture
from web.practice.folder import WorkFolder
from web.practice.program import Streams, joined, reading, told_of

DEEP_ENOUGH = 3000
"""Python calls in each other, for whatever the parser lets pass, as on the server."""
_TO_JSON = json.JSONEncoder(ensure_ascii=False).encode
"""Made before a program could change what makes it."""

Told = dict[str, Any]


def try_case(cell: Cell, request: RunRequest, case: Case, loaded: Callable[[], object]) -> Told:
    """Run a case of a request. `loaded` is called once the solution of a call case has been imported."""
    limits = case.limits or request.limits
    if isinstance(case, ProgramCase):
        return _program(cell, request, case, limits)
    drawn: list[bytes] = []
    with cell.furnished(request.files, request.main, drawn.append, {}) as inside:
        if isinstance(case, StructureCase):
            encoded = marshalling.encode_case(case)
            sys.setrecursionlimit(DEEP_ENOUGH)
            return _told(lambda: run_structure(inside.sources, encoded), inside, drawn)
        assert isinstance(case, CallCase)  # noqa: S101 - a suite is never tried here
        call = marshalling.decode_call(marshalling.encode_case(case))
        return _told(lambda: _call(call, inside, request.main, limits, loaded), inside, drawn)


def _call(call: cases.Call, inside: Furniture, main: str, limits: Limits, loaded: Callable[[], object]) -> Told:
    solution = cases.load_solution(inside.sources, main, limits)
    loaded()
    if inside.exit.code is not None:
        return {}
    result: Told = cases.run_call(call, solution, limits)
    return result


def _told(run: Callable[[], Told], inside: Furniture, drawn: list[bytes]) -> Told:
    began = perf_counter()
    outcome, said = Outcome.EXITED, ""
    try:
        said = _TO_JSON(run())
        inside.drawing.finish()
    except MemoryError:
        outcome = Outcome.OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001 - the program broke what we ran it with: in a slot its process would be lost
        said = ""
    wall_seconds = perf_counter() - began
    if inside.exit.code is not None:
        said = ""
    return {
        "outcome": outcome,
        "wall_seconds": round(wall_seconds, 6),
        "exit_code": inside.exit.code or 0,
        "said": joined(drawn, said),
    }


def _program(cell: Cell, request: RunRequest, case: ProgramCase, limits: Limits) -> Told:
    drawn: list[bytes] = []
    collected: dict[str, str | None] = {}

    def collect(folder: WorkFolder) -> None:
        collected.update(folder.collect(case.collect, limits.output_kib * 1024))

    with (
        reading(case.stdin, cell.folder.path.with_suffix(".input")) as stdin,
        cell.furnished(request.files, request.main, drawn.append, case.files, collect) as inside,
    ):
        told = told_of(inside, Streams(limits, stdin), request.main, case.args, drawn)
    return told | {"collected": collected}
