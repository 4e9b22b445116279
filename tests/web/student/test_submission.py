from __future__ import annotations

import html

import pytest

from grader.submission import State
from tests.web.lessons import NOW, TOTAL, WRONG, give, passing, sent, submission_id
from web.language.thai_lines import as_written

ADDRESS = f"/submissions/{submission_id()}"


@pytest.fixture
def given(school):
    give(school)
    return school


def page(school, path=ADDRESS, name="malee", language="en"):
    response = school.visitor(name).get(path, headers={"Accept-Language": language})
    assert response.status_code == 200
    return response.text


def test_the_code_is_shown_highlighted_with_its_report_and_times(given):
    sent(given, state=State.GRADED)
    text = page(given)
    assert '<span class="k">def</span>' in text
    assert 'data-line="2"' in text
    assert "Not yet: expected 6, got 1." in text
    assert text.count("<time ") >= 3


def test_times_are_in_the_buddhist_era_for_thai_readers(given):
    sent(given, state=State.GRADED)
    assert str(NOW.year + 543) in page(given, language="th")


def test_code_is_never_part_of_the_page(given):
    sent(given, 1, "</code><script>alert(1)</script>", state=State.GRADED)
    assert "<script>alert" not in page(given)


def test_an_empty_file_is_said_to_be_empty(given):
    sent(given, 1, "", state=State.GRADED)
    assert "An empty file." in page(given)


def test_several_files_are_shown_by_name(given):
    sent(given, 1, state=State.GRADED, files={"solution.py": "x = 1\n", "more.py": "y = 2\n"})
    text = page(given)
    assert "more.py</figcaption>" in text


def test_a_waiting_one_is_followed_and_reloads_itself_without_scripts(given):
    sent(given)
    text = page(given)
    assert f'data-submission="{submission_id()}"' in text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in text


def test_a_graded_one_does_not_reload(given):
    sent(given, state=State.GRADED)
    assert "refresh" not in page(given)


def test_our_failure_is_told_in_our_words(given):
    sent(given, state=State.STUCK)
    text = page(given, language="th")
    assert "ระบบขัดข้อง ยังตรวจไม่ได้ คำตอบของคุณยังอยู่ และครั้งนี้ไม่นับ" in as_written(text)
    assert "secret reason" not in text


def test_one_can_see_what_changed_since_the_one_before(given):
    sent(given, 1, WRONG, state=State.GRADED, minutes_ago=20)
    sent(given, 2, WRONG, state=State.GRADED, minutes_ago=10)
    link = f"/exercises/{TOTAL}/changes?old={submission_id(1)}&new={submission_id(2)}"
    assert link in html.unescape(page(given, f"/submissions/{submission_id(2)}"))
    assert "changes?" not in page(given, f"/submissions/{submission_id(1)}")


def test_the_result_alone_is_what_the_exercise_page_puts_in_place(given):
    sent(given, state=State.GRADED, report=passing())
    text = page(given, f"{ADDRESS}/result")
    assert "<html" not in text
    assert 'data-points="3"' in text
    assert "Every test passes." in text
    assert "/exercises/basics/longest" in text


def test_the_result_alone_tells_of_our_failure(given):
    sent(given, state=State.STUCK)
    assert "Our system failed. Your answer is safe" in page(given, f"{ADDRESS}/result")


@pytest.mark.parametrize("path", [ADDRESS, f"{ADDRESS}/result"])
@pytest.mark.parametrize(("name", "status"), [("ton", 404), ("stranger", 404), ("kru", 403), ("admin", 403)])
def test_nobody_else_finds_it_here(given, path, name, status):
    sent(given, state=State.GRADED)
    assert given.visitor(name).get(path).status_code == status


@pytest.mark.parametrize("path", [f"/submissions/{submission_id(9)}", "/submissions/1", "/submissions/x/result"])
def test_what_there_is_not_is_not_found(given, path):
    assert given.visitor("malee").get(path).status_code == 404


def test_signed_out_is_sent_to_sign_in(given):
    sent(given)
    assert given.visitor().get(ADDRESS).status_code == 302


@pytest.mark.parametrize("claimed", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_a_device_with_a_strange_clock_gets_its_page_all_the_same(given, claimed):
    malee = given.visitor("malee")
    body = {"exercise": TOTAL, "files": {"solution.py": WRONG}, "written_at": claimed}
    assert malee.put(f"/api/submissions/{submission_id(7)}", body).status_code == 201
    assert malee.get(f"/submissions/{submission_id(7)}").status_code == 200
