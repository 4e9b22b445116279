"""A drawing that is shown while it grows."""

from __future__ import annotations

import pytest

from sandbox.drawing.stream import RESET
from web.practice import growing
from web.practice.growing import Growing

STROKE = b'D[1,"l",0,0,9,9,"#000000",1,""]\n'


class Clock:
    """Time that passes only when it is told to."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(growing, "perf_counter", made)
    return made


def test_the_first_stroke_is_shown_at_once_and_the_next_ones_now_and_then(clock: Clock) -> None:
    shown: list[str] = []
    drawing = Growing(shown.append)
    for number in range(1, 100):
        drawing.add(STROKE.replace(b"[1", b"[%d" % number))
        clock.seconds += 0.01
    assert 9 <= len(shown) <= 11
    drawing.show()
    assert shown[-1].count("M") >= shown[0].count("M")
    assert len(shown) <= 12


def test_what_is_shown_already_is_not_shown_again(clock: Clock) -> None:
    shown: list[str] = []
    drawing = Growing(shown.append)
    drawing.show()
    assert shown == []
    drawing.add(STROKE)
    drawing.show()
    assert len(shown) == 1


def test_a_picture_that_takes_long_is_shown_less_often(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def slowly(text: str) -> None:
        clock.seconds += 1.0
        shown.append(text)

    drawing = Growing(slowly)
    for _ in range(100):
        drawing.add(STROKE)
        clock.seconds += 0.1
    assert len(shown) <= 4


def test_a_new_sheet_forgets_the_old_one(clock: Clock) -> None:
    shown: list[str] = []
    drawing = Growing(shown.append)
    drawing.add(STROKE)
    clock.seconds += 1
    drawing.add(f"{RESET}\n".encode() + STROKE.replace(b"#000000", b"#ff0000"))
    assert "#ff0000" in shown[-1]
    assert "#000000" not in shown[-1]
