"""Single-use containers keep the contract, with the engine's own filter and without a namespace or mount of ours."""

from collections.abc import Iterator

import docker
import pytest

from sandbox.docker_slots import SingleUseSlot, hardening
from sandbox.image import build
from sandbox.slot import Slot
from sandbox.supervisor import layout
from tests.sandbox import attacks
from tests.sandbox.attacks import Attack
from tests.sandbox.contract import SandboxContract
from tests.sandbox.promises.asking import call, value
from tests.sandbox.promises.hostile import each

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def client() -> Iterator[docker.DockerClient]:
    build.ensure()
    made = docker.from_env()
    yield made
    made.close()


@pytest.fixture(scope="module")
def slot(client: docker.DockerClient) -> Iterator[SingleUseSlot]:
    with SingleUseSlot.start() as started:
        yield started


TOGETHER = frozenset(
    {"exhaustion/a_file_flood_stops_at_the_folders_size", "exhaustion/empty_files_stop_at_the_number_of_files"}
)
"""Attacks on what `/work` and `/tmp` may hold together: here each has a file system of its own, of the same size."""

HOSTILE = tuple(attack for attack in attacks.HOSTILE if attack.name not in TOGETHER)


class TestSingleUse(SandboxContract):
    @pytest.fixture(autouse=True)
    def nothing_stays_and_the_next_submission_passes(self, slot: Slot) -> Iterator[None]:
        """The next submission is that of the next test, in a container that was never touched: this one has none any more."""
        yield
        assert slot._channel is None

    @each(HOSTILE)
    def test_an_attack_breaks_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_breaks_nothing(slot, attack)
        assert call(slot, "def answer():\n    return 6 * 7\n", "answer()").steps[0].value == 42

    @each(HOSTILE)
    def test_an_attack_at_import_earns_nothing(self, slot: Slot, attack: Attack):
        super().test_an_attack_at_import_earns_nothing(slot, attack)

    @each(tuple(attack for attack in attacks.HOSTILE if attack.name in TOGETHER))
    def test_a_flood_of_files_stops_in_each_folder(self, slot: Slot, attack: Attack):
        said = slot.run(attack.as_program()).cases[0].stdout.split()
        assert 0 < int(said[-1]) <= (2 * layout.SCRATCH_BYTES if "flood" in attack.name else 2 * layout.SCRATCH_FILES)

    def test_files_stop_at_sixteen_mebibytes_together(self, slot: Slot):
        """Here they stop in each of the two folders: the engine has no one file system for both."""
        source = "def f(folder):\n    n = 0\n    try:\n        for i in range(40):\n            with open(f'{folder}/{i}', 'wb', buffering=0) as file:\n                n += file.write(bytes(1 << 20))\n    except OSError as e:\n        return n >> 20, e.errno\n"
        assert value(slot, source, "f('/tmp')") == (16, 28)
        assert value(slot, source, "f('/work')") == (15, 28)


def test_the_engines_own_filter_is_enough():
    config = hardening.single_use_config(256, "7:8")
    assert config["security_opt"] == ["no-new-privileges"]
    usual = hardening.host_config(256)
    assert {key for key in usual if config[key] != usual[key]} == {"security_opt"}
