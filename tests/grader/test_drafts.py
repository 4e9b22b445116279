from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import drafts
from grader.drafts import DraftConflict
from grader.errors import Invalid, NotAllowed, NotFound, TooLarge
from grader.store.catalogue import sync_catalogue
from grader.store.drafts import Draft
from grader.store.session import Sessions, writing
from tests.grader.scene import NOON, School, catalogue, exercise

EXERCISE = "basics/double"


def save(sessions: Sessions, school: School, text: str, base: Any = None, who: str = "mana", **changes: Any) -> Draft:
    body: dict[str, Any] = {"files": {"solution.py": text}, "written_at": None, "device": None, "now": NOON}
    body |= {"max_kib": 256} | changes
    identity = body.pop("exercise", EXERCISE)
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        return drafts.save(session, viewer, identity, base=base, **body)


def kept(sessions: Sessions, school: School, who: str = "mana") -> Draft:
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        return drafts.get(session, viewer, EXERCISE)


def text_of(draft: Draft) -> str:
    return draft.files["solution.py"]


def conflict(*args: Any, **changes: Any) -> Draft:
    with pytest.raises(DraftConflict) as raised:
        save(*args, **changes)
    return raised.value.kept


def test_a_draft_is_kept_whole(sessions, school):
    saved = save(sessions, school, "x = 1\n", written_at="2026-06-01T18:59:00+07:00", device="a-phone")
    assert saved == kept(sessions, school)
    assert (saved.version, saved.saved_at, saved.written_at) == (1, NOON, NOON - timedelta(minutes=1))


def test_each_change_is_a_version_of_its_own(sessions, school):
    for base in range(5):
        assert save(sessions, school, f"x = {base}\n", base).version == base + 1
    assert text_of(kept(sessions, school)) == "x = 4\n"


@pytest.mark.parametrize("base", [None, 0, 1, 99])
def test_the_same_again_is_no_new_version_and_no_conflict(sessions, school, base):
    first = save(sessions, school, "x = 1\n")
    again = save(sessions, school, "x = 1\n", base, now=NOON + timedelta(minutes=5))
    assert again == first


def test_two_devices_that_grew_from_the_same_version_are_a_conflict_that_loses_neither(sessions, school):
    save(sessions, school, "begun", device="phone")
    at_school = save(sessions, school, "at school", 1, device="lab")
    assert conflict(sessions, school, "at home", 1, device="phone") == at_school
    assert text_of(kept(sessions, school)) == "at school"
    chosen = save(sessions, school, "both", at_school.version, device="phone")
    assert chosen.version == 3


def test_two_devices_that_grew_from_nothing_are_a_conflict(sessions, school):
    save(sessions, school, "at school")
    assert text_of(conflict(sessions, school, "at home")) == "at school"


def test_a_device_whose_answers_were_lost_goes_on(sessions, school):
    save(sessions, school, "begun", device="phone")
    for number, text in enumerate(["one", "two", "three"]):
        assert save(sessions, school, text, 1, device="phone").version == number + 2


def test_a_device_whose_answers_were_lost_does_not_overwrite_another_one(sessions, school):
    save(sessions, school, "begun", device="phone")
    save(sessions, school, "one", 1, device="phone")
    save(sessions, school, "at school", 2, device="lab")
    assert text_of(conflict(sessions, school, "two", 1, device="phone")) == "at school"
    save(sessions, school, "back again", 3, device="phone")
    assert text_of(conflict(sessions, school, "from before the other one", 1, device="phone")) == "back again"


def test_a_device_without_a_name_is_never_taken_for_another(sessions, school):
    save(sessions, school, "one")
    save(sessions, school, "two", 1)
    conflict(sessions, school, "three", 1)


def test_a_version_that_the_server_never_had_is_a_conflict(sessions, school):
    save(sessions, school, "older")
    assert text_of(conflict(sessions, school, "newer", 7)) == "older"


def test_where_the_server_has_nothing_there_is_nothing_to_lose(sessions, school):
    assert save(sessions, school, "newer", 7).version == 1


def test_a_draft_is_its_owners_alone(sessions, school):
    save(sessions, school, "mine")
    for other in ("manee", "somsri", "admin"):
        with pytest.raises(NotFound):
            kept(sessions, school, other)
    assert save(sessions, school, "manee's own", who="manee").version == 1
    assert text_of(kept(sessions, school)) == "mine"


def test_who_was_not_given_the_exercise_saves_nothing(sessions, school):
    with pytest.raises(NotAllowed):
        save(sessions, school, "x", who="piti")
    with pytest.raises(NotFound):
        save(sessions, school, "x", exercise="basics/none")


def test_a_draft_outlives_its_exercise(sessions, school):
    save(sessions, school, "x")
    with sessions() as session, writing(session):
        sync_catalogue(session, catalogue(exercise("triple")), NOON)
    assert text_of(kept(sessions, school)) == "x"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"base": -1}, "base", "not-a-version"),
        ({"base": True}, "base", "not-a-version"),
        ({"base": "1"}, "base", "not-a-version"),
        ({"base": 1.0}, "base", "not-a-version"),
        ({"base": 2**31}, "base", "not-a-version"),
        ({"device": ""}, "device", "not-a-device"),
        ({"device": "x" * 65}, "device", "not-a-device"),
        ({"device": 1}, "device", "not-a-device"),
        ({"written_at": "yesterday"}, "written_at", "not-a-time"),
        ({"files": {}}, "files", "no-files"),
        ({"files": {"other.py": ""}}, "files.other.py", "file-not-asked-for"),
    ],
)
def test_each_bad_field_is_named(sessions, school, changes, field, code):
    with pytest.raises(Invalid) as raised:
        save(sessions, school, "x", **changes)
    assert raised.value.fields[field] == code


def test_a_draft_is_as_large_as_a_submission_may_be(sessions, school):
    save(sessions, school, "x" * (1024 - len("solution.py")), max_kib=1)
    with pytest.raises(TooLarge):
        save(sessions, school, "x" * (1025 - len("solution.py")), 1, max_kib=1)


@pytest.mark.parametrize("text", ["", "x = 1\0\n", "x = '\ud800'\n", "ชื่อ = '👩‍🏫'\r\n"])
def test_any_text_comes_back_as_it_was_written(sessions, school, text):
    save(sessions, school, text)
    assert text_of(kept(sessions, school)) == text
    assert save(sessions, school, text, 99).version == 1


def test_of_many_that_grew_from_one_version_at_the_same_moment_one_is_kept(sessions, school):
    save(sessions, school, "begun")

    def try_saving(number: int) -> str | None:
        try:
            return text_of(save(sessions, school, f"x = {number}", 1))
        except DraftConflict:
            return None

    with ThreadPoolExecutor(8) as threads:
        done = [text for text in threads.map(try_saving, range(8)) if text is not None]
    assert done == [text_of(kept(sessions, school))]
    assert kept(sessions, school).version == 2


DEVICES = ("phone", "lab", "home")
STEPS = st.lists(st.tuples(st.sampled_from(DEVICES), st.booleans()), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(STEPS)
def test_whatever_answers_get_lost_no_unseen_text_is_overwritten(sessions, school, steps):
    """Each device types on from what it knows; an answer may be lost. What is overwritten was seen or written by who does it."""
    with sessions() as session, writing(session):
        from sqlalchemy import delete

        from grader.store.tables import DraftRow

        session.execute(delete(DraftRow))
    known = dict.fromkeys(DEVICES, 0)
    seen: dict[str, set[str]] = {device: set() for device in DEVICES}
    stored: str | None = None
    for number, (device, answered) in enumerate(steps):
        text = f"{device} {number}"
        seen[device].add(text)
        try:
            kept_now, clashed = save(sessions, school, text, known[device], device=device), False
        except DraftConflict as error:
            kept_now, clashed = error.kept, True
        if clashed:
            assert text_of(kept_now) == stored
        else:
            assert stored is None or stored in seen[device]
            stored = text
        if answered:
            known[device] = kept_now.version
            seen[device].add(text_of(kept_now))
