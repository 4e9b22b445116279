"""The promises of `sandbox.contract`, written once: every kind of slot is held to all that its kind could break."""

from collections.abc import Iterator

import pytest

from sandbox.slot import Slot
from sandbox.types import CallCase, ProgramCase, RunRequest
from tests.sandbox.promises.asking import SLOW
from tests.sandbox.promises.calls import CallPromises
from tests.sandbox.promises.drawings import DrawingPromises
from tests.sandbox.promises.hostile import HostilePromises
from tests.sandbox.promises.limits import LimitPromises
from tests.sandbox.promises.outcomes import OutcomePromises
from tests.sandbox.promises.reading import ReadingPromises
from tests.sandbox.promises.residue import ResiduePromises
from tests.sandbox.promises.slots import SlotPromises
from tests.sandbox.promises.suite_attacks import SuiteAttackPromises
from tests.sandbox.promises.suites import SuitePromises, VerdictPromises
from tests.sandbox.promises.texts import TextPromises
from tests.sandbox.promises.walls import WallPromises

HARMLESS = RunRequest(
    {"m.py": "def answer():\n    return 6 * 7\nif __name__ == '__main__':\n    print(input())\n"},
    "m.py",
    (CallCase(("answer()",)), ProgramCase("still here\n")),
    SLOW,
)


class EnclosureContract(OutcomePromises, LimitPromises, ResiduePromises, WallPromises, SlotPromises, HostilePromises):
    """What depends on how a slot is closed in, and by whom: for every kind of slot, and everyone who starts one.

    To be joined by a class that has a fixture `slot`, of the class's scope, and tells a slot's processes.
    """

    @pytest.fixture(autouse=True)
    def nothing_stays_and_the_next_submission_passes(self, slot: Slot) -> Iterator[None]:
        """After every test of every promise: no process is left, and the same slot serves as if nothing had been."""
        yield
        called, ran = slot.run(HARMLESS).cases
        assert (called.steps[0].value, ran.stdout) == (42, "still here\n"), (called, ran)
        self.assert_idle(slot)

    def assert_idle(self, slot: Slot) -> None:
        """Fails if the slot holds other processes than its own six, at rest: `OWN_PROCESSES`."""
        raise NotImplementedError


class SandboxContract(
    EnclosureContract,
    CallPromises,
    DrawingPromises,
    TextPromises,
    ReadingPromises,
    SuitePromises,
    VerdictPromises,
    SuiteAttackPromises,
):
    """And what is said of a case. The same processes say it in every slot, however that is closed in."""
