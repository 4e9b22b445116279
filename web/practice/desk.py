"""What the page's script calls: everything that crosses between JavaScript and Python is text.

`prepare` once; then a memory snapshot may be taken; `wake` and `speak` after every start; then the rest, in any order.
A call that does not come back is ended from outside, with this whole interpreter.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from importlib import import_module

from sandbox.types import CallCase
from web.language import wording
from web.practice import lost
from web.practice.case import Told, try_case
from web.practice.cell import Cell
from web.practice.folder import WorkFolder
from web.practice.pages import environment
from web.practice.rehearsal import rehearse
from web.practice.session import Session
from web.practice.translations import Table
from web.practice.trial import Trial
from web.practice.verdicts import Verdicts

LIBRARY = tuple(
    """bisect collections copy csv dataclasses datetime decimal enum fractions functools heapq itertools json math operator
    random re statistics string textwrap time typing""".split()  # noqa: SIM905 - reads better
)
"""Modules that solutions often import: loaded before a snapshot is taken."""
_made: list[tuple[Cell, Verdicts]] = []


def prepare() -> None:
    """Load all that will be needed and do everything once; afterwards nothing is imported or compiled anew."""
    for name in LIBRARY:
        import_module(name)
    verdicts, folder = Verdicts(environment()), WorkFolder()
    rehearse(Cell(folder), verdicts)
    _made[:] = [(Cell(folder), verdicts)]  # whose Python is as it is after the rehearsal


def wake(seed: str) -> None:
    """After a start or from a snapshot: be unlike the last time."""
    random.seed(seed)


def speak(language: str, messages_json: str) -> None:
    """Say everything in this language, with the table of sentences that was built for it."""
    wording.use(Table.of(language, messages_json))


def run(
    request_json: str,
    ask: Callable[[str], str | None],
    said: Callable[[str, str], object],
    drew: Callable[[str], object],
    runs: Callable[[bool], object] = lambda _runs: None,
) -> str:
    """Run a whole program: `{"files", "main", "args", "stdin"}`, where a `stdin` of null has each line asked for.

    With an `"exercise"`, as for a trial, the files of its tests lie beside the program, as on the server.

    Args:
        request_json: the program.
        ask: gives the line that is typed, after what was printed of a line before; None at the end of input.
        said: is told what is printed, with the name of the stream.
        drew: is given a drawing as SVG while it grows.
        runs: is told when all lies in its folder and the program begins, and when it is over.
    """
    cell, verdicts = _made[0]
    session = Session.of(request_json)
    told = session.run(cell, ask, said, drew, runs)
    shown = verdicts.of_run(session.report(told), session.main, session.files)
    return json.dumps(shown | {"wall_seconds": told["wall_seconds"], "cut": told["truncated"], "left": told["left"]})


def gave_way(request_json: str) -> str:
    """What to say of a program in which the interpreter itself gave way, asked of the next one: as `run` tells it."""
    session = Session.of(request_json)
    return json.dumps(_made[0][1].of_run(session.report_of(lost.program()), session.main, session.files))


def cases(request_json: str) -> str:
    """What is to be tried of `{"exercise", "files"}`: how many cases, which are calls, and what each may use on the server."""
    request = Trial.of(request_json).request()
    limits = [case.limits or request.limits for case in request.cases]
    return json.dumps(
        {
            "count": len(limits),
            "calls": [isinstance(case, CallCase) for case in request.cases],
            "seconds": [one.wall_seconds for one in limits],
            "memory_mib": [one.memory_mib for one in limits],
            "stop_after_timeouts": request.stop_after_timeouts,
        }
    )


def run_case(request_json: str, index: int, loaded: Callable[[], object] = lambda: None) -> str:
    """Try one case in fresh surroundings; what came of it is for `judge`. `loaded` is called once the solution is imported."""
    request = Trial.of(request_json).request()
    return json.dumps(try_case(_made[0][0], request, request.cases[index], loaded))


def judge(request_json: str, results_json: str) -> str:
    """The verdict on a list of what `run_case` gave, case by case.

    In place of what did not come back, the page puts an object: `{"outcome": "timed_out"}`, `{"outcome": "out_of_memory"}`,
    `{"outcome": "gave_way", "loaded": true}` where the interpreter itself did, and `{"outcome": "not_started"}` for what was not begun.
    """
    trial = Trial.of(request_json)
    results: Sequence[str | Told] = json.loads(results_json)
    is_guessed = any(not isinstance(one, str) and one["outcome"] == lost.GAVE_WAY for one in results)
    report = trial.report(results)
    return json.dumps(_made[0][1].of_trial(report, trial.form, trial.files, is_guessed=is_guessed))
