"""Exercises given to Malee's class, and submissions in any state, for the tests of students' pages and the HTTP interface."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from grader.exercise.model import CallTest, Exercise, LocalText, Returns, Step, Test
from grader.marking.report import Feedback, Report, Status, TestResult, to_json
from grader.store import moves, submissions
from grader.store.catalogue import sync_catalogue
from grader.store.session import writing
from grader.store.submissions import NewSubmission
from grader.submission import State
from sandbox.types import Outcome
from tests.grader.scene import assign, catalogue
from tests.web.school import School

NOW = datetime.now(UTC).replace(microsecond=0)
DUE_AT = NOW + timedelta(days=3)
TOTAL = "basics/total"
REVISION = "sha256:total-1"
RIGHT = "def total(xs):\n    return sum(xs)\n"
WRONG = "def total(xs):\n    return xs[0]\n"
SECRET_CALL = "total([98765])"

EXERCISE = Exercise(
    id=TOTAL,
    revision=REVISION,
    title=LocalText({"th": "ผลรวมของรายการ", "en": "Sum of a list"}),
    statement=LocalText({"th": "เขียนฟังก์ชัน `total`", "en": "Write a function `total`."}),
    starter={"solution.py": "def total(xs):\n    ...\n"},
    solution={"solution.py": "def total(xs):\n    return sum(xs)  # the secret solution\n"},
    tests=(
        Test(
            "three numbers",
            CallTest((Step("total([1, 2, 3])", (Returns(6),)),)),
            public=True,
            hint=LocalText({"th": "เริ่มจาก 0", "en": "Begin with 0."}),
        ),
        Test("a hidden one", CallTest((Step(SECRET_CALL, (Returns(98765),)),)), points=2),
    ),
)
FOLLOWING = replace(
    EXERCISE, id="basics/longest", revision="sha256:longest-1", title=LocalText({"th": "ยาวที่สุด", "en": "The longest"})
)
NOT_GIVEN = replace(EXERCISE, id="secret/exam", revision="sha256:exam-1", title=LocalText({"en": "The exam"}))


def give(school: School, *exercises: Exercise) -> None:
    """Put the exercises into the database and give the collection `basics` to the class."""
    with school.session() as session, writing(session):
        sync_catalogue(session, catalogue(*(exercises or (EXERCISE, FOLLOWING, NOT_GIVEN))), NOW)
        assign(session, school.class_id, school.ids["kru"], due_at=DUE_AT, now=NOW)


def submission_id(number: int = 1) -> str:
    """A made-up id."""
    return str(UUID(int=number, version=4))


def sent(
    school: School,
    number: int = 1,
    source: str = WRONG,
    *,
    by: str = "malee",
    state: State = State.QUEUED,
    report: Report | None = None,
    exercise: str = TOTAL,
    minutes_ago: int = 10,
    files: dict[str, str] | None = None,
) -> str:
    """A stored submission, moved as far as `state`; its id."""
    wanted = submission_id(number)
    at = NOW - timedelta(minutes=minutes_ago)
    new = NewSubmission(
        id=wanted,
        user_id=school.ids[by],
        exercise=exercise,
        revision=REVISION,
        written_for=REVISION,
        files=files or {"solution.py": source},
        body_hash="0" * 64,
        written_at=at,
        received_at=at,
    )
    with school.session() as session, writing(session):
        submissions.insert_once(session, new)
        if state is not State.RECEIVED:
            moves.mark_queued(session, wanted, at)
        if state in {State.RUNNING, State.GRADED, State.STUCK}:
            moves.claim(session, wanted, at, at + timedelta(seconds=30))
        if state is State.GRADED:
            told = report or failing()
            moves.save_report(
                session,
                wanted,
                1,
                to_json(told),
                points=told.points,
                max_points=told.max_points,
                ran_at=at,
                graded_at=at,
            )
        if state is State.STUCK:
            moves.mark_stuck(session, wanted, 1, "Traceback: the secret reason")
    return wanted


def failing() -> Report:
    """The public test and the hidden one fail, each with all that staff may see."""
    public = TestResult(
        name="three numbers",
        status=Status.FAILED,
        points=0,
        max_points=1,
        public=True,
        outcome=Outcome.EXITED.value,
        feedback=(Feedback("wrong-value", {"expected": "6", "actual": "1"}),),
        wall_seconds=0.001,
        input="total([1, 2, 3])",
        expected="6",
        actual="1",
        hint={"th": "เริ่มจาก 0", "en": "Begin with 0."},
    )
    hidden = replace(
        public,
        name="a hidden one",
        public=False,
        max_points=2,
        feedback=(Feedback("wrong-value", {"expected": "98765", "actual": "5"}),),
        input=SECRET_CALL,
        expected="98765",
        traceback="the secret traceback",
        hint={},
    )
    return Report(exercise=TOTAL, revision=REVISION, tests=(public, hidden), image="sha256:image", sandbox="docker")


def passing() -> Report:
    """Full marks."""
    report = failing()
    tests = tuple(
        replace(
            test,
            status=Status.PASSED,
            points=test.max_points,
            feedback=(),
            actual=test.expected,
            hint={},
            traceback=None,
        )
        for test in report.tests
    )
    return replace(report, tests=tests)
