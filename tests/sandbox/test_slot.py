"""Any doubt about a slot ends it: the run says so, and the next one gets a new slot."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from sandbox import slot as slots
from sandbox.errors import BadRequest, SandboxUnavailable, WallMissing
from sandbox.slot import Slot
from sandbox.supervisor import wire
from sandbox.types import Limits, Outcome, ProgramCase, RunRequest

READY = {"python": "3.13.0"}
REQUEST = RunRequest({"m.py": ""}, "m.py", (ProgramCase(),))
ENDED = {"outcome": "exited", "exit_code": 0}
GOOD = {"cases": [ENDED]}


def frame(message: object) -> bytes:
    return wire.pack(json.dumps(message).encode())


class Scripted:
    """A channel on which these bytes come, and then the end; or, for an exception, that."""

    def __init__(self, *says: bytes | Exception, takes: bool = True) -> None:
        self.says = list(says)
        self.takes = takes
        self.ended = self.closed = 0
        self.asked = 0

    def send(self, _data: bytes) -> None:
        if not self.takes:
            raise BrokenPipeError("nobody reads")
        self.asked += 1

    def receive(self, count: int, _deadline: float) -> bytes:
        if not self.says:
            return b""
        head = self.says.pop(0)
        if isinstance(head, Exception):
            raise head
        if len(head) > count:
            self.says.insert(0, head[count:])
        return head[:count]

    def complaint(self) -> str:
        return "last words"

    def end(self) -> None:
        self.ended += 1

    def close(self) -> None:
        self.closed += 1

    def image(self, python: str) -> str:
        return f"python {python}"


def opening(*channels: Scripted) -> tuple[Slot, Callable[[], int]]:
    """A slot with these channels, one after the other, and how many of them it has opened."""
    waiting = list(channels)

    def open_next() -> Any:
        return waiting.pop(0)

    return Slot("scripted", open_next), lambda: len(channels) - len(waiting)


def fresh() -> Scripted:
    return Scripted(frame(READY), frame(GOOD), frame(READY), frame(GOOD), frame(READY))


DOUBTS = {
    "a request that is not taken": Scripted(frame(READY), takes=False),
    "a reply that does not come": Scripted(frame(READY), TimeoutError()),
    "a line that breaks": Scripted(frame(READY), ConnectionResetError("reset")),
    "an end without a word": Scripted(frame(READY)),
    "an end in the middle of a reply": Scripted(frame(READY), frame(GOOD)[:-3]),
    "a reply longer than any": Scripted(frame(READY), b"\xff\xff\xff\xff"),
    "a reply that is no JSON": Scripted(frame(READY), wire.pack(b"{]")),
    "a reply that is no record": Scripted(frame(READY), frame([1, 2])),
    "a reply without results": Scripted(frame(READY), frame({})),
    "a problem": Scripted(frame(READY), frame({"problem": "cannot fork"})),
    "too few results": Scripted(frame(READY), frame({"cases": []})),
    "too many results": Scripted(frame(READY), frame({"cases": [ENDED, ENDED]})),
    "an outcome that nobody knows": Scripted(frame(READY), frame({"cases": [{"outcome": "splendid"}]})),
    "a result without an outcome": Scripted(frame(READY), frame({"cases": [{}]})),
    "a result that is none": Scripted(frame(READY), frame({"cases": [None]})),
    "no word that it is ready": Scripted(TimeoutError()),
    "an end before it is ready": Scripted(),
    "readiness that is no JSON": Scripted(wire.pack(b"ready!")),
    "readiness that is no record": Scripted(frame(7)),
    "readiness of nothing": Scripted(frame({})),
}


@pytest.mark.parametrize("doubtful", DOUBTS.values(), ids=DOUBTS.keys())
def test_any_doubt_ends_the_slot_and_the_next_run_gets_a_new_one(doubtful: Scripted):
    slot, opened = opening(doubtful, fresh())
    with pytest.raises(SandboxUnavailable):
        slot.run(REQUEST)
    assert doubtful.ended >= 1
    assert doubtful.closed >= 1
    assert slot.run(REQUEST).cases[0].outcome is Outcome.EXITED
    assert opened() == 2


def test_a_slot_that_is_not_clean_in_time_after_a_run_is_ended_by_the_next():
    """The reply came; that nothing is left of the submission was never said."""
    doubtful = Scripted(frame(READY), frame(GOOD), TimeoutError())
    slot, opened = opening(doubtful, fresh())
    slot.run(REQUEST)
    with pytest.raises(SandboxUnavailable, match="did not answer in time"):
        slot.run(REQUEST)
    assert doubtful.ended == 1
    slot.run(REQUEST)
    assert opened() == 2


def test_a_wall_that_is_missing_is_told_as_that():
    slot, _ = opening(Scripted(frame({"problem": "mount is denied"})))
    with pytest.raises(WallMissing, match="mount is denied"):
        slot.open()


def test_a_broken_slot_tells_its_last_words():
    slot, _ = opening(Scripted(frame(READY)))
    with pytest.raises(SandboxUnavailable, match="it ended; it said: last words"):
        slot.run(REQUEST)


def test_a_request_of_ours_that_is_wrong_leaves_the_slot_alone():
    channel = fresh()
    slot, opened = opening(channel)
    slot.open()
    with pytest.raises(BadRequest):
        slot.run(RunRequest({"m.py": ""}, "m.py", (ProgramCase(),), Limits(memory_mib=-1)))
    slot.run(REQUEST)
    assert (channel.ended, opened()) == (0, 1)


def test_a_slot_is_replaced_after_so_many_runs_however_well_they_went(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(slots, "RUNS_BEFORE_RENEWAL", 2)
    first = fresh()
    slot, opened = opening(first, fresh())
    for _ in range(2):
        slot.run(REQUEST)
    assert (first.ended, first.asked) == (1, 2)
    slot.run(REQUEST)
    assert opened() == 2


def test_closing_ends_it_and_may_be_done_twice():
    channel = fresh()
    slot, _ = opening(channel)
    with slot:
        slot.open()
    slot.close()
    assert channel.ended == 1
