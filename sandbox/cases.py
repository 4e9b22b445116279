"""Runs one declared case in this interpreter and encodes what came out; used in a slot and in the browser alike.

A call case: `load_solution` once, then `run_call` for each case in a fork of that process (or after loading it anew).
A program case: `run_program`, after the caller has set the work folder, its files and the standard streams.
Before either: `Sources(files, folder).install()`. What they give is JSON, to be read by `sandbox.marshalling.decode_result`.
Nothing here forks, and nothing here expects the student's code to end or to behave.
"""

from __future__ import annotations

import contextlib
import sys
import traceback
from dataclasses import dataclass, replace
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox.encoding import Encoder, Json, TooLarge
from sandbox.expressions import Scope, Step, evaluate, identifier, parse
from sandbox.failures import failure_json, failure_of, traceback_of
from sandbox.streams import CapturedStreams, OutputLimitReached
from sandbox.types import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.sources import Sources
    from sandbox.types import CallCase, Failure, Limits

BALLAST_BYTES = 1 << 20
"""Memory kept back, to tell of a MemoryError with."""

_LEAST_RECURSION = 1000
"""Python's own recursion limit; a solution may have set a lower one, which we could not work under."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The imported solution, ready for one call case."""

    names: Mapping[str, Any]
    sources: Sources
    streams: CapturedStreams
    """What it printed; the case adds to it."""
    failure: Failure | None = None
    """The exception that ended the import."""
    random_state: Any = None
    """Of the `random` module after the import: a fork makes Python forget what the solution seeded."""


def load_solution(sources: Sources, main: str, limits: Limits) -> Solution:
    """Import the solution under its file's stem. Never raises: how a failed import ended is in the result."""
    streams = CapturedStreams(limits.output_kib * 1024)
    name = Path(main).stem
    module = module_from_spec(sources.spec(name, main))
    solution = Solution(module.__dict__, sources, streams)
    sys.modules[name] = module
    reseed()
    ballast = [bytes(BALLAST_BYTES)]
    with streams.redirected():
        try:
            sources.exec_module(module)
        except OutputLimitReached:
            return solution
        except BaseException as error:  # noqa: BLE001 - an import that ends with sys.exit() has failed as well
            return replace(solution, failure=told(error, sources, ballast))
        finally:
            streams.stdout.take()
    random: Any = sys.modules.get("random")
    return replace(solution, random_state=random.getstate()) if random else solution


def run_call(case: CallCase, solution: Solution, limits: Limits) -> Json:
    """Run all steps, also after one that raised; what each gave is encoded before the next can change it.

    Raises ExpressionError if a step is not in the grammar, which is our fault and not the student's.
    """
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _LEAST_RECURSION))
    if solution.random_state is not None:
        sys.modules["random"].setstate(solution.random_state)
    run = _CallRun(case, solution, Encoder(limits.output_kib * 1024))
    cut = False
    if solution.failure is None and not solution.streams.truncated:
        try:
            run.all_steps([parse(text) for text in case.steps])
            run.observe(case.observe)
        except (TooLarge, OutputLimitReached):
            cut = True
    failure, streams = run.failure, solution.streams
    return {
        "outcome": Outcome.OUTPUT_LIMIT if cut or streams.truncated else outcome_of(failure),
        "failure": None if failure is None else failure_json(failure),
        "steps": run.steps,
        "observed": run.observed,
        "stdout": streams.stdout.text(),
        "stderr": streams.stderr.text(),
        "truncated": streams.truncated,
    }


def reseed() -> None:
    """Make `random` unlike the last time: a process made ready earlier has one state for all who start from it."""
    random: Any = sys.modules.get("random")
    if random is not None:
        random.seed()


def outcome_of(failure: Failure | None) -> Outcome:
    """What a run that ended by itself is called."""
    if failure is None:
        return Outcome.EXITED
    return Outcome.OUT_OF_MEMORY if "MemoryError" in failure.bases else Outcome.RAISED


def told(error: BaseException, sources: Sources, ballast: list[bytes]) -> Failure:
    """The record of an exception; after a MemoryError with the ballast's memory, and then with what the frames held."""
    if not issubclass(type(error), MemoryError):
        return failure_of(error, sources)
    ballast.clear()
    failure = failure_of(error, sources)
    traceback.clear_frames(traceback_of(error))
    return failure


class _CallRun:
    """The steps of one case on their way."""

    def __init__(self, case: CallCase, solution: Solution, encoder: Encoder) -> None:
        given = {identifier(name): value for name, value in case.given.items()}
        self._scope = Scope(solution.names, given)
        self._solution = solution
        self._encoder = encoder
        self._ballast = [bytes(BALLAST_BYTES)]
        self.steps: list[Json] = []
        self.observed: dict[str, Json] = {}
        self.failure = solution.failure

    def all_steps(self, steps: list[Step]) -> None:
        """Run the steps in order. Raises TooLarge or OutputLimitReached."""
        for step in steps:
            with self._solution.streams.redirected():
                self._run(step)
            if self._solution.streams.truncated:
                raise OutputLimitReached

    def observe(self, names: tuple[str, ...]) -> None:
        """Encode what the names mean now; what cannot be read is left out. Raises TooLarge."""
        with self._solution.streams.redirected():
            for name in names:
                with contextlib.suppress(NameError, RuntimeError):  # no such name, or it changes while it is looked at
                    self.observed[name] = self._encoder.encode(self._scope[identifier(name)])

    def _run(self, step: Step) -> None:
        value, failure, printed = None, None, ""
        stdout = self._solution.streams.stdout
        try:
            result = evaluate(step, self._scope)
            printed = stdout.take()
            value = self._encoder.encode(result)  # its __repr__ may print and raise: no part of the step
        except (OutputLimitReached, TooLarge):
            raise
        except BaseException as error:  # noqa: BLE001 - SystemExit and KeyboardInterrupt too are what the step gave
            failure = told(error, self._solution.sources, self._ballast)
        printed += stdout.take() if failure else ""
        stdout.take()
        self.failure = self.failure or failure
        self.steps.append({"value": value, "failure": failure and failure_json(failure), "printed": printed})
