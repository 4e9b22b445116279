"""Slots of a command: lent to one at a time, and ended with it whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.cli import batch
from grader.cli.batch_lines import Item
from grader.cli.slots import SlotOpener, Slots, open_slots
from grader.cli.worker import WorkersSlots, _run_one
from grader.errors import Retryable
from grader.exercise.catalogue import read_exercise
from grader.exercise.keys import LIMITS
from grader.exercise.shapes import Whole
from grader.settings import SandboxChoice, Settings
from sandbox import open_slot as opening
from sandbox.errors import SandboxUnavailable
from sandbox.languages import LANGUAGES
from sandbox.slots_by_need import MEMORY_CLASSES_MIB, USUAL, Need
from sandbox.types import Limits, RunRequest

SUM_TWO = Path(__file__).resolve().parents[3] / "exercises" / "python-basics" / "sum-two"


class Endless:
    """A slot whose runs end only when it is ended."""

    def __init__(self, kind: str = "endless") -> None:
        self.kind = kind
        self.running, self.ended = threading.Event(), threading.Event()

    def run(self, _request: Any) -> Any:
        self.running.set()
        assert self.ended.wait(30)
        raise SandboxUnavailable("it ended")

    def destroy(self) -> None:
        self.ended.set()

    close = destroy


def slots_of(*slots: Endless) -> Slots:
    anything: Any = list(slots)
    return Slots(anything)


def test_a_slot_is_lent_to_one_at_a_time():
    slots = slots_of(Endless(), Endless())
    assert slots.count == 2
    with slots.lent() as one, slots.lent() as other:
        assert one is not other


def test_ctrl_c_stops_what_runs_and_what_waits():
    exercise = read_exercise(SUM_TWO).exercise
    assert exercise is not None
    endless = Endless()
    slots = slots_of(endless)

    def items() -> Iterator[Item]:
        for number in range(1, 50):
            yield Item(number, number, {"solution.py": "x"})
        assert endless.running.wait(30)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(batch.reports(exercise, items(), slots))
    assert endless.ended.is_set()
    with pytest.raises(Retryable), slots.lent():
        pass


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Endless]]:
    """What is asked of `open_slot`; `auto` becomes local."""
    asked: list[tuple[str, Endless]] = []

    def open_slot(kind: str, *, warn: Callable[[str], None] | None, **_options: Any) -> Endless:
        if warn:
            warn("a wall is missing")
        slot = Endless("local")
        asked.append((kind, slot))
        if len(asked) > 3:
            raise SandboxUnavailable("no more")
        return slot

    monkeypatch.setattr(opening, "open_slot", open_slot)
    return asked


def test_all_slots_are_of_the_kind_of_the_first_and_warn_once(opened, capsys):
    with open_slots(SandboxChoice.AUTO, 3) as slots:
        assert slots.count == 3
        assert [kind for kind, _ in opened] == ["auto", "local", "local"]
    assert all(slot.ended.is_set() for _, slot in opened)
    assert capsys.readouterr().err == "kradan: a wall is missing\n"


def test_slots_that_opened_are_ended_when_another_does_not(opened):
    with pytest.raises(SandboxUnavailable), open_slots(SandboxChoice.DOCKER, 4):
        pass
    assert [slot.ended.is_set() for _, slot in opened[:3]] == [True] * 3


def test_a_worker_that_began_with_docker_never_goes_on_with_less(monkeypatch):
    asked: list[str] = []

    def open_one(kind: str, **_more: object) -> Endless:
        asked.append(kind)
        return Endless("docker")

    monkeypatch.setattr("sandbox.open_slot.open_slot", open_one)
    slots = WorkersSlots(SlotOpener(SandboxChoice.AUTO, print))
    slots.open()
    slots.open()
    assert asked == ["auto", "docker"]


def test_there_is_a_slot_for_every_exercise_that_may_be_written():
    memory = LIMITS.key("memory_mib")
    assert memory is not None
    assert isinstance(memory.shape, Whole)
    assert memory.shape.most + max(one.own_memory_mib for one in LANGUAGES.values()) <= MEMORY_CLASSES_MIB[-1]


def test_a_worker_closes_slots_that_nobody_needs(monkeypatch):
    monkeypatch.setattr("grader.cli.worker.tidy_strays", lambda: None)
    monkeypatch.setattr("sandbox.slots_by_need.UNUSED_SECONDS", 0.0)
    large: list[Endless] = []

    def open_one(need: Need) -> Any:
        slot = Endless()
        if need != USUAL:
            slot.ended.set()
            large.append(slot)
        return slot

    slots = WorkersSlots(open_one)
    slots.tidy()
    box = slots.open()
    with pytest.raises(SandboxUnavailable):
        box.run(RunRequest({"m.py": ""}, "m.py", (), Limits(memory_mib=1000)))
    large[0].ended.clear()
    slots.tidy()
    assert large[0].ended.is_set()


def test_the_worker_says_itself_only_what_auto_has_chosen(opened, monkeypatch, capsys):
    began: list[Callable[[], object]] = []
    monkeypatch.setattr(
        "grader.worker.work", lambda _database, _redis, open_slot, _tidy, **_more: began.append(open_slot)
    )
    for choice in (SandboxChoice.LOCAL, SandboxChoice.AUTO):
        _run_one(Settings(secret_key="x", sandbox=choice), runs=True)
        began.pop()()
    assert capsys.readouterr().err == "kradan worker: a wall is missing\n"
