import pytest
from book import Book, Kind
from shelf import Shelf


@pytest.fixture
def books():
    return [
        Book("ดาว", "วีระ", Kind.SCIENCE, 120),
        Book("กาเหว่า", "มานะ", Kind.TALE, 80),
        Book("ขายหัวเราะ", "ปิติ", Kind.COMIC, 40),
    ]


@pytest.fixture
def shelf(books):
    shelf = Shelf()
    for book in books:
        shelf.add(book)
    return shelf


@pytest.mark.kradan(name="what was added is there", title={"th": "ใส่แล้วต้องมี"}, public=True)
def test_contains(shelf, books):
    assert len(shelf) == 3
    assert books[0] in shelf
    assert Book("ไม่มี", "ใคร", Kind.TALE) not in shelf


@pytest.mark.kradan(
    name="books come in the order of their titles",
    title={"th": "เรียงตามชื่อหนังสือ"},
    points=2,
    hint={
        "th": "sorted(..., key=lambda book: book.title)",
        "en": "sorted(..., key=lambda book: book.title)",
    },
)
def test_order(shelf):
    assert [book.title for book in shelf.books()] == ["กาเหว่า", "ขายหัวเราะ", "ดาว"]
    assert [book.title for book in shelf] == ["กาเหว่า", "ขายหัวเราะ", "ดาว"]


@pytest.mark.kradan(name="looking takes nothing away", title={"th": "ดูเฉย ๆ หนังสือต้องไม่หายไปไหน"})
def test_looking(shelf):
    first = [book.title for book in shelf]
    assert [book.title for book in shelf] == first
    assert len(shelf) == len(shelf.books()) == 3


@pytest.mark.kradan(
    name="a book that is lent is not there",
    title={"th": "ยืมไปแล้วต้องไม่อยู่บนชั้น"},
    hint={
        "th": "หนังสือที่ไม่อยู่บนชั้นให้ raise KeyError(title)",
        "en": "For a book that is not there, raise KeyError(title).",
    },
)
def test_lend(shelf, books):
    assert shelf.lend("ดาว") == books[0]
    assert len(shelf) == 2
    with pytest.raises(KeyError):
        shelf.lend("ดาว")


@pytest.mark.kradan(name="it counts by kind", title={"th": "นับตามชนิดได้"})
@pytest.mark.parametrize(("kind", "count"), [("TALE", 1), ("COMIC", 2), ("SCIENCE", 1)])
def test_count(shelf, kind, count):
    shelf.add(Book("หนูจ๋า", "ชูใจ", Kind.COMIC))
    assert shelf.count(Kind[kind]) == count
