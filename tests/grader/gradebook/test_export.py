import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exercise.model import LocalText
from grader.gradebook.export import DANGEROUS, guarded, to_csv
from grader.gradebook.table import Cell, Column, Gradebook, Person, Row

HEADINGS = ("เลขที่", "ชื่อผู้ใช้", "ชื่อ", "รวม")
NAMES = st.text(max_size=20)


def book(name: str = "มานี มีนา", username: str = "manee", title: str = "บวกเลข", points: int | None = 3) -> Gradebook:
    columns = (Column(1, "a/b", LocalText({"th": title}), 5), Column(1, "a/c", LocalText({"en": "Two"}), 4))
    cells = (Cell(points, "s1", 1), Cell())
    return Gradebook(columns, (Row(Person(1, name, 7, username), cells, points or 0),), 9)


def rows(exported: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(exported.decode("utf-8-sig"), newline="")))


def test_the_file_says_what_the_table_shows():
    assert rows(to_csv(book(), HEADINGS, "th")) == [
        ["เลขที่", "ชื่อผู้ใช้", "ชื่อ", "บวกเลข (5)", "Two (4)", "รวม (9)"],
        ["7", "manee", "มานี มีนา", "3", "", "3"],
    ]


def test_excel_is_told_that_it_is_utf8():
    assert to_csv(book(), HEADINGS, "th").startswith(b"\xef\xbb\xbf")


def test_a_pupil_without_a_number_has_an_empty_cell():
    empty = Gradebook((), (Row(Person(1, "x"), (), 0),), 0)
    assert rows(to_csv(empty, HEADINGS, "en"))[1] == ["", "", "x", "0"]


@pytest.mark.parametrize("first", DANGEROUS)
@pytest.mark.parametrize("before", ["", " ", "\ufeff", "\u00a0 ", "\0"])
def test_nothing_is_taken_for_a_formula(first, before):
    evil = f'{before}{first}HYPERLINK("http://example.com")'
    for table in (book(name=evil), book(username=evil), book(title=evil)):
        for row in rows(to_csv(table, HEADINGS, "th")):
            assert all(not cell.lstrip(" \ufeff\u00a0").startswith(DANGEROUS) for cell in row)


@given(NAMES, NAMES, NAMES)
def test_every_name_comes_back_but_for_the_guard(name, username, title):
    found = rows(to_csv(book(name, username, title.replace("\r", "").replace("\n", "")), HEADINGS, "th"))
    assert len(found) == 2
    assert {len(row) for row in found} == {6}
    assert [found[1][1], found[1][2]] == [guarded(username), guarded(name)]
    assert guarded(name).removeprefix("'" if guarded(name) != name.replace("\0", "") else "") == name.replace("\0", "")


@given(st.integers(0, 10**6))
def test_marks_stay_numbers(points):
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    for row in rows(to_csv(book(points=points), HEADINGS, "th")):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    assert sheet["D2"].value == sheet["F2"].value == points
    assert rows(to_csv(book(points=points), HEADINGS, "th"))[1][3] == str(points)
