"""Submissions that we failed to grade, for the administrator."""

from __future__ import annotations

import pytest

from grader.store import moves
from grader.store.tables import ExerciseRevision, SubmissionRow
from grader.submission import State
from tests.web.school import PEOPLE, TERM_BEGAN, School

IDS = ("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222")
REASON = "Traceback (most recent call last):\n<b>DockerException</b>: no space left"


@pytest.fixture
def stuck(school: School) -> School:
    """The school with two stuck submissions of Malee's."""
    with school.session() as session:
        session.add(
            ExerciseRevision(
                revision="sha256:1", exercise="basics/sum", content={}, wall_seconds=2.0, added_at=TERM_BEGAN
            )
        )
        session.flush()
        for submission_id in IDS:
            session.add(
                SubmissionRow(
                    id=submission_id, user_id=school.ids["malee"], exercise="basics/sum", revision="sha256:1",
                    written_for="sha256:1", files={"solution.py": "x = 1"}, body_hash="0" * 64, state=State.STUCK.value,
                    received_at=TERM_BEGAN, stuck_reason=REASON,
                )
            )  # fmt: skip
        session.commit()
    return school


def states(school: School) -> dict[str, State]:
    with school.session() as session:
        return {row.id: State(row.state) for row in session.query(SubmissionRow)}


def test_whose_it_is_and_why_it_is_stuck(stuck: School) -> None:
    page = stuck.visitor("admin").get("/admin/submissions").get_data(as_text=True)
    assert "มะลิ ใจดี" in page
    assert "basics/sum" in page
    assert "18 พ.ค. 2569" in page
    assert "&lt;b&gt;DockerException&lt;/b&gt;" in page


def test_the_chosen_ones_are_queued_again(stuck: School) -> None:
    answer = stuck.visitor("admin").post("/admin/submissions/again", {"id": [IDS[0]]})
    assert answer.location == "/admin/submissions"
    assert states(stuck) == {IDS[0]: State.QUEUED, IDS[1]: State.STUCK}


@pytest.mark.parametrize("chosen", [[], ["no such id"], [""], ["\x00"]])
def test_choosing_nothing_that_is_there_changes_nothing(stuck: School, chosen: list[str]) -> None:
    visitor = stuck.visitor("admin")
    assert visitor.post("/admin/submissions/again", {"id": chosen}).location == "/admin/submissions"
    assert "ส่งเข้าคิวตรวจอีกครั้งแล้ว 0 งาน" in visitor.get("/admin/submissions").get_data(as_text=True)
    assert set(states(stuck).values()) == {State.STUCK}


def test_one_that_is_queued_already_stays_as_it_is(stuck: School) -> None:
    with stuck.session() as session:
        assert moves.queue_again(session, IDS[0], TERM_BEGAN)
        session.commit()
    visitor = stuck.visitor("admin")
    visitor.post("/admin/submissions/again", {"id": [IDS[0]]})
    assert "ส่งเข้าคิวตรวจอีกครั้งแล้ว 0 งาน" in visitor.get("/admin/submissions").get_data(as_text=True)


def test_with_nothing_stuck_the_page_says_so(school: School) -> None:
    assert "ไม่มีงานที่ตรวจไม่ได้" in school.visitor("admin").get("/admin/submissions").get_data(as_text=True)


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "admin"])
def test_everyone_else_is_refused(stuck: School, name: str) -> None:
    visitor = stuck.visitor(name)
    assert visitor.get("/admin/submissions").status_code == 403
    assert visitor.post("/admin/submissions/again", {"id": list(IDS)}).status_code == 403
    assert set(states(stuck).values()) == {State.STUCK}


def test_signed_out_one_is_asked_to_sign_in(school: School) -> None:
    assert school.visitor().get("/admin/submissions").location == "/sign-in?next=/admin/submissions"
    assert school.visitor().post("/admin/submissions/again").location == "/sign-in"
