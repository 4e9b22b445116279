from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import classes, drafts
from grader.errors import AppError, Conflict, Invalid, NotAllowed, NotFound, TooLarge
from grader.queue import Queue, job_id
from grader.store import classes as stored_classes
from grader.store import submissions
from grader.store.catalogue import sync_catalogue
from grader.store.session import Sessions, writing
from grader.submission import State
from grader.submit import Accepted, accept
from tests.grader import scene
from tests.grader.scene import ID, NOON, OTHER_ID, RIGHT, WRONG, School, assign, catalogue, exercise, submission_id

FILES = {"solution.py": RIGHT}


def send(sessions: Sessions, school: School, queue: Queue, who: str = "mana", **changes: Any) -> Accepted:
    """A minute before noon somebody wrote it, for the revision that there is; it comes at noon."""
    at_noon = {"revision": "sha256:double-1", "written_at": "2026-06-01T11:59:00Z", "now": NOON}
    identity = changes.pop("id", ID)
    return scene.send(sessions, school, queue, identity, who=who, **at_noon | changes)


def count(sessions: Sessions) -> int:
    with sessions() as session:
        return sum(submissions.count_by_state(session).values())


def test_a_submission_is_stored_whole_and_the_bell_is_rung(sessions, school, queue):
    accepted = send(sessions, school, queue)
    assert accepted.new
    assert accepted.submission.state is State.QUEUED
    assert accepted.submission.files == FILES
    assert accepted.submission.user_id == school.ids["mana"]
    assert accepted.submission.received_at == accepted.submission.queued_at == NOON
    assert accepted.submission.written_at == NOON - timedelta(minutes=1)
    assert queue.jobs_waiting() == {job_id(ID, 1)}
    with sessions() as session:
        assert submissions.get_submission(session, school.viewer(sessions, "mana"), ID) == accepted.submission


def test_the_same_again_is_accepted_once_and_rings_once(sessions, school, queue):
    send(sessions, school, queue)
    again = send(sessions, school, queue, written_at="2026-06-01T12:30:00+07:00")
    assert not again.new
    assert again.submission.received_at == NOON
    assert count(sessions) == 1
    assert len(queue.jobs_waiting()) == 1


def test_the_same_again_is_known_even_after_the_exercise_is_gone(sessions, school, queue):
    send(sessions, school, queue)
    with sessions() as session, writing(session):
        sync_catalogue(session, catalogue(exercise("triple")), NOON)
    assert not send(sessions, school, queue).new


def test_other_content_under_the_same_id_is_refused_and_the_first_kept(sessions, school, queue):
    send(sessions, school, queue)
    with pytest.raises(Conflict):
        send(sessions, school, queue, files={"solution.py": WRONG})
    with pytest.raises(Conflict):
        send(sessions, school, queue, exercise="basics/triple")
    with sessions() as session:
        kept = submissions.get_submission(session, school.viewer(sessions, "mana"), ID)
    assert kept.files == FILES


def test_another_persons_id_is_refused_even_with_the_same_content(sessions, school, queue):
    send(sessions, school, queue)
    with pytest.raises(Conflict):
        send(sessions, school, queue, who="manee")


def test_with_redis_down_it_is_still_accepted_and_waits_for_the_sweeper(sessions, school, dead_queue):
    accepted = send(sessions, school, dead_queue)
    assert accepted.new
    assert accepted.submission.state is State.RECEIVED
    assert accepted.submission.queued_at is None


def test_a_stale_revision_is_graded_at_the_current_one(sessions, school, queue):
    with sessions() as session, writing(session):
        sync_catalogue(session, catalogue(exercise(revision="2"), exercise("triple")), NOON)
    submission = send(sessions, school, queue).submission
    assert submission.revision == "sha256:double-2"
    assert submission.written_for == "sha256:double-1"


def test_without_a_revision_it_counts_as_written_for_the_current_one(sessions, school, queue):
    submission = send(sessions, school, queue, revision=None, written_at=None).submission
    assert submission.written_for == submission.revision == "sha256:double-1"
    assert submission.written_at is None


def test_every_problem_is_named_at_once(sessions, school, queue):
    with pytest.raises(Invalid) as caught:
        send(sessions, school, queue, id="42", exercise=7, files={"solution.py": 1}, revision=[], written_at="noon")
    assert caught.value.fields == {
        "id": "not-a-uuid",
        "exercise": "not-an-exercise-id",
        "files.solution.py": "not-text",
        "revision": "not-a-revision",
        "written_at": "not-a-time",
    }


@pytest.mark.parametrize(
    ("files", "fields"),
    [
        (None, {"files": "no-files"}),
        ({}, {"files": "no-files"}),
        ("print()", {"files": "no-files"}),
        ({f"{n}.py": "" for n in range(65)}, {"files": "too-many-files"}),
        ({"other.py": ""}, {"files.other.py": "file-not-asked-for", "files.solution.py": "file-missing"}),
        ({"solution.py": "", "../evil.py": ""}, {"files.../evil.py": "file-not-asked-for"}),
    ],
)
def test_only_the_files_that_the_exercise_asks_for_are_taken(sessions, school, queue, files, fields):
    with pytest.raises(Invalid) as caught:
        send(sessions, school, queue, files=files)
    assert caught.value.fields == fields
    assert count(sessions) == 0


@pytest.mark.parametrize(
    "source",
    ["", "\0", "\udcff", "\ufeffprint(1)\r\n", "ชื่อ = 'มานะ'\nprint(ชื่อ)", "def (", "x" * 255 * 1024],
    ids=["empty", "nul", "surrogate", "bom-crlf", "thai", "syntax-error", "just-fits"],
)
def test_any_text_is_stored_as_it_was_sent(sessions, school, queue, source):
    assert send(sessions, school, queue, files={"solution.py": source}).submission.files == {"solution.py": source}


def test_two_megabytes_are_too_large(sessions, school, queue):
    with pytest.raises(TooLarge) as caught:
        send(sessions, school, queue, files={"solution.py": "x" * 2_000_000})
    assert caught.value.limit_kib == 256
    assert count(sessions) == 0


def test_size_is_measured_in_bytes_not_letters(sessions, school, queue):
    with pytest.raises(TooLarge):
        send(sessions, school, queue, files={"solution.py": "ก" * 100_000})


def test_an_unknown_exercise_is_not_found(sessions, school, queue):
    with pytest.raises(NotFound):
        send(sessions, school, queue, exercise="basics/nothing")


@pytest.mark.parametrize("name", ["", "/", "basics", "../etc", "basics/\0", "basics/\udcff", "a/" + "b" * 200, "a/b/c"])
def test_what_cannot_be_an_exercises_id_is_told_so(sessions, school, queue, name):
    with pytest.raises(Invalid) as caught:
        send(sessions, school, queue, exercise=name)
    assert caught.value.fields == {"exercise": "not-an-exercise-id"}


def test_a_stranger_to_the_class_may_not_submit(sessions, school, queue):
    with pytest.raises(NotAllowed):
        send(sessions, school, queue, who="piti")
    assert count(sessions) == 0


@pytest.fixture
def put_away(sessions, school) -> School:
    """The school, whose class was put away half an hour ago."""
    with sessions() as session:
        at = NOON - timedelta(minutes=30)
        classes.set_archived(session, school.viewer(sessions, "somsri"), school.class_id, archived=True, now=at)
    return school


@pytest.mark.parametrize("written_at", ["2026-06-01T11:59:00Z", None])
def test_nothing_more_is_handed_in_to_a_class_that_was_put_away(sessions, put_away, queue, written_at):
    with pytest.raises(NotAllowed) as caught:
        send(sessions, put_away, queue, written_at=written_at)
    assert caught.value.code == "class-put-away"
    assert count(sessions) == 0


def test_what_was_written_before_a_class_was_put_away_arrives_after_it(sessions, put_away, queue):
    assert send(sessions, put_away, queue, written_at="2026-06-01T11:29:00Z").new


def test_what_was_stored_before_a_class_was_put_away_is_known_after_it(sessions, school, queue):
    send(sessions, school, queue)
    with sessions() as session:
        classes.set_archived(session, school.viewer(sessions, "somsri"), school.class_id, archived=True, now=NOON)
    assert not send(sessions, school, queue, now=NOON + timedelta(days=1)).new


def test_a_class_that_was_taken_out_again_and_another_one_with_the_same_work_take_submissions(
    sessions, put_away, queue
):
    somsri = put_away.viewer(sessions, "somsri")
    with sessions() as session:
        classes.set_archived(session, somsri, put_away.class_id, archived=False, now=NOON)
    assert send(sessions, put_away, queue).new
    with sessions() as session, writing(session):
        stored_classes.set_archived(session, put_away.class_id, archived=True, now=NOON - timedelta(days=1))
        stored_classes.add_pupils(session, put_away.other_class_id, [(put_away.ids["mana"], 1)])
        assign(session, put_away.other_class_id, put_away.ids["anan"])
    assert send(sessions, put_away, queue, id=OTHER_ID).new


def test_a_draft_of_a_class_that_was_put_away_is_kept(sessions, put_away):
    with sessions() as session:
        viewer = put_away.viewer(sessions, "mana")
        wanted: dict[str, Any] = {
            "files": FILES,
            "base": None,
            "written_at": None,
            "device": "a",
            "now": NOON,
            "max_kib": 256,
        }
        assert drafts.save(session, viewer, "basics/double", **wanted).files == FILES


def test_a_teacher_may_try_any_exercise(sessions, school, queue):
    assert send(sessions, school, queue, who="anan").new


def test_160_at_once_are_all_stored(sessions, school, queue):
    viewers = [school.viewer(sessions, who) for who in ("mana", "manee")]

    def one(number: int) -> bool:
        with sessions() as session:
            return accept(
                session,
                viewers[number % 2],
                submission_id(number),
                exercise="basics/double",
                files={"solution.py": RIGHT + f"# {number}"},
                revision=None,
                written_at=None,
                now=NOON,
                queue=queue,
                max_kib=256,
            ).new

    with ThreadPoolExecutor(40) as pool:
        assert all(pool.map(one, range(160)))
    assert count(sessions) == 160
    assert len(queue.jobs_waiting()) == 160


def test_the_same_at_once_from_two_devices_is_stored_once(sessions, school, queue):
    with ThreadPoolExecutor(8) as pool:
        new = list(pool.map(lambda _: send(sessions, school, queue).new, range(8)))
    assert sum(new) == 1
    assert count(sessions) == 1


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(body=st.fixed_dictionaries(dict.fromkeys(("exercise", "files", "revision", "written_at"), ANYTHING)))
def test_whatever_is_sent_is_answered_not_crashed(sessions, school, dead_queue, body):
    with suppress(AppError):
        send(sessions, school, dead_queue, **body, id=OTHER_ID)
