"""A slot whose neighbours are attacked: how much of that it feels."""

from __future__ import annotations

import statistics
import threading
from typing import TYPE_CHECKING, Self

from sandbox.docker_slots import DockerSlot
from sandbox.types import Limits, ProgramCase, RunRequest
from tests.bench import slots
from tests.bench.job import CALLS
from tests.sandbox import attacks

if TYPE_CHECKING:
    from types import TracebackType

ATTACKS = (
    "exhaustion/a_fork_bomb_stops_at_the_process_limit",
    "exhaustion/threads_together_meet_the_cpu_limit",
    "exhaustion/a_flood_of_output_ends_at_its_limit",
    "exhaustion/many_processes_together_cannot_take_the_slots_memory",
)
"""One after the other, in two slots at once."""

_RUNS = 15
_SECONDS = Limits(wall_seconds=0.5, cpu_seconds=0.5)


class Neighbours:
    """Two slots that are attacked, and a quiet third."""

    def __init__(self) -> None:
        self._quiet, *self._attacked = [DockerSlot.start() for _ in range(3)]
        chosen = [attack for attack in attacks.HOSTILE if attack.name in ATTACKS]
        assert len(chosen) == len(ATTACKS)
        self._requests = [RunRequest(one.files, attacks.MAIN, (ProgramCase(),), _SECONDS) for one in chosen]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for slot in (self._quiet, *self._attacked):
            slot.close()

    def quiet(self) -> float:
        """One submission with idle neighbours: the median of several; in milliseconds."""
        return statistics.median(slots.timed(self._quiet, CALLS) for _ in range(_RUNS))

    def under_attack(self) -> float:
        """The same while both neighbours are attacked, one attack after the other."""
        over = threading.Event()
        attackers = [threading.Thread(target=self._attack, args=(slot, over)) for slot in self._attacked]
        for attacker in attackers:
            attacker.start()
        try:
            return statistics.median(slots.timed(self._quiet, CALLS) for _ in range(_RUNS * 3))
        finally:
            over.set()
            for attacker in attackers:
                attacker.join()

    def _attack(self, slot: DockerSlot, over: threading.Event) -> None:
        while not over.is_set():
            for request in self._requests:
                slot.run(request)
