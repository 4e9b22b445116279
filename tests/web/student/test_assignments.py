from __future__ import annotations

from datetime import timedelta

import pytest

from grader.store.progress import Progress, StudentAssignment
from grader.submission import State
from tests.web.lessons import NOW, TOTAL, failing, give, passing, sent
from web.language.thai_lines import as_written
from web.student.assignments import what_is_next


@pytest.fixture
def given(school):
    give(school)
    return school


def page(school, name="malee", language="en"):
    response = school.visitor(name).get("/assignments", headers={"Accept-Language": language})
    assert response.status_code == 200
    return response.text


def test_the_start_page_of_a_student_is_their_work(given):
    response = given.visitor("malee").get("/", follow_redirects=True)
    assert response.request.path == "/assignments"


def test_what_was_given_is_listed_with_class_and_titles(given):
    text = page(given)
    for shown in ("ม.2/3", "Basics", "Sum of a list", "The longest"):
        assert shown in text
    assert "The exam" not in text


def test_without_work_the_page_says_so_in_the_readers_language(school):
    assert "No work yet. Your teacher's assignments appear here." in page(school)
    assert "ยังไม่มีงาน เมื่อครูมอบหมายแล้วจะแสดงที่นี่" in as_written(page(school, language="th"))


@pytest.mark.parametrize(
    ("state", "report", "said"),
    [
        (None, None, "Not begun"),
        (State.QUEUED, None, "Waiting for its mark"),
        (State.STUCK, None, "Our system failed"),
        (State.GRADED, failing(), "0/3"),
        (State.GRADED, passing(), "3/3"),
    ],
)
def test_each_exercise_says_how_far_one_is(given, state, report, said):
    if state is not None:
        sent(given, state=state, report=report)
    row = page(given).split('class="rows__link" href="/exercises/basics/total"', 1)[1].split("</li>", 1)[0]
    assert said in row


def test_the_best_mark_counts_and_not_the_last(given):
    sent(given, 1, state=State.GRADED, report=passing(), minutes_ago=20)
    sent(given, 2, state=State.GRADED, report=failing(), minutes_ago=10)
    assert "3/3" in page(given)


def test_the_work_of_others_does_not_show(given):
    sent(given, by="ton", state=State.GRADED, report=passing())
    assert "3/3" not in page(given)


def test_a_due_time_is_told_in_the_buddhist_era(given):
    from grader.store.tables import Assignment

    with given.session() as session:
        session.query(Assignment).update({"due_at": NOW + timedelta(days=40)})
        session.commit()
    year = (NOW + timedelta(days=40)).year
    assert str(year + 543) in page(given, language="th")
    assert str(year) in page(given, language="en")


@pytest.mark.parametrize("name", ["kru", "author", "admin"])
def test_other_roles_are_refused(given, name):
    assert given.visitor(name).get("/assignments").status_code == 403


def test_signed_out_is_sent_to_sign_in(given):
    response = given.visitor().get("/assignments")
    assert response.status_code == 302
    assert "sign-in" in response.location


def assignment(number, due_days, *progress):
    from grader.exercise.model import LocalText
    from grader.store.assignments import AssignmentRecord

    due_at = None if due_days is None else NOW + timedelta(days=due_days)
    record = AssignmentRecord(number, 1, "basics", None, LocalText({"en": "Basics"}), None, due_at)
    return StudentAssignment(record, "ม.2/3", progress)


def progress(name, **more):
    from grader.exercise.model import LocalText
    from grader.store.exercises import ExerciseSummary

    return Progress(ExerciseSummary(name, "basics", LocalText({"en": name}), 3, "sha256:1"), tries=0, **more)


@pytest.mark.parametrize(
    ("given_work", "wanted"),
    [
        ([assignment(1, 1, progress("a", points=3, max_points=3), progress("b"))], "b"),
        ([assignment(1, 1, progress("a", waiting=True), progress("b"))], "b"),
        ([assignment(1, 1, progress("a", points=1, max_points=3), progress("b"))], "a"),
        ([assignment(1, -1, progress("late")), assignment(2, 1, progress("due"))], "due"),
        ([assignment(1, -1, progress("late")), assignment(2, None, progress("free"))], "free"),
        ([assignment(1, -1, progress("late"))], "late"),
        ([assignment(1, 1, progress("a", points=3, max_points=3))], None),
        ([], None),
    ],
)
def test_next_is_the_first_exercise_without_full_marks_of_what_is_still_due(given_work, wanted):
    found = what_is_next(given_work, NOW)
    assert (found.progress.exercise.id if found else None) == wanted


def test_the_exercise_to_go_on_with_stands_first(given):
    sent(given, state=State.GRADED, report=passing(), exercise=TOTAL)
    first = page(given).split('class="next"', 1)[1].split("</section>", 1)[0]
    assert "/exercises/basics/longest" in first
