from __future__ import annotations

import pytest

from grader.submission import State
from tests.web.lessons import RIGHT, TOTAL, WRONG, give, sent, submission_id


@pytest.fixture
def given(school):
    give(school)
    sent(school, 1, WRONG, state=State.GRADED, minutes_ago=20)
    sent(school, 2, RIGHT, state=State.GRADED, minutes_ago=10)
    sent(school, 3, RIGHT, by="ton", state=State.GRADED)
    sent(school, 4, RIGHT, exercise="basics/longest", state=State.GRADED)
    return school


def address(old, new, exercise=TOTAL):
    return f"/exercises/{exercise}/changes?old={old}&new={new}"


def page(school, path):
    response = school.visitor("malee").get(path, headers={"Accept-Language": "en"})
    assert response.status_code == 200
    return response.text


def test_the_lines_that_changed_are_shown_side_by_side_and_in_words(given):
    text = page(given, address(submission_id(1), submission_id(2)))
    assert "1 line added, 1 line removed" in text
    row = text.split("changes__row--changed", 1)[1].split("</tr>", 1)[0]
    assert row.index("Removed:") < row.index("xs") < row.index("Added:") < row.index("sum")


def test_the_earlier_one_stands_left_in_whatever_order_they_are_asked_for(given):
    first = page(given, address(submission_id(1), submission_id(2)))
    second = page(given, address(submission_id(2), submission_id(1)))
    row = second.split("changes__row--changed", 1)[1].split("</tr>", 1)[0]
    assert row in first
    assert row.index("xs") < row.index("sum")


def test_the_same_twice_has_no_changes(given):
    assert "Nothing changed." in page(given, address(submission_id(1), submission_id(1)))


def test_files_that_only_one_of_them_has_are_shown_too(given):
    sent(given, 5, files={"solution.py": "x\n", "more.py": "y\n"}, state=State.GRADED, minutes_ago=1)
    text = page(given, address(submission_id(2), submission_id(5)))
    assert "more.py" in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (submission_id(1), submission_id(3)),
        (submission_id(1), submission_id(4)),
        (submission_id(1), submission_id(9)),
        (submission_id(1), ""),
        ("x", submission_id(1)),
        ("{" + submission_id(1) + "'", submission_id(1)),
    ],
    ids=["someone else's", "another exercise's", "none", "left out", "no id", "almost an id"],
)
def test_what_is_not_ones_own_for_this_exercise_is_not_found(given, old, new):
    assert given.visitor("malee").get(address(old, new)).status_code == 404


@pytest.mark.parametrize("name", ["kru", "author", "admin"])
def test_other_roles_are_refused(given, name):
    assert given.visitor(name).get(address(submission_id(1), submission_id(2))).status_code == 403


def test_signed_out_is_sent_to_sign_in(given):
    assert given.visitor().get(address(submission_id(1), submission_id(2))).status_code == 302
