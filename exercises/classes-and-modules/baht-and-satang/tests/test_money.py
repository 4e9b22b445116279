import pytest
from solution import Money


@pytest.mark.kradan(name="it is written with two digits", title={"th": "แสดงสตางค์สองหลัก"}, public=True)
@pytest.mark.parametrize(
    ("baht", "satang", "text"), [(12, 50, "12.50 บาท"), (3, 5, "3.05 บาท"), (0, 0, "0.00 บาท")]
)
def test_text(baht, satang, text):
    assert str(Money(baht, satang)) == text


@pytest.mark.kradan(
    name="satang become baht",
    title={"th": "ครบร้อยสตางค์เป็นหนึ่งบาท"},
    hint={
        "th": "สตางค์รวม // 100 คือบาท และ % 100 คือสตางค์ที่เหลือ",
        "en": "Of all satang, // 100 are the baht and % 100 the rest.",
    },
)
@pytest.mark.parametrize(
    ("one", "other", "text"),
    [((0, 75), (0, 25), "1.00 บาท"), ((1, 99), (2, 2), "4.01 บาท")],
    ids=["exactly one baht", "more than one"],
)
def test_carry(one, other, text):
    assert str(Money(*one) + Money(*other)) == text


@pytest.mark.kradan(name="money is taken away", title={"th": "ลบเงินได้"})
def test_subtract():
    assert Money(5) - Money(1, 25) == Money(3, 75)


@pytest.mark.kradan(name="it is taken many times", title={"th": "คูณด้วยจำนวนเต็มได้"})
def test_times():
    assert Money(10, 50) * 3 == Money(31, 50)
    assert 2 * Money(0, 75) == Money(1, 50)


@pytest.mark.kradan(
    name="a hundred small sums are exact",
    title={"th": "บวกร้อยครั้งต้องตรงเป๊ะ"},
    points=2,
    hint={
        "th": "อย่าเก็บเป็นทศนิยม เพราะ 0.1 + 0.2 ไม่เท่ากับ 0.3 ให้เก็บเป็นจำนวนเต็ม",
        "en": "Keep no decimals: 0.1 + 0.2 is not 0.3. Keep whole numbers.",
    },
)
def test_exact():
    total = Money(0)
    for _ in range(100):
        total = total + Money(0, 10)
    assert total == Money(10)


@pytest.mark.kradan(name="a sum leaves both as they were", title={"th": "บวกแล้วของเดิมไม่เปลี่ยน"}, points=2)
def test_unchanged():
    one, other = Money(1, 50), Money(2, 75)
    one + other
    assert (one, other) == (Money(1, 50), Money(2, 75))


@pytest.mark.kradan(name="less money is less", title={"th": "เปรียบเทียบว่าน้อยกว่าได้"})
def test_less():
    assert Money(1) < Money(2)
    assert not Money(2) < Money(1)
    assert min([Money(9), Money(4, 50), Money(7)]) == Money(4, 50)


@pytest.mark.kradan(name="satang decide when baht are the same", title={"th": "บาทเท่ากันให้ดูสตางค์"})
def test_less_satang():
    assert Money(1, 5) < Money(1, 50)
    assert not Money(1, 50) < Money(1, 50)


@pytest.mark.kradan(
    name="a number is no money",
    title={"th": "เงินไม่เท่ากับตัวเลข"},
    points=2,
    hint={
        "th": "ถ้าอีกตัวไม่ใช่ Money ให้ return NotImplemented",
        "en": "Where the other is no Money, return NotImplemented.",
    },
)
def test_numbers():
    assert Money(5) != 5
    with pytest.raises(TypeError):
        Money(5) + 5


@pytest.mark.kradan(
    name="equal money is one in a set",
    title={"th": "เงินที่เท่ากันนับเป็นหนึ่งในเซต"},
    hint={
        "th": "เมื่อเขียน __eq__ แล้วต้องเขียน __hash__ ด้วย",
        "en": "Who writes __eq__ has to write __hash__, too.",
    },
)
def test_hash():
    assert hash(Money(1, 50)) == hash(Money(1, 50))


@pytest.mark.kradan(name="less than nothing is no money", title={"th": "ติดลบไม่ได้"})
def test_negative():
    with pytest.raises(ValueError):
        Money(1) - Money(2)
