import pytest
import solution


@pytest.mark.kradan(name="the first guess can be right", title={"th": "ทายถูกตั้งแต่ครั้งแรก"}, public=True)
def test_at_once(types, capsys):
    types("37")
    assert solution.play(37) == 1
    assert capsys.readouterr().out == "ถูกต้อง\n"


@pytest.mark.kradan(
    name="it says higher and lower",
    title={"th": "บอกว่ามากไปหรือน้อยไป"},
    public=True,
    hint={
        "th": "ถ้าเลขที่ทายน้อยกว่าคำตอบ ให้พิมพ์ น้อยไป",
        "en": "Where the guess is below the secret, print น้อยไป (too low).",
    },
)
def test_higher_lower(types, capsys):
    types("50", "20", "37")
    solution.play(37)
    assert capsys.readouterr().out.splitlines() == ["มากไป", "น้อยไป", "ถูกต้อง"]


@pytest.mark.kradan(name="it counts the guesses", title={"th": "นับจำนวนครั้งที่ทาย"}, points=2)
def test_count(types):
    types("1", "2", "3", "4", "5")
    assert solution.play(5) == 5


@pytest.mark.kradan(
    name="what is no number is asked for again",
    title={"th": "ไม่ใช่ตัวเลขให้ถามใหม่"},
    hint={
        "th": "ใช้ try กับ except ValueError รอบ int(...) และอย่านับครั้งนั้น",
        "en": "Put try and except ValueError around int(...), and do not count that one.",
    },
)
@pytest.mark.parametrize("word", ["สิบ", "", "3.5"], ids=["a word", "nothing", "a decimal"])
def test_words(types, capsys, word):
    types(word, "7")
    assert solution.play(7) == 1
    assert capsys.readouterr().out.splitlines() == ["ใส่ตัวเลข", "ถูกต้อง"]


@pytest.mark.kradan(name="the prompt asks for a number", title={"th": "มีข้อความถามก่อนพิมพ์"})
def test_prompt(types):
    types("9", "8")
    solution.play(8)
    assert types.prompts == ["ทายเลข: ", "ทายเลข: "]


@pytest.mark.kradan(
    name="the secret is from 1 to 100",
    title={"th": "เลขลับอยู่ระหว่าง 1 ถึง 100"},
    points=2,
    hint={
        "th": "random.randint(1, 100) นับทั้ง 1 และ 100",
        "en": "random.randint(1, 100) counts both 1 and 100.",
    },
)
def test_secret(monkeypatch):
    asked = []

    def randint(low, high):
        asked.append((low, high))
        return high

    monkeypatch.setattr(solution.random, "randint", randint)
    assert solution.new_secret() == 100
    assert asked == [(1, 100)]
