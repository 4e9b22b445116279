"""While two slots are attacked at once, a third one on the same machine answers as ever. (How fast: `make bench`.)"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from sandbox.docker_slots import DockerSlot
from sandbox.image import build
from sandbox.slot import Slot
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest
from tests.sandbox import attacks

pytestmark = pytest.mark.docker

NAMES = [
    "exhaustion/a_file_flood_stops_at_the_folders_size",
    "exhaustion/a_flood_of_output_ends_at_its_limit",
    "exhaustion/a_fork_bomb_stops_at_the_process_limit",
    "exhaustion/descriptors_on_their_way_stop_no_other_slot",
    "exhaustion/many_processes_together_cannot_take_the_slots_memory",
    "exhaustion/pipes_made_huge_and_filled_stay_within_the_memory",
    "exhaustion/signals_waiting_stop_at_a_number",
    "exhaustion/sockets_full_of_data_stay_within_the_memory",
    "exhaustion/timers_stop_at_a_number",
]
ATTACKS = [attack for attack in attacks.HOSTILE if attack.name in NAMES]

SOURCE = """
import signal, threading
def work(n):
    signal.setitimer(signal.ITIMER_REAL, 60)
    done = []
    thread = threading.Thread(target=done.append, args=(n,))
    thread.start()
    thread.join()
    return done
print(sum(map(len, iter(input, ""))))
"""
"""Uses what the attackers try to use up: processes, pipes, signals, timers, files, memory."""

PATIENT = Limits(wall_seconds=30, cpu_seconds=10)
"""A machine under attack is slow, and no test measures time."""

HONEST = RunRequest(
    {"solution.py": SOURCE},
    "solution.py",
    (ProgramCase("x" * 1000 + "\n" + "y" * 100_000 + "\n\n"), ProgramCase("\n")),
    PATIENT,
)
CALLS = RunRequest(
    {"solution.py": SOURCE.rpartition("print")[0]},
    "solution.py",
    tuple(CallCase((f"work({n})",)) for n in (1, 2)),
    PATIENT,
)


@pytest.fixture(scope="module")
def slots() -> Iterator[list[Slot]]:
    build.ensure()
    with ExitStack() as stack:
        yield [stack.enter_context(DockerSlot.start()) for _ in range(3)]


def test_the_attacks_are_all_there():
    assert sorted(attack.name for attack in ATTACKS) == NAMES


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_two_slots_under_attack_leave_a_third_one_right(slots: list[Slot], attack: attacks.Attack):
    *attacked, quiet = slots
    threads = [threading.Thread(target=slot.run, args=(attack.as_program(),)) for slot in attacked]
    for thread in threads:
        thread.start()
    rounds = 0
    while rounds == 0 or any(thread.is_alive() for thread in threads):
        programs, calls = quiet.run(HONEST).cases, quiet.run(CALLS).cases
        assert [(case.outcome, case.stdout) for case in programs] == [
            (Outcome.EXITED, "101000\n"),
            (Outcome.EXITED, "0\n"),
        ]
        assert [case.steps[0].value for case in calls] == [[1], [2]]
        rounds += 1
    for thread in threads:
        thread.join()
    for slot in attacked:
        assert slot.run(CALLS).cases[1].steps[0].value == [2]
