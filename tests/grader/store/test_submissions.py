from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from grader import grade
from grader.errors import NotFound
from grader.store import moves, submissions, waiting
from grader.store.gradebooks import gradebook_of
from grader.store.progress import assignments_of_student
from grader.store.session import Sessions, writing
from grader.store.submissions import NewSubmission
from grader.store.waiting import Reason
from grader.submission import State
from tests.grader.scene import NOON, RIGHT, School, submission_id


def add(sessions: Sessions, school: School, number: int, who: str = "mana", slug: str = "double") -> str:
    new = NewSubmission(
        id=submission_id(number),
        user_id=school.ids[who],
        exercise=f"basics/{slug}",
        revision=f"sha256:{slug}-1",
        written_for=f"sha256:{slug}-1",
        files={"solution.py": RIGHT},
        body_hash="0" * 64,
        written_at=None,
        received_at=NOON + timedelta(seconds=number),
    )
    with sessions() as session, writing(session):
        assert submissions.insert_once(session, new)
    return new.id


def mark(sessions: Sessions, identity: str, points: int, seconds: float = 1.0) -> None:
    with sessions() as session, writing(session):
        claim = moves.claim(session, identity, NOON, NOON)
        assert claim is not None
        done = NOON + timedelta(seconds=seconds)
        assert moves.save_report(
            session, identity, claim.attempt, {}, points=points, max_points=3, ran_at=done, graded_at=done
        )


def stick(sessions: Sessions, identity: str) -> None:
    claim = grade.begin(sessions, identity, lambda: NOON, lambda _id: None)
    assert claim is not None
    grade.give_up(sessions, claim, "bug", lambda _id: None)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("mana", True),
        ("manee", False),
        ("somsri", True),
        ("anan", False),
        ("author", False),
        ("piti", False),
        ("admin", True),
    ],
)
def test_a_submission_is_seen_by_its_owner_and_their_own_teacher(sessions, school, who, sees):
    identity = add(sessions, school, 1)
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        for ask in (
            lambda: submissions.get_submission(session, viewer, identity),
            lambda: submissions.history(session, viewer, school.ids["mana"], "basics/double")[0],
        ):
            if sees:
                assert ask().id == identity
            else:
                with pytest.raises(NotFound):
                    ask()
        if sees:
            assert submissions.report_json(session, viewer, identity) is None
        else:
            with pytest.raises(NotFound):
                submissions.report_json(session, viewer, identity)


def test_what_is_not_there_is_not_found(sessions, school):
    with sessions() as session, pytest.raises(NotFound):
        submissions.get_submission(session, school.viewer(sessions, "admin"), submission_id(99))


def test_history_is_newest_first_and_of_one_exercise(sessions, school):
    first, second = add(sessions, school, 1), add(sessions, school, 2)
    add(sessions, school, 3, slug="triple")
    add(sessions, school, 4, who="manee")
    with sessions() as session:
        found = submissions.history(session, school.viewer(sessions, "mana"), school.ids["mana"], "basics/double")
    assert [one.id for one in found] == [second, first]


def place(sessions: Sessions, school: School, identity: str, workers: int = 2) -> waiting.Place:
    with sessions() as session:
        found = submissions.get_submission(session, school.viewer(sessions, "admin"), identity)
        return waiting.place_of(session, found, workers)


def test_the_place_in_the_queue_counts_those_before_and_those_under_way(sessions, school):
    ids = [add(sessions, school, number) for number in range(1, 6)]
    grade.begin(sessions, ids[4], lambda: NOON, lambda _id: None)
    assert [place(sessions, school, identity).ahead for identity in ids[:4]] == [1, 2, 3, 4]
    assert place(sessions, school, ids[4]).reason is Reason.RUNNING
    assert place(sessions, school, ids[4]).ahead == 0


def test_the_estimate_comes_from_the_newest_results_and_the_number_of_workers(sessions, school):
    for number in range(1, 4):
        mark(sessions, add(sessions, school, number), 3, seconds=2.0)
    ids = [add(sessions, school, number) for number in range(10, 15)]
    assert place(sessions, school, ids[4], workers=2).estimate_seconds == 2.0 * (4 / 2 + 1)
    assert place(sessions, school, ids[4], workers=4).estimate_seconds == 2.0 * (4 / 4 + 1)


def test_the_reason_for_waiting_is_told(sessions, school):
    identity = add(sessions, school, 1)
    assert place(sessions, school, identity).reason is Reason.NOT_QUEUED
    with sessions() as session, writing(session):
        moves.mark_queued(session, identity, NOON)
    assert place(sessions, school, identity).reason is Reason.IN_QUEUE
    claim = grade.begin(sessions, identity, lambda: NOON, lambda _id: None)
    assert claim is not None
    grade.put_back(sessions, claim, "sandbox-unavailable", lambda: NOON, lambda _id: None)
    assert place(sessions, school, identity).reason is Reason.TRYING_AGAIN


def test_a_submission_that_waits_for_its_languages_image_says_so(sessions, school):
    identity = add(sessions, school, 1)
    with sessions() as session, writing(session):
        moves.mark_queued(session, identity, NOON)
    claim = grade.begin(sessions, identity, lambda: NOON, lambda _id: None)
    assert claim is not None
    grade.wait(sessions, claim, lambda: NOON, lambda _id: None)
    assert place(sessions, school, identity).reason is Reason.PREPARING


def progress(sessions: Sessions, school: School, now: datetime = NOON, who: str = "mana"):
    with sessions() as session:
        return assignments_of_student(session, school.viewer(sessions, who), now)


def test_a_student_sees_their_assignments_with_the_best_mark_of_each_exercise(sessions, school):
    for number, points in enumerate((1, 3, 2), start=1):
        mark(sessions, add(sessions, school, number), points)
    add(sessions, school, 4, slug="triple")
    (given,) = progress(sessions, school)
    double, triple = given.exercises
    assert given.class_name == "ม.2/3"
    assert (double.points, double.max_points, double.tries, double.is_full, double.waiting) == (3, 3, 3, True, False)
    assert (triple.points, triple.tries, triple.waiting) == (None, 1, True)


def test_what_we_failed_to_grade_is_not_one_of_the_tries(sessions, school):
    stick(sessions, add(sessions, school, 1))
    double = progress(sessions, school)[0].exercises[0]
    assert (double.tries, double.stuck, double.points) == (0, True, None)


def test_an_assignment_that_is_not_open_yet_is_not_shown(sessions, school):
    from grader.assign import change_dates

    somsri = school.viewer(sessions, "somsri")
    opens = NOON + timedelta(days=1)
    with sessions() as session:
        change_dates(session, somsri, school.assignment_id, opens, opens + timedelta(days=7))
    assert progress(sessions, school) == []
    assert len(progress(sessions, school, opens)) == 1


def test_without_a_class_there_is_nothing_to_do(sessions, school):
    assert progress(sessions, school, who="piti") == []


def test_the_nearest_due_time_comes_first_and_those_without_come_last(sessions, school):
    from grader.assign import assign

    somsri = school.viewer(sessions, "somsri")
    with sessions() as session:
        later = assign(session, somsri, school.class_id, collection="basics", exercise="basics/triple", now=NOON)
        sooner = assign(
            session,
            somsri,
            school.class_id,
            collection="basics",
            exercise="basics/double",
            due_at=NOON + timedelta(days=1),
            now=NOON,
        )
    found = progress(sessions, school)
    assert [one.assignment.id for one in found] == [sooner, school.assignment_id, later]
    assert [len(one.exercises) for one in found] == [1, 2, 1]


def test_the_gradebook_has_best_marks_waits_and_overrides(sessions, school):
    from grader.override import override

    somsri = school.viewer(sessions, "somsri")
    for number, points in enumerate((1, 3, 2), start=1):
        mark(sessions, add(sessions, school, number), points)
    add(sessions, school, 4, slug="triple")
    stick(sessions, add(sessions, school, 5, who="manee"))
    with sessions() as session:
        override(
            session,
            somsri,
            school.assignment_id,
            user_id=school.ids["manee"],
            exercise="basics/triple",
            points=2,
            reason="oral",
            now=NOON,
        )
        found = gradebook_of(session, somsri, school.class_id)
    mana, manee = found.book.rows
    assert found.pupils == 2
    assert [(cell.points, cell.tries, cell.waiting, cell.overridden) for cell in mana.cells] == [
        (3, 3, False, False),
        (None, 0, True, False),
    ]
    assert mana.cells[0].submission_id == submission_id(2)
    assert [(cell.points, cell.waiting, cell.overridden) for cell in manee.cells] == [
        (None, False, False),
        (2, False, True),
    ]


def test_a_page_of_the_gradebook_has_only_its_rows(sessions, school):
    mark(sessions, add(sessions, school, 1, who="manee"), 3)
    with sessions() as session:
        found = gradebook_of(session, school.viewer(sessions, "somsri"), school.class_id, first=1, most=1)
    assert found.pupils == 2
    assert [(row.person.name, row.cells[0].points) for row in found.book.rows] == [("มานี รักเรียน", 3)]


def test_the_gradebook_is_for_the_classs_teacher(sessions, school):
    for who in ("anan", "piti", "author"):
        with sessions() as session, pytest.raises(NotFound):
            gradebook_of(session, school.viewer(sessions, who), school.class_id)


def test_counting_by_state(sessions, school):
    mark(sessions, add(sessions, school, 1), 3)
    add(sessions, school, 2)
    with sessions() as session:
        assert submissions.count_by_state(session) == {State.GRADED: 1, State.RECEIVED: 1}
