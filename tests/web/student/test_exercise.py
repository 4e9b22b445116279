from __future__ import annotations

import html
import re

import pytest

from grader.submission import State
from tests.web.lessons import REVISION, RIGHT, SECRET_CALL, TOTAL, WRONG, failing, give, passing, sent, submission_id

ADDRESS = f"/exercises/{TOTAL}"


@pytest.fixture
def given(school):
    give(school)
    return school


@pytest.fixture
def malee(given):
    return given.visitor("malee")


def page(visitor, language="en"):
    response = visitor.get(ADDRESS, headers={"Accept-Language": language})
    assert response.status_code == 200
    return response.text


def code_in(text):
    return html.unescape(re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", text, re.DOTALL)[0])


def send(visitor, source=RIGHT, path=ADDRESS, **more):
    return visitor.post(path, {"file:solution.py": source, "revision": REVISION, **more})


def test_the_page_shows_the_statement_and_the_starter(malee):
    text = page(malee)
    assert 'Write a function <code translate="no">total</code>.' in text
    assert code_in(text) == "def total(xs):\n    ...\n"


def test_the_statement_is_in_the_readers_language(malee):
    assert "เขียนฟังก์ชัน" in page(malee, "th")


def test_hints_of_public_tests_can_be_opened(malee):
    assert "<summary" in page(malee).split("Hint 1 of 1")[0].rsplit("<details", 1)[1]
    assert "Begin with 0." in page(malee)


def test_the_code_that_was_sent_last_is_there_again(given, malee):
    sent(given, 1, RIGHT, state=State.GRADED, minutes_ago=20)
    sent(given, 2, WRONG, state=State.GRADED, minutes_ago=10)
    assert code_in(page(malee)) == WRONG


def test_code_is_text_and_never_part_of_the_page(given, malee):
    sent(given, 1, "</textarea><script>alert(1)</script>", state=State.GRADED)
    assert "<script>alert" not in page(malee)


def test_code_that_begins_with_an_empty_line_keeps_it(given, malee):
    sent(given, 1, "\n\nx = 1\n", state=State.GRADED)
    assert code_in(page(malee)) == "\n\nx = 1\n"


def test_the_last_result_is_shown(given, malee):
    sent(given, state=State.GRADED)
    text = page(malee)
    assert "No test passes yet. Begin with “three numbers”." in text
    assert "Not yet: expected 6, got 1." in text


def test_nothing_of_a_hidden_test_is_in_the_page(given, malee):
    sent(given, state=State.GRADED)
    text = html.unescape(page(malee))
    assert "a hidden one" in text
    for secret in (SECRET_CALL, "98765", "the secret traceback", "the secret solution"):
        assert secret not in text


def test_a_waiting_submission_is_followed_and_the_last_result_stays(given, malee):
    sent(given, 1, state=State.GRADED, minutes_ago=20)
    sent(given, 2, state=State.QUEUED, minutes_ago=1)
    text = page(malee)
    assert f'data-submission="{submission_id(2)}"' in text
    assert "Waiting: first in line" in text
    assert "three numbers" in text


def test_our_failure_is_told_in_our_words(given, malee):
    sent(given, 1, state=State.STUCK)
    text = page(malee)
    assert "Our system failed. Your answer is safe and this try does not count." in text
    assert "secret reason" not in text


def test_full_marks_lead_to_the_next_exercise(given, malee):
    sent(given, 1, state=State.GRADED, report=passing())
    text = page(malee)
    assert "Every test passes." in text
    assert "/exercises/basics/longest" in text


def test_without_scripts_the_form_is_accepted_and_shows_the_submission(given, malee):
    response = send(malee, RIGHT.replace("\n", "\r\n"))
    assert response.status_code == 303
    shown = malee.get(response.location, headers={"Accept-Language": "en"}).text
    assert "Sum of a list" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    again = malee.get(ADDRESS)
    assert code_in(again.text) == RIGHT


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"file:solution.py": "#" * 300_000}, 413),
        ({}, 422),
        ({"file:other.py": "x"}, 422),
        ({"file:solution.py": "x", "id": "no uuid"}, 422),
        ({"file:solution.py": "x", "revision": "no revision"}, 422),
    ],
)
def test_bad_input_is_explained(malee, data, status):
    response = malee.post(ADDRESS, data)
    assert response.status_code == status
    assert "<h1>" in response.text


def test_a_form_without_its_token_is_refused(malee):
    assert malee.client.post(ADDRESS, data={"file:solution.py": "x"}).status_code == 400


def test_sending_by_form_is_limited_per_account(malee):
    codes = [send(malee).status_code for _ in range(31)]
    assert codes == [303] * 30 + [429]


@pytest.mark.parametrize("path", ["/exercises/secret/exam", "/exercises/basics/none"])
def test_an_exercise_that_was_not_given_does_not_exist(malee, path):
    assert malee.get(path).status_code == 404
    assert send(malee, path=path).status_code in {403, 404}


def test_a_stranger_does_not_find_it(given):
    assert given.visitor("stranger").get(ADDRESS).status_code == 404


@pytest.mark.parametrize("name", ["kru", "author", "admin"])
def test_other_roles_are_refused(given, name):
    assert given.visitor(name).get(ADDRESS).status_code == 403
    assert send(given.visitor(name)).status_code == 403


def test_signed_out_is_sent_to_sign_in_and_back(given):
    response = given.visitor().get(ADDRESS)
    assert response.status_code == 302
    assert ADDRESS.replace("/", "%2F") in response.location or ADDRESS in response.location


def test_a_page_with_a_result_asks_the_database_a_bearable_number_of_times(given, malee):
    from sqlalchemy import event

    for number in range(1, 6):
        sent(given, number, state=State.GRADED, report=failing())
    asked = []
    event.listen(given.sessions.kw["bind"], "before_cursor_execute", lambda *args: asked.append(args[2]))
    page(malee)
    assert len([one for one in asked if not one.startswith(("BEGIN", "PRAGMA"))]) <= 14


def test_half_a_letter_that_was_sent_does_not_close_the_page(given, malee):
    sent(given, 1, "x = '\ud83d'\n", state=State.GRADED)
    assert code_in(page(malee)) == "x = '?'\n"
