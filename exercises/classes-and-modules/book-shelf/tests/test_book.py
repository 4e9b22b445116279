import pytest
from book import Book, Kind


@pytest.mark.kradan(name="a book has what it was made with", title={"th": "หนังสือมีข้อมูลตามที่สร้าง"}, public=True)
def test_fields():
    book = Book("พระอภัยมณี", "สุนทรภู่", Kind.TALE)
    assert (book.title, book.author, book.kind) == ("พระอภัยมณี", "สุนทรภู่", Kind.TALE)
    assert book.pages == 0


@pytest.mark.kradan(name="there are three kinds", title={"th": "มีหนังสือสามชนิด"}, public=True)
def test_kinds():
    assert [kind.name for kind in Kind] == ["TALE", "SCIENCE", "COMIC"]


@pytest.mark.kradan(
    name="books of the same content are equal",
    title={"th": "ข้อมูลเหมือนกันถือว่าเท่ากัน"},
    points=2,
    hint={
        "th": "@dataclass เขียน == ให้เอง ไม่ต้องเขียน __eq__",
        "en": "@dataclass writes == for you; no __eq__ is needed.",
    },
)
def test_equal():
    one = Book("ดาว", "วีระ", Kind.SCIENCE, 120)
    assert one == Book("ดาว", "วีระ", Kind.SCIENCE, 120)
    assert one != Book("ดาว", "วีระ", Kind.COMIC, 120)
    assert one != Book("ดาว", "วีระ", Kind.SCIENCE, 121)


@pytest.mark.kradan(name="a book shows itself", title={"th": "พิมพ์หนังสือแล้วอ่านออก"})
def test_repr():
    assert "ดาว" in repr(Book("ดาว", "วีระ", Kind.SCIENCE))


@pytest.mark.kradan(
    name="a book cannot be written over",
    title={"th": "แก้ข้อมูลของหนังสือไม่ได้"},
    hint={"th": "ใช้ @dataclass(frozen=True)", "en": "Use @dataclass(frozen=True)."},
)
def test_frozen():
    book = Book("ดาว", "วีระ", Kind.SCIENCE)
    with pytest.raises(AttributeError):
        book.title = "เดือน"
    assert book.title == "ดาว"
