"""Exercises whose newest version cannot be used, for authors and administrators."""

from __future__ import annotations

import pytest

from grader.exercise.problems import Problem, to_json
from grader.store.stuck import BROKEN
from grader.store.tables import CurrentExercise, ExerciseRevision, SubmissionRow
from grader.submission import State
from tests.web.school import TERM_BEGAN, School

PROBLEM = Problem(
    "basics/sum/exercise.yaml",
    10,
    5,
    "tests[0].stdot",
    "unknown-key",
    "a test has no key <stdot>",
    "did you mean stdout?",
)


@pytest.fixture
def broken(school: School) -> School:
    """The school with one exercise whose newest version has a problem."""
    with school.session() as session:
        session.add(
            ExerciseRevision(
                revision="sha256:1", exercise="basics/sum", content={}, wall_seconds=2.0, added_at=TERM_BEGAN
            )
        )
        session.flush()
        session.add(
            CurrentExercise(
                exercise="basics/sum", collection="basics", position=0, revision="sha256:1", title={"th": "ผลรวม"},
                max_points=1, problems=[to_json(PROBLEM)],
            )
        )  # fmt: skip
        session.commit()
    return school


@pytest.mark.parametrize("name", ["admin", "author"])
def test_file_and_line_and_what_to_mend_are_told(broken: School, name: str) -> None:
    page = broken.visitor(name).get("/author/exercises").get_data(as_text=True)
    assert "basics/sum/exercise.yaml:10:5" in page
    assert "a test has no key &lt;stdot&gt;; did you mean stdout?" in page


def test_a_suite_that_breaks_when_graded_is_told(broken: School) -> None:
    with broken.session() as session:
        session.add(
            SubmissionRow(
                id="11111111-1111-4111-8111-111111111111", user_id=broken.ids["malee"], exercise="basics/sum",
                revision="sha256:1", written_for="sha256:1", files={"solution.py": "x = 1"}, body_hash="0" * 64,
                state=State.STUCK.value, received_at=TERM_BEGAN, stuck_reason=BROKEN + "tests/test_x.py:7:1 <oh>",
            )
        )  # fmt: skip
        session.commit()
    page = broken.visitor("author").get("/author/exercises").get_data(as_text=True)
    assert "tests/test_x.py:7:1 &lt;oh&gt;" in page
    assert "ชุดทดสอบที่ใช้ตรวจไม่ได้" in page


def test_with_nothing_broken_the_page_says_so(school: School) -> None:
    assert "โจทย์ทุกข้อใช้ได้" in school.visitor("admin").get("/author/exercises").get_data(as_text=True)


@pytest.mark.parametrize("name", ["malee", "kru", "stranger"])
def test_everyone_else_is_refused(broken: School, name: str) -> None:
    assert broken.visitor(name).get("/author/exercises").status_code == 403


def test_signed_out_one_is_asked_to_sign_in(school: School) -> None:
    assert school.visitor().get("/author/exercises").location == "/sign-in?next=/author/exercises"
