"""Runs one declared call case in this interpreter and encodes what came out; used in a slot and in the browser alike.

`load_solution` once, then `run_call` for each case in a fork of that process (or after loading it anew). Before that:
`Sources(files, folder).install()`. What it gives is JSON, to be read by `sandbox.marshalling.decode_result`.
Nothing here forks, and nothing here expects the student's code to end or to behave. Whole programs: `sandbox.programs`.

Most of what a case costs is memory pages that its fork touches first: what can be made before the fork is made there.
"""

from __future__ import annotations

import contextlib
import sys
import traceback
from dataclasses import dataclass, field
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any

from sandbox.ballast import Ballast
from sandbox.encoding import Encoder, Json, TooLarge
from sandbox.failures import failure_json, failure_of, traceback_of
from sandbox.steps import Scope, Step, evaluate
from sandbox.streams import CapturedStreams, OutputLimitReached
from sandbox.types import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.sources import Sources
    from sandbox.types import Failure, Limits

_LEAST_RECURSION = 1000
"""Python's own recursion limit; a solution may have set a lower one, which we could not work under."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call case, its steps read and its names as Python spells them."""

    steps: tuple[Step, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    observe: Mapping[str, str] = field(default_factory=dict)
    """The names whose values come back, as the exercise spells them, to the same as Python spells them."""


@dataclass(slots=True)
class Solution:
    """The imported solution, ready for one call case."""

    names: Mapping[str, Any]
    sources: Sources
    streams: CapturedStreams
    """What it printed; the case adds to it."""
    ballast: Ballast
    failure: Failure | None = None
    """The exception that ended the import."""
    random_state: Any = None
    """Of the `random` module after the import: a fork makes Python forget what the solution seeded."""


def load_solution(sources: Sources, main: str, limits: Limits) -> Solution:
    """Import the solution under its file's stem. Never raises: how a failed import ended is in the result."""
    name = main.removesuffix(".py")
    module = module_from_spec(sources.spec(name, main))
    sys.modules[name] = module
    solution = Solution(module.__dict__, sources, CapturedStreams(limits.output_kib * 1024), Ballast())
    reseed(sources)
    with solution.streams:
        try:
            sources.exec_module(module)
        except OutputLimitReached:
            pass
        except BaseException as error:  # noqa: BLE001 - an import that ends with sys.exit() has failed as well
            solution.failure = told(error, sources, solution.ballast)
    solution.streams.stdout.take()
    random = _random(sources)
    if random is not None:
        solution.random_state = random.getstate()
    return solution


def run_call(call: Call, solution: Solution, limits: Limits) -> Json:
    """Run all steps, also after one that raised; what each gave is encoded before the next can change it."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _LEAST_RECURSION))
    if solution.random_state is not None:
        sys.modules["random"].setstate(solution.random_state)
    run = _CallRun(call, solution, Encoder(limits.output_kib * 1024))
    streams = solution.streams
    cut = False
    if solution.failure is None and not streams.truncated:
        try:
            with streams:
                run.all_steps(call.steps)
                run.observe(call.observe)
        except (TooLarge, OutputLimitReached):
            cut = True
    return {
        "outcome": Outcome.OUTPUT_LIMIT if cut or streams.truncated else outcome_of(run.failure),
        "failure": None if run.failure is None else failure_json(run.failure),
        "steps": run.steps,
        "observed": run.observed,
        "stdout": streams.stdout.text(),
        "stderr": streams.stderr.text(),
        "truncated": streams.truncated,
    }


def reseed(sources: Sources) -> None:
    """Make `random` unlike the last time: a process made ready earlier has one state for all who start from it."""
    random = _random(sources)
    if random is not None:
        random.seed()


def _random(sources: Sources) -> Any:
    """Python's own `random`, where it is loaded: a student's file may have that name."""
    return None if "random.py" in sources else sys.modules.get("random")


def outcome_of(failure: Failure | None) -> Outcome:
    """What a run that ended by itself is called."""
    if failure is None:
        return Outcome.EXITED
    return Outcome.OUT_OF_MEMORY if "MemoryError" in failure.bases else Outcome.RAISED


def told(error: BaseException, sources: Sources, ballast: Ballast) -> Failure:
    """The record of an exception; after a MemoryError with the ballast's memory, and then with what the frames held."""
    if not issubclass(type(error), MemoryError):
        return failure_of(error, sources)
    ballast.drop()
    failure = failure_of(error, sources)
    traceback.clear_frames(traceback_of(error))
    return failure


class _CallRun:
    """The steps of one case on their way."""

    def __init__(self, call: Call, solution: Solution, encoder: Encoder) -> None:
        self._scope = Scope(solution.names, call.given)
        self._solution = solution
        self._encoder = encoder
        self.steps: list[Json] = []
        self.observed: dict[str, Json] = {}
        self.failure = solution.failure

    def all_steps(self, steps: tuple[Step, ...]) -> None:
        """Run the steps in order. Raises TooLarge or OutputLimitReached."""
        streams = self._solution.streams
        for step in steps:
            streams.take_places()  # the last step may have put something else there
            self._run(step)
            if streams.truncated:
                raise OutputLimitReached

    def observe(self, names: Mapping[str, str]) -> None:
        """Encode what the names mean now; what cannot be read is left out. Raises TooLarge."""
        for name, spelt in names.items():
            with contextlib.suppress(NameError, RuntimeError):  # no such name, or it changes while it is looked at
                self.observed[name] = self._encoder.encode(self._scope[spelt])

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
            failure = told(error, self._solution.sources, self._solution.ballast)
        printed += stdout.take() if failure else ""
        stdout.take()
        self.failure = self.failure or failure
        self.steps.append({"value": value, "failure": failure and failure_json(failure), "printed": printed})
