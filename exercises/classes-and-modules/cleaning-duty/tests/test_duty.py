from itertools import islice

import pytest
from solution import turns

ROOM = ("มานี", "ปิติ", "ชูใจ")


def first(count, names, away=()):
    return list(islice(turns(names, away), count))


@pytest.mark.kradan(name="it goes round and round", title={"th": "ครบแล้ววนใหม่"}, public=True)
@pytest.mark.parametrize(
    ("names", "count", "expected"),
    [
        (["ก"], 1, ["ก"]),
        (["ก", "ข"], 5, ["ก", "ข", "ก", "ข", "ก"]),
        (["ก", "ข", "ค"], 7, ["ก", "ข", "ค", "ก", "ข", "ค", "ก"]),
    ],
)
def test_rounds(names, count, expected):
    assert first(count, names) == expected


@pytest.mark.kradan(
    name="nothing is done before it is asked for",
    title={"th": "ยังไม่มีใครขอก็ยังไม่ทำ"},
    hint={
        "th": "next(...) ต้องได้คนแรกทันที ไม่ต้องสร้างลิสต์ยาว ๆ ไว้ก่อน",
        "en": "next(...) must give the first one at once. Build no long list before.",
    },
)
def test_lazy():
    duty = turns(list(ROOM), [])
    assert iter(duty) is duty
    assert next(duty) == "มานี"
    assert next(duty) == "ปิติ"


@pytest.mark.kradan(name="a thousand turns are no trouble", title={"th": "วนพันครั้งก็ได้"})
def test_long():
    names = first(1001, ["ก", "ข"])
    assert len(names) == 1001
    assert names[-1] == "ก"


@pytest.mark.kradan(
    name="who comes back is in again",
    title={"th": "คนที่กลับมาต้องทำเวรอีก"},
    points=2,
    hint={
        "th": "ดู away ใหม่ทุกครั้งก่อน yield เพราะระหว่างทางรายชื่อคนลาเปลี่ยนได้",
        "en": "Look into away each time before you yield: it may change on the way.",
    },
)
def test_comes_back():
    asked = []

    class Away:
        gone = {"ปิติ"}

        def __contains__(self, name):
            asked.append(name)
            return name in self.gone

    away = Away()
    duty = turns(["มานี", "ปิติ"], away)
    assert [next(duty), next(duty)] == ["มานี", "มานี"]
    away.gone = set()
    assert [next(duty), next(duty)] == ["ปิติ", "มานี"]
    assert "ปิติ" in asked


@pytest.mark.kradan(
    name="when all are away it ends",
    title={"th": "ถ้าลาทุกคนต้องจบ"},
    hint={
        "th": "จำไว้ว่ารอบนี้มีใครได้ทำเวรบ้างไหม ถ้าไม่มีเลยให้ return",
        "en": "Remember whether anyone had a turn in this round. If nobody had, return.",
    },
)
@pytest.mark.parametrize("names", [[], ["ก"], ["ก", "ข"]], ids=["nobody at all", "one", "two"])
def test_nobody(names):
    assert list(turns(names, names)) == []


@pytest.mark.kradan(name="the list stays as it was", title={"th": "รายชื่อเดิมต้องไม่เปลี่ยน"})
def test_unchanged():
    names, away = ["ก", "ข", "ค"], ["ข"]
    list(islice(turns(names, away), 3))
    assert (names, away) == (["ก", "ข", "ค"], ["ข"])
