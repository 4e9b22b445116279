"""Single-use containers keep the contract, with the engine's own filter and without a namespace or mount of ours."""

import os
from collections.abc import Iterator
from typing import Any

import docker
import pytest

from sandbox.docker_slots import SingleUseSlot
from sandbox.docker_slots.container import Container
from sandbox.image import build
from sandbox.slot import Slot
from sandbox.supervisor import bare, layout
from tests.sandbox import attacks
from tests.sandbox.attacks import Attack
from tests.sandbox.contract import EnclosureContract
from tests.sandbox.owned import containers_of
from tests.sandbox.promises.asking import call, value
from tests.sandbox.promises.calls import CallPromises
from tests.sandbox.promises.hostile import each
from tests.sandbox.promises.suites import SuitePromises
from tests.sandbox.promises.waiting import until

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def client() -> Iterator[docker.DockerClient]:
    build.ensure()
    made = docker.from_env()
    yield made
    made.close()


class Counted(SingleUseSlot):
    """A slot whose containers are counted, since other slots of this process have theirs."""

    def __init__(self, **settings: Any) -> None:
        self.started: list[str] = []
        super().__init__(**settings)

    def _start_container(self, whose: str = bare.STUDENT) -> Container:
        container = super()._start_container(whose)
        self.started.append(container.id)
        return container


@pytest.fixture(scope="module")
def slot(client: docker.DockerClient) -> Iterator[Counted]:
    with Counted.start() as started:
        yield started


@pytest.fixture(scope="module", autouse=True)
def after_all_of_this_an_honest_submission_passes_and_no_container_is_left(
    slot: Counted, client: docker.DockerClient
) -> Iterator[None]:
    yield
    assert call(slot, "def answer():\n    return 6 * 7\n", "answer()").steps[0].value == 42

    def done_and_there() -> set[str]:
        waiting = {one.id for pool in (slot._pool, slot._judges) for one in pool.waiting}
        return (set(slot.started) - waiting) & set(containers_of(client, os.getpid()))

    until(lambda: not done_and_there(), lambda: [told(client, one) for one in done_and_there()])
    slot.close()
    assert not [told(client, one) for one in containers_of(client, os.getpid()) if one in slot.started]


def told(client: docker.DockerClient, container: str) -> object:
    """How a container stands that should be gone."""
    try:
        looked = client.api.inspect_container(container)
    except docker.errors.NotFound:
        return container, "it is gone now"
    return container, looked["Args"], looked["Created"], looked["State"]


TOGETHER = attacks.named(
    "exhaustion/a_file_flood_stops_at_the_folders_size", "exhaustion/empty_files_stop_at_the_number_of_files"
)
"""Attacks on what `/work` and `/tmp` may hold together: here each has a file system of its own, of the same size."""

ON_LINES = attacks.named(
    "denial/a_hung_up_line_stops_nobody",
    "denial/a_line_that_is_shut_down_holds_nobody_up",
    "denial/the_line_flooded_at_import_holds_nobody_up",
    "forging/a_changeling_answers_for_its_parent",
    "forging/a_forged_copy_is_no_process_of_ours",
    "forging/a_process_that_vanishes_earns_nothing",
    "forging/every_descriptor_is_tried_for_forged_results",
    "snooping/a_thief_of_orders_gets_only_its_own_case",
    "snooping/all_of_its_memory_holds_no_secret",
    "snooping/other_descriptors_hold_nothing_to_read",
    "snooping/the_environment_and_arguments_tell_nothing",
    "snooping/the_processes_above_tell_nothing",
)
"""Attacks on lines, processes and what lies about: here the owner carries the lines, and other processes stand around."""

AT_THE_WALLS = tuple(
    attack
    for attack in attacks.HOSTILE
    if (attack.family in {"escape", "exhaustion", "residue", "snooping"} or attack in ON_LINES)
    and attack not in TOGETHER
)

HUNGRY = attacks.named(
    "honest/memory_below_the_limit",
    "honest/much_output_below_the_limit",
    "honest/processes_of_its_own",
    "honest/threads_and_queues",
    "honest/waiting_below_the_limit",
)
"""Honest solutions that need much of the container, or of the line to the judge's."""

TWO_CONTAINERS = (
    "input, output, generators, callbacks, mutation",
    "fixtures of every scope",
    "files, helpers, conftest, Thai",
    "a pupil's own conftest, pytest.ini and sitecustomize are never read",
    "files that the suite hands over",
    "a test that leaves a file",
    "a solution that starts a thread at import",
)
"""Suites that send files or words of either side through the owner, or undo what a process did."""


class TestSingleUse(EnclosureContract, CallPromises, SuitePromises):
    """What a container of one's own could break: `DECISIONS.md`, 50. Each submission here costs one, each suite two.

    Attacks on walls are run; on lines also imported and under a suite; what lies about is read by the same warden everywhere.
    """

    @pytest.fixture(autouse=True)
    def nothing_stays_and_the_next_submission_passes(self, slot: Slot) -> Iterator[None]:
        """The next submission is that of the next test, in a container that was never touched: this one has none any more."""
        yield
        assert slot._channel is None

    @pytest.fixture(autouse=True)
    def the_next_suite_is_heard_as_if_nothing_had_been(self) -> None:
        """Nor has its judge: the next test's is another."""

    @each(AT_THE_WALLS)
    def test_an_attack_breaks_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_breaks_nothing(slot, attack)

    @each((*attacks.of("residue"), *ON_LINES))
    def test_an_attack_at_import_earns_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_at_import_earns_nothing(slot, attack)

    @each(ON_LINES)
    def test_an_attack_under_a_suite_earns_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_under_a_suite_earns_nothing(slot, attack)

    @each(HUNGRY)
    def test_an_honest_solution_passes_its_suite(self, slot: Slot, attack: Attack):
        super().test_an_honest_solution_passes_its_suite(slot, attack)

    @pytest.mark.parametrize("name", TWO_CONTAINERS)
    def test_an_ordinary_suite_passes(self, slot: Slot, name: str):
        super().test_an_ordinary_suite_passes(slot, name)

    @pytest.mark.parametrize("name", ["a suite that ends the run", "no tests"])
    def test_a_broken_suite_is_its_authors_problem(self, slot: Slot, name: str):
        super().test_a_broken_suite_is_its_authors_problem(slot, name)

    @pytest.mark.parametrize("name", ["an exit", "a flood of output", "a signal"])
    def test_a_solution_that_cannot_be_imported_fails_every_test(self, slot: Slot, name: str):
        super().test_a_solution_that_cannot_be_imported_fails_every_test(slot, name)

    @each(TOGETHER)
    def test_a_flood_of_files_stops_in_each_folder(self, slot: Slot, attack: Attack):
        said = slot.run(attack.as_program()).cases[0].stdout.split()
        assert 0 < int(said[-1]) <= (2 * layout.SCRATCH_BYTES if "flood" in attack.name else 2 * layout.SCRATCH_FILES)

    def test_files_stop_at_sixteen_mebibytes_together(self, slot: Slot):
        """Here they stop in each of the two folders: the engine has no one file system for both."""
        source = "def f(folder):\n    n = 0\n    try:\n        for i in range(40):\n            with open(f'{folder}/{i}', 'wb', buffering=0) as file:\n                n += file.write(bytes(1 << 20))\n    except OSError as e:\n        return n >> 20, e.errno\n"
        assert value(slot, source, "f('/tmp')") == (16, 28)
        assert value(slot, source, "f('/work')") == (15, 28)
