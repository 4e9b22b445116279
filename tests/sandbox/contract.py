"""The promises of `sandbox.contract`, written once: every kind of slot is held to all of them."""

from collections.abc import Iterator

import pytest

from sandbox.slot import Slot
from tests.sandbox.promises.asking import call, run
from tests.sandbox.promises.calls import CallPromises
from tests.sandbox.promises.drawings import DrawingPromises
from tests.sandbox.promises.hostile import HostilePromises
from tests.sandbox.promises.limits import LimitPromises
from tests.sandbox.promises.outcomes import OutcomePromises
from tests.sandbox.promises.reading import ReadingPromises
from tests.sandbox.promises.residue import ResiduePromises
from tests.sandbox.promises.slots import SlotPromises
from tests.sandbox.promises.suite_attacks import SuiteAttackPromises
from tests.sandbox.promises.suites import SuitePromises
from tests.sandbox.promises.texts import TextPromises
from tests.sandbox.promises.walls import WallPromises


class SandboxContract(
    OutcomePromises,
    LimitPromises,
    CallPromises,
    DrawingPromises,
    TextPromises,
    ReadingPromises,
    ResiduePromises,
    WallPromises,
    SlotPromises,
    SuitePromises,
    SuiteAttackPromises,
    HostilePromises,
):
    """To be joined by a class that has a fixture `slot`, of the class's scope, and tells a slot's processes."""

    @pytest.fixture(autouse=True)
    def nothing_stays_and_the_next_submission_passes(self, slot: Slot) -> Iterator[None]:
        """After every test of every promise: no process is left, and the same slot serves as if nothing had been."""
        yield
        assert call(slot, "def answer():\n    return 6 * 7\n", "answer()").steps[0].value == 42
        assert run(slot, "print(input())", "still here\n").stdout == "still here\n"
        self.assert_idle(slot)

    def assert_idle(self, slot: Slot) -> None:
        """Fails if the slot holds other processes than its own six, at rest: `OWN_PROCESSES`."""
        raise NotImplementedError
