"""Promises about a slot as a thing that is started, used and ended."""

import threading
import time
from collections.abc import Callable

import pytest

from sandbox.errors import BadRequest, SandboxUnavailable
from sandbox.slot import Slot
from sandbox.types import CallCase, Limits, ProgramCase, RunRequest
from tests.sandbox.promises.asking import run
from tests.sandbox.promises.waiting import until

GOOD = RunRequest({"m.py": "print(1)\n"}, "m.py", (ProgramCase(),))


def in_the_middle_of_a_run(slot: Slot, act: Callable[[], object]) -> None:
    """Act when this opened slot has begun its next run, and the program most likely too."""
    until(lambda: not slot._said_ready)
    time.sleep(0.3)
    act()


class SlotPromises:
    @pytest.mark.parametrize(
        "request_",
        [
            RunRequest({"m.py": ""}, "other.py", ()),
            RunRequest({"a/m.py": ""}, "a/m.py", ()),
            RunRequest({"../m.py": ""}, "../m.py", ()),
            RunRequest({"": ""}, "", ()),
            RunRequest({".": ""}, ".", ()),
            RunRequest({"m.py": ""}, "m.py", (), language="cobol"),
            RunRequest({"m.py": ""}, "m.py", (ProgramCase(files={"/etc/passwd": ""}),)),
            RunRequest({"m.py": ""}, "m.py", (ProgramCase(collect=("a/../../b",)),)),
            RunRequest({"m.py": ""}, "m.py", (ProgramCase(files={"m.py/x": ""}),)),
            RunRequest({"m.py": ""}, "m.py", (ProgramCase(files={"a/b": "", "a": ""}),)),
            RunRequest({"m.py": "#" * (40 << 20)}, "m.py", ()),
            RunRequest({"m.py": ""}, "m.py", (ProgramCase(args=("a\0b",)),)),
            RunRequest({"m.py": ""}, "m.py", (ProgramCase(),), Limits(wall_seconds=0)),
            RunRequest({"m.py": ""}, "m.py", (ProgramCase(limits=Limits(memory_mib=-1)),)),
            RunRequest({"m.py": ""}, "m.py", (CallCase(("import os",)),)),
            RunRequest({"m.py": ""}, "m.py", (CallCase(("f()",), observe=("not a name",)),)),
        ],
    )
    def test_a_request_that_breaks_the_contract_is_refused_as_our_own_mistake(self, slot: Slot, request_: RunRequest):
        with pytest.raises(BadRequest):
            slot.run(request_)

    def test_a_request_without_cases_has_no_results(self, slot: Slot):
        assert slot.run(RunRequest({"m.py": ""}, "m.py", ())).cases == ()

    def test_a_result_tells_what_ran_it(self, slot: Slot):
        result = slot.run(GOOD)
        assert result.sandbox == slot.kind
        assert result.image.startswith(("sha256:", "python 3."))
        assert 0 < result.cases[0].wall_seconds <= result.wall_seconds

    def test_a_slot_destroyed_in_the_middle_of_a_run_says_so_and_starts_again(self, slot: Slot):
        slow = RunRequest({"m.py": "import time\ntime.sleep(30)\n"}, "m.py", (ProgramCase(),), Limits(wall_seconds=40))
        slot.open()
        destroying = threading.Thread(target=in_the_middle_of_a_run, args=(slot, slot.destroy))
        destroying.start()
        with pytest.raises(SandboxUnavailable):
            slot.run(slow)
        destroying.join()
        assert run(slot, "print('again')").stdout == "again\n"

    def test_a_slot_may_be_closed_twice_and_used_again(self, slot: Slot):
        slot.close()
        slot.close()
        assert run(slot, "print('again')").stdout == "again\n"

    def test_a_slot_is_replaced_after_many_runs(self, slot: Slot, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("sandbox.slot.RUNS_BEFORE_RENEWAL", 2)
        run(slot, "print(1)")
        run(slot, "print(1)")
        before = slot._channel
        run(slot, "print(1)")
        run(slot, "print(1)")
        assert slot._channel is None or slot._channel is not before
