"""What a slot meets in a school year, in a few minutes: submissions of every kind, drawn at random from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest, RunResult
from sandbox.values import strictly_equal
from tests.bench.job import CALLS, PROGRAM, SOLUTION, SUITE, Job
from tests.sandbox import attacks
from tests.sandbox.attacks import Attack

_SHORT = Limits(wall_seconds=0.2, cpu_seconds=0.2)
_LONGEST_ATTACK_SECONDS = 0.5
_BOUND = tuple(attack for attack in attacks.HOSTILE if attack.limits.wall_seconds <= _LONGEST_ATTACK_SECONDS)
_FREE = tuple(attack for attack in attacks.HOSTILE if attack.limits.wall_seconds > _LONGEST_ATTACK_SECONDS)


@dataclass(frozen=True)
class Submission:
    """One submission and what must come of it."""

    kind: str
    request: RunRequest
    holds: Callable[[RunResult], bool]


def mixture(seed: int, count: int, *, suites: bool) -> Iterator[Submission]:
    """So many submissions, the same ones for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - to have the same ones again
    weights = {
        _good_calls: 34,
        _wrong_calls: 26,
        _good_program: 18,
        _wrong_program: 13,
        _suite: 4 if suites else 0,
        _endless: 1,
        _hostile_program: 2,
        _hostile_solution: 2,
    }
    for make in dice.choices(list(weights), list(weights.values()), k=count):
        yield make(dice)


def _good_calls(_dice: random.Random) -> Submission:
    return Submission("good calls", CALLS.request, lambda result: _is_right(CALLS, result))


def _wrong_calls(dice: random.Random) -> Submission:
    source = dice.choice(
        [
            SOLUTION.replace("+=", "-="),
            SOLUTION.replace("return result", "return result[0]"),
            SOLUTION.replace("def total", "def totall"),
            SOLUTION.replace(":\n", "\n", 1),
            SOLUTION + "import nowhere\n",
            SOLUTION + "raise SystemExit(3)\n",
            SOLUTION.replace("return result", "return total(numbers)"),
            SOLUTION.replace("result = 0", "print('x' * 10_000)\n    result = []"),
            "import threading\nthreading.Thread(target=print).start()\nopen('left', 'w')\n"
            + SOLUTION.replace("+=", "-="),
            "",
        ]
    )
    request = replace(CALLS.request, files={"solution.py": source})
    return Submission("wrong calls", request, lambda result: not _is_right(CALLS, result))


def _good_program(_dice: random.Random) -> Submission:
    return Submission("good program", PROGRAM.request, lambda result: _is_right(PROGRAM, result))


def _wrong_program(dice: random.Random) -> Submission:
    source = dice.choice(
        [
            "print(7)\n",
            "print(6",
            "1 / 0\n",
            "import sys\nsys.exit(input())\n",
            "open('/tmp/left', 'w').write('x' * 100_000)\nprint(5)\n",
            "print(6)\nprint(6)\n",
            "import os\nos.kill(os.getpid(), 9)\n",
            "print('x' * 300_000)\n",
            "x = bytearray(10**9)\n",
        ]
    )
    request = RunRequest({"prog.py": source}, "prog.py", PROGRAM.request.cases)
    return Submission("wrong program", request, lambda result: not _is_right(PROGRAM, result))


def _suite(dice: random.Random) -> Submission:
    if dice.random() < 0.5:
        return Submission("good suite", SUITE.request, lambda result: _is_right(SUITE, result))
    request = replace(SUITE.request, files={"solution.py": SOLUTION.replace("+=", "-=")})
    return Submission("wrong suite", request, lambda result: not _is_right(SUITE, result))


def _endless(dice: random.Random) -> Submission:
    source = dice.choice(
        ["while True:\n    pass\n", "import time\ntime.sleep(60)\n", "input()\nprint(input())\nwhile 1: 1\n"]
    )
    case = ProgramCase("1\n2\n") if dice.random() < 0.5 else CallCase(("f()",))
    request = RunRequest({"m.py": source}, "m.py", (case,), _SHORT)
    return Submission("endless", request, lambda result: result.cases[0].outcome in {Outcome.TIMED_OUT, Outcome.RAISED})


def _hostile_program(dice: random.Random) -> Submission:
    attack = _attack(dice)
    return Submission(f"hostile program {attack.name}", attack.as_program(), lambda result: _held(attack, result))


def _hostile_solution(dice: random.Random) -> Submission:
    attack = _attack(dice)
    right = dice.getrandbits(64)

    def earns_nothing(result: RunResult) -> bool:
        steps = [step for case in result.cases for step in case.steps]
        return not any(strictly_equal(step.value, right) for step in steps)

    return Submission(
        f"hostile solution {attack.name}", attack.as_solution("total([1, 2])", "total([3])"), earns_nothing
    )


def _attack(dice: random.Random) -> Attack:
    """One that ends by itself, three times of four: of those that must be ended each costs its limit."""
    return dice.choice(_FREE if dice.random() < 0.75 else _BOUND)


def _held(attack: Attack, result: RunResult) -> bool:
    return all(case.outcome in attack.ends and "BREACH" not in case.stdout + case.stderr for case in result.cases)


def _is_right(job: Job, result: RunResult) -> bool:
    try:
        job.judge(result)
    except (AssertionError, IndexError):
        return False
    return True
