from __future__ import annotations

import pytest

from grader.submission import State
from tests.web.lessons import TOTAL, give, passing, sent, submission_id

ADDRESS = f"/exercises/{TOTAL}/history"


@pytest.fixture
def given(school):
    give(school)
    return school


def page(school, path=ADDRESS, name="malee"):
    response = school.visitor(name).get(path, headers={"Accept-Language": "en"})
    assert response.status_code == 200
    return response.text


def test_submissions_are_listed_newest_first_with_their_marks(given):
    sent(given, 1, state=State.GRADED, minutes_ago=20)
    sent(given, 2, state=State.GRADED, report=passing(), minutes_ago=10)
    text = page(given)
    assert text.index("No. 2") < text.index("No. 1<")
    assert "0/3" in text
    assert "3/3" in text


def test_two_can_be_chosen_to_be_compared_the_newest_two_at_first(given):
    for number in (1, 2, 3):
        sent(given, number, state=State.GRADED, minutes_ago=30 - number)
    text = page(given)
    assert f'name="old" value="{submission_id(2)}" checked' in text
    assert f'name="new" value="{submission_id(3)}" checked' in text


def test_one_alone_has_nothing_to_be_compared_with(given):
    sent(given, 1, state=State.GRADED)
    assert "Show what changed" not in page(given)


def test_without_any_the_page_leads_to_the_exercise(given):
    text = page(given)
    assert "You have not sent anything for this exercise yet." in text
    assert f'href="/exercises/{TOTAL}"' in text


def test_the_work_of_others_does_not_show(given):
    sent(given, 1, by="ton", state=State.GRADED)
    assert submission_id(1) not in page(given)
    assert submission_id(1) not in page(given, "/submissions")


def test_all_that_was_sent_is_listed_over_all_exercises(given):
    sent(given, 1, state=State.GRADED, minutes_ago=20)
    sent(given, 2, exercise="basics/longest", state=State.STUCK, minutes_ago=10)
    text = page(given, "/submissions")
    assert text.index("The longest") < text.index("Sum of a list")
    assert "Our system failed" in text


def test_what_was_sent_for_an_exercise_that_is_gone_stays(given):
    sent(given, 1, exercise="basics/gone", state=State.GRADED)
    assert "basics/gone" in page(given, "/submissions")
    assert submission_id(1) in page(given, "/exercises/basics/gone/history")


def test_nothing_sent_yet(given):
    assert "You have not sent anything yet." in page(given, "/submissions")


@pytest.mark.parametrize("path", ["/exercises/secret/exam/history", "/exercises/basics/none/history"])
def test_an_exercise_that_was_not_given_does_not_exist(given, path):
    assert given.visitor("malee").get(path).status_code == 404


@pytest.mark.parametrize("path", [ADDRESS, "/submissions"])
@pytest.mark.parametrize("name", ["kru", "author", "admin"])
def test_other_roles_are_refused(given, path, name):
    assert given.visitor(name).get(path).status_code == 403


@pytest.mark.parametrize("path", [ADDRESS, "/submissions"])
def test_signed_out_is_sent_to_sign_in(given, path):
    assert given.visitor().get(path).status_code == 302
