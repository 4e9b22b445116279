"""The grid, the file for a spreadsheet, and the page behind a cell."""

from __future__ import annotations

import csv
import io

import pytest

from grader.store import assignments
from grader.submission import State
from tests.web.lessons import RIGHT, give, passing, sent
from tests.web.school import School

CELL = "/assignments/{assignment}/pupils/{pupil}/basics/total"


@pytest.fixture
def taught(school: School) -> School:
    """A school whose class was given exercises: Malee failed first and then passed, Ton's code waits."""
    give(school)
    sent(school, 1, state=State.GRADED, minutes_ago=30)
    sent(school, 2, RIGHT, state=State.GRADED, report=passing(), minutes_ago=20)
    sent(school, 3, by="ton")
    return school


def _cell(school: School, pupil: str = "malee") -> str:
    with school.session() as session:
        given = assignments.assignments_of(session, school.viewer("kru"), school.class_id)
    return CELL.format(assignment=given[0].id, pupil=school.ids[pupil])


def _table(school: School, query: str = "") -> list[list[str]]:
    answer = school.visitor("kru").get(f"/classes/{school.class_id}/gradebook.csv{query}")
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_the_grid_shows_the_best_mark_of_every_pupil(taught: School) -> None:
    page = taught.visitor("kru").get(f"/classes/{taught.class_id}/gradebook")
    assert page.status_code == 200
    malee, ton = page.text.split('<th scope="row">')[1:]
    assert ">3</a>" in malee
    assert "รอตรวจ" in ton


def test_the_last_submission_counts_where_the_teacher_says_so(taught: School) -> None:
    sent(taught, 4, state=State.GRADED, minutes_ago=5)
    assert _table(taught)[1][3] == "3"
    assert _table(taught, "?marks=last")[1][3] == "0"


def test_the_file_opens_right_in_excel_and_holds_the_marks(taught: School) -> None:
    answer = taught.visitor("kru").get(f"/classes/{taught.class_id}/gradebook.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    head, malee, ton = _table(taught)
    assert head == ["เลขที่", "ชื่อผู้ใช้", "ชื่อ", "ผลรวมของรายการ (3)", "ยาวที่สุด (3)", "รวม (6)"]
    assert malee == ["1", "malee", "มะลิ ใจดี", "3", "", "3"]
    assert ton == ["2", "ton", "ต้น รักเรียน", "", "", "0"]


def test_a_cell_opens_the_submission_with_its_code_and_whole_report(taught: School) -> None:
    page = taught.visitor("kru").get(_cell(taught) + "?submission=00000000-0000-4000-8000-000000000001")
    assert page.status_code == 200
    assert "98765" in page.text, "staff see hidden tests whole"
    assert '<span class="n">xs</span>' in page.text, "the code is highlighted"


def test_a_cell_of_someone_who_sent_nothing_says_so(school: School) -> None:
    give(school)
    assert "ยังไม่ได้ส่ง" in school.visitor("kru").get(_cell(school)).text


def test_a_mark_corrected_by_hand_shows_everywhere_with_its_reason(taught: School) -> None:
    kru = taught.visitor("kru")
    assert kru.post(_cell(taught, "ton"), {"points": "2", "reason": "ทำบนกระดาน"}).status_code == 303
    assert _table(taught)[2][3] == "2"
    assert "ทำบนกระดาน" in kru.get(_cell(taught, "ton")).text
    kru.post(_cell(taught, "ton"), {"points": "", "reason": "ส่งแล้ว"})
    assert _table(taught)[2][3] == ""


@pytest.mark.parametrize("form", [{"points": one, "reason": "x"} for one in ("-1", "4", "two")] + [{"points": "2"}])
def test_a_correction_without_points_or_reason_is_explained(taught: School, form: dict[str, str]) -> None:
    page = taught.visitor("kru").post(_cell(taught), form)
    assert page.status_code == 422
    assert "field--bad" in page.text
    assert "Not a valid" not in page.text
    assert _table(taught)[1][3] == "3"


@pytest.mark.parametrize("who", ["otherkru", "malee", "author", "admin"])
def test_gradebook_file_and_cells_are_closed_to_everyone_else(taught: School, who: str) -> None:
    visitor = taught.visitor(who)
    book = f"/classes/{taught.class_id}/gradebook"
    for path in (book, f"{book}.csv", _cell(taught)):
        assert visitor.get(path).status_code in {403, 404}
    assert visitor.post(_cell(taught), {"points": "3", "reason": "x"}).status_code in {403, 404}
    assert _table(taught)[1][3] == "3"


@pytest.mark.parametrize(
    "path",
    [
        "?submission=00000000-0000-4000-8000-000000000003",
        "?submission=nonsense",
        "?submission=00000000-0000-4000-8000-00000000ffff",
    ],
)
def test_a_cell_shows_no_other_pupils_submission(taught: School, path: str) -> None:
    assert taught.visitor("kru").get(_cell(taught) + path).status_code == 404


def test_a_very_large_class_is_turned_over_page_by_page_and_exported_whole(
    taught: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.teacher.gradebook.ROWS_PER_PAGE", 1)
    book = f"/classes/{taught.class_id}/gradebook"
    first, second = (taught.visitor("kru").get(f"{book}?page={page}").text for page in (1, 2))
    assert (">มะลิ<" in first, ">ต้น<" in first) == (True, False)
    assert (">มะลิ<" in second, ">ต้น<" in second) == (False, True)
    assert "นักเรียน 2 คน" in first
    assert len(_table(taught)) == 3
