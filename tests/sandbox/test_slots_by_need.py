"""A request gets the smallest slot that fits, and slots that nobody needs are closed."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import slots_by_need
from sandbox.errors import BadRequest, SandboxUnavailable
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.slots_by_need import USUAL, Need, SlotsByNeed
from sandbox.types import Limits, ProgramCase, RunRequest


class Ran:
    """A slot that says for what it was opened, and whether it is open."""

    kind = "docker"

    def __init__(self, need: Need) -> None:
        self.need = need
        self.is_open = True

    def run(self, _request: RunRequest) -> Any:
        assert self.is_open
        return self.need

    def destroy(self) -> None:
        self.is_open = False

    close = destroy


class Owner:
    """An owner with a clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0
        self.opened: list[Ran] = []
        self.slots = SlotsByNeed(self.open_slot, clock=lambda: self.now)

    def open_slot(self, need: Need) -> Any:
        self.opened.append(Ran(need))
        return self.opened[-1]

    def run(self, memory_mib: int = 128, language: str = "python") -> Any:
        return self.slots.run(
            RunRequest({"m": ""}, "m", (ProgramCase(),), Limits(memory_mib=memory_mib), language=language)
        )


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.mark.parametrize(
    ("case_mib", "slot_mib"), [(1, 256), (192, 256), (193, 512), (448, 512), (449, 1280), (1024, 1280), (1216, 1280)]
)
def test_a_request_gets_the_smallest_class_that_has_room_for_it_and_the_slot(case_mib: int, slot_mib: int):
    request = RunRequest({"m": ""}, "m", (), Limits(memory_mib=case_mib))
    assert Need.of(request).memory_mib == slot_mib >= case_mib + PYTHON.own_memory_mib


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("memory_mib", [16, 128, 400, 1024])
def test_a_slot_has_room_for_the_case_for_what_its_language_takes_and_for_its_compiler(language: Any, memory_mib: int):
    request = RunRequest({"m": ""}, "m", (), Limits(memory_mib=memory_mib), language.name)
    need = Need.of(request)
    assert need.image == language.image
    assert need.memory_mib >= memory_mib + language.own_memory_mib
    assert need.memory_mib > language.compile_limits.memory_mib


def test_c_and_cpp_share_their_slots():
    needs = {Need.of(RunRequest({"m": ""}, "m", (), language=name)) for name in ("c", "cpp")}
    assert needs == {Need("c", 512)}


def test_the_hungriest_case_decides():
    cases = (ProgramCase(), ProgramCase(limits=Limits(memory_mib=300)), ProgramCase(limits=Limits(memory_mib=20)))
    assert Need.of(RunRequest({"m": ""}, "m", cases)).memory_mib == 512


def test_more_than_any_slot_has_is_our_own_mistake():
    with pytest.raises(BadRequest, match="no slot has more than 1216 MiB"):
        Need.of(RunRequest({"m": ""}, "m", (), Limits(memory_mib=1217)))


def test_a_slot_is_opened_once_for_each_need(owner: Owner):
    owner.slots.open()
    needs = [owner.run(), owner.run(500), owner.run(64), owner.run(600), owner.run(language="c")]
    assert [one.need for one in owner.opened] == [USUAL, Need("python", 1280), Need("c", 512)]
    assert needs == [USUAL, Need("python", 1280), USUAL, Need("python", 1280), Need("c", 512)]


def test_a_slot_that_nobody_needs_is_closed_but_never_the_usual_one(owner: Owner):
    owner.run()
    owner.run(1000)
    owner.now += slots_by_need.UNUSED_SECONDS - 1
    owner.run(1000)
    owner.slots.close_unused()
    assert [one.is_open for one in owner.opened] == [True, True]
    owner.now += slots_by_need.UNUSED_SECONDS
    owner.slots.close_unused()
    assert [one.is_open for one in owner.opened] == [True, False]
    assert owner.run(1000) == Need("python", 1280)
    assert owner.opened[-1].is_open


def test_no_owner_keeps_more_than_a_few_slots_the_one_used_long_ago_goes_first(owner: Owner):
    owner.run()
    for language in ("c", "java", "c", "javascript"):
        owner.run(language=language)
    assert [(one.need.image, one.is_open) for one in owner.opened] == [
        ("python", True), ("c", True), ("java", False), ("javascript", True),
    ]  # fmt: skip
    assert len(owner.slots.open_needs) == slots_by_need.MOST_OPEN


def test_a_slot_that_does_not_open_leaves_the_others_and_is_tried_again(owner: Owner, monkeypatch: pytest.MonkeyPatch):
    owner.run()

    def fail(_need: Need) -> Any:
        raise SandboxUnavailable("no memory left on the host")

    monkeypatch.setattr(owner.slots, "_open_slot", fail)
    with pytest.raises(SandboxUnavailable):
        owner.run(1000)
    assert owner.run() == USUAL
    monkeypatch.undo()
    assert owner.run(1000) == Need("python", 1280)


def test_closing_ends_all_and_may_be_done_twice(owner: Owner):
    with owner.slots:
        owner.run()
        owner.run(1000)
        assert owner.slots.kind == "docker"
    owner.slots.close()
    assert [one.is_open for one in owner.opened] == [False, False]


def test_nothing_is_closed_under_a_run(owner: Owner, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(slots_by_need, "UNUSED_SECONDS", -1.0)

    def run(self: Ran, _request: RunRequest) -> bool:
        owner.slots.close_unused()
        return self.is_open

    monkeypatch.setattr(Ran, "run", run)
    assert owner.run(1000) is True
