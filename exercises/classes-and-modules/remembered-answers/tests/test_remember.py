import pytest
from solution import remember


class Slow:
    """Counts how often it is asked."""

    def __init__(self, answer=lambda *values: sum(values)):
        self.answer = answer
        self.asked = []

    def __call__(self, *values):
        self.asked.append(values)
        return self.answer(*values)


@pytest.mark.kradan(name="nothing is asked before it is needed", title={"th": "ยังไม่มีใครถามก็ยังไม่คิด"})
def test_lazy():
    slow = Slow()
    remember(slow)
    assert slow.asked == []


@pytest.mark.kradan(name="it remembers more than one answer", title={"th": "จำได้หลายคำตอบ"})
def test_many():
    slow = Slow()
    quick = remember(slow)
    for n in (1, 2, 3, 1, 2, 3):
        assert quick(n) == n
    assert slow.asked == [(1,), (2,), (3,)]


@pytest.mark.kradan(
    name="any answer is remembered",
    title={"th": "จำได้ทุกคำตอบ แม้เป็น 0 หรือ None"},
    hint={
        "th": "ถามว่า key in memory อย่าดูที่ค่า เพราะ None 0 และลิสต์ว่างก็เป็นคำตอบได้",
        "en": "Ask whether the key is in the memory. Do not look at the value: None, 0 and [] are answers, too.",
    },
)
@pytest.mark.parametrize("answer", [None, 0, []], ids=["None", "zero", "an empty list"])
def test_false(answer):
    slow = Slow(lambda n: answer)
    quick = remember(slow)
    assert quick(1) == answer
    assert quick(1) == answer
    assert len(slow.asked) == 1


@pytest.mark.kradan(
    name="it takes any number of values",
    title={"th": "รับได้กี่ค่าก็ได้"},
    hint={
        "th": "def inside(*values): ได้ทูเพิล ใช้เป็น key ได้เลย",
        "en": "def inside(*values): gives a tuple, which can be a key.",
    },
)
def test_values():
    slow = Slow()
    quick = remember(slow)
    assert [quick(1, 2), quick(2, 1), quick(), quick(1, 2)] == [3, 3, 0, 3]
    assert slow.asked == [(1, 2), (2, 1), ()]


@pytest.mark.kradan(
    name="two functions remember apart",
    title={"th": "สองฟังก์ชันจำแยกกัน"},
    hint={
        "th": "สร้างดิกชันนารีไว้ใน remember ไม่ใช่ข้างนอก",
        "en": "Make the dictionary inside of remember, not above it.",
    },
)
def test_apart():
    double, triple = remember(lambda n: n * 2), remember(lambda n: n * 3)
    assert (double(10), triple(10)) == (20, 30)


@pytest.mark.kradan(name="a failure is not remembered", title={"th": "คิดไม่สำเร็จต้องไม่จำ"})
def test_failure():
    answers = iter([KeyError("not yet"), 7])

    def answer(n):
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    quick = remember(answer)
    with pytest.raises(KeyError):
        quick(1)
    assert quick(1) == 7
