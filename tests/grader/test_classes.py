from __future__ import annotations

import re
from datetime import timedelta

import pytest

from grader import accounts, assign, classes, override, tokens
from grader.access import Role
from grader.errors import Conflict, Invalid, NotAllowed, NotFound
from grader.store import assignments, overrides, people
from grader.store import classes as stored_classes
from grader.store.session import writing
from grader.store.tokens import tokens_of
from tests.grader.scene import NOON

PASTED = "เลขที่\tชื่อ\n3\tชูใจ เลิศล้ำ\nวีระ ประสงค์สุข\n1\tซ้ำ เลขที่\n\nมานะ รักเรียน\n"


def test_a_teacher_makes_a_class_and_runs_it(sessions, school):
    with sessions() as session:
        class_id = classes.make_class(session, school.viewer(sessions, "somsri"), " ป.5/1 ", NOON)
        found = stored_classes.get_class(session, school.viewer(sessions, "somsri"), class_id)
    assert (found.name, found.pupils, found.archived) == ("ป.5/1", 0, False)


@pytest.mark.parametrize("who", ["mana", "author"])
def test_others_make_no_class(sessions, school, who):
    with sessions() as session, pytest.raises(NotAllowed):
        classes.make_class(session, school.viewer(sessions, who), "ป.5/1", NOON)


def test_pasted_names_become_accounts_with_first_passwords(sessions, school):
    viewer = school.viewer(sessions, "somsri")
    with sessions() as session:
        slips = classes.enrol(session, viewer, school.class_id, pasted=PASTED, prefix="m23", now=NOON)
        roster = stored_classes.roster(session, viewer, school.class_id)
    assert [(slip.number, slip.name, slip.username) for slip in slips] == [
        (3, "ชูใจ เลิศล้ำ", "m2303"),
        (4, "วีระ ประสงค์สุข", "m2304"),
    ]
    assert [pupil.name for pupil in roster] == ["มานะ รักเรียน", "มานี รักเรียน", "ชูใจ เลิศล้ำ", "วีระ ประสงค์สุข"]
    for slip in slips:
        assert re.fullmatch("[a-z0-9]+", slip.username)
        with sessions() as session:
            assert accounts.sign_in(session, slip.username, slip.password, NOON).must_change_password


def test_the_preview_tells_every_problem_and_makes_nobody(sessions, school):
    viewer = school.viewer(sessions, "somsri")
    with sessions() as session:
        entries = classes.preview(session, viewer, school.class_id, PASTED)
        assert len(stored_classes.roster(session, viewer, school.class_id)) == 2
    assert [entry.problem for entry in entries] == [None, None, "number-twice", "already-in-class"]


def test_a_username_that_is_taken_gets_a_letter_behind(sessions, school):
    viewer = school.viewer(sessions, "somsri")
    with sessions() as session:
        accounts.create(session, username="m2303", name="X", role=Role.STUDENT, now=NOON, password="x-y-z-a-b-c")
        slips = classes.enrol(session, viewer, school.class_id, pasted="3 ชูใจ", prefix="m23", now=NOON)
    assert slips[0].username == "m2303a"


def test_usernames_taken_in_the_same_moment_are_a_conflict_and_nothing_is_half_done(sessions, school, monkeypatch):
    viewer = school.viewer(sessions, "somsri")
    monkeypatch.setattr(people, "usernames_with_prefix", lambda *_: set())
    with sessions() as session:
        accounts.create(session, username="m2303", name="X", role=Role.STUDENT, now=NOON, password="x-y-z-a-b-c")
        with pytest.raises(Conflict):
            classes.enrol(session, viewer, school.class_id, pasted="3 ชูใจ\n4 วีระ", prefix="m23", now=NOON)
        assert len(stored_classes.roster(session, viewer, school.class_id)) == 2


@pytest.mark.parametrize(("pasted", "prefix", "field"), [("", "m23", "names"), ("3 ชูใจ", "ม23", "prefix")])
def test_nothing_to_enrol_is_told(sessions, school, pasted, prefix, field):
    with sessions() as session, pytest.raises(Invalid) as caught:
        classes.enrol(
            session, school.viewer(sessions, "somsri"), school.class_id, pasted=pasted, prefix=prefix, now=NOON
        )
    assert field in caught.value.fields


@pytest.mark.parametrize(
    ("name", "prefix"), [("ม.2/3", "m23"), ("Year 7B", "year7b"), ("ห้องพิเศษ", "s"), ("2/3", "s23"), ("ป.5/1", "p51")]
)
def test_a_prefix_is_suggested_that_any_phone_can_type(name, prefix):
    assert classes.suggest_prefix(name) == prefix


@pytest.mark.parametrize("who", ["anan", "author", "piti"])
def test_strangers_do_not_learn_that_a_class_exists(sessions, school, who):
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        for ask in (
            lambda: stored_classes.get_class(session, viewer, school.class_id),
            lambda: stored_classes.roster(session, viewer, school.class_id),
            lambda: assignments.assignments_of(session, viewer, school.class_id),
            lambda: assignments.get_assignment(session, viewer, school.assignment_id),
            lambda: classes.preview(session, viewer, school.class_id, PASTED),
            lambda: stored_classes.get_class(session, viewer, 4711),
        ):
            with pytest.raises(NotFound):
                ask()


def test_a_pupil_sees_the_class_but_does_not_run_it(sessions, school):
    viewer = school.viewer(sessions, "mana")
    with sessions() as session:
        assert stored_classes.get_class(session, viewer, school.class_id).pupils == 2
        assert len(assignments.assignments_of(session, viewer, school.class_id)) == 1
        with pytest.raises(NotAllowed):
            stored_classes.roster(session, viewer, school.class_id)
        with pytest.raises(NotAllowed):
            classes.enrol(session, viewer, school.class_id, pasted="3 ชูใจ", prefix="m23", now=NOON)


def test_a_teacher_finds_their_own_classes(sessions, school):
    with sessions() as session:
        assert [one.id for one in stored_classes.classes_taught_by(session, school.viewer(sessions, "anan"))] == [
            school.other_class_id
        ]


def test_a_collection_is_assigned_once_to_a_class(sessions, school):
    viewer = school.viewer(sessions, "anan")
    with sessions() as session:
        assign.assign(session, viewer, school.other_class_id, collection="basics", now=NOON)
        with pytest.raises(Invalid) as caught:
            assign.assign(session, viewer, school.other_class_id, collection="basics", now=NOON)
    assert caught.value.fields == {"collection": "already-assigned"}


@pytest.mark.parametrize(
    ("wanted", "fields"),
    [
        ({"collection": "nothing"}, {"collection": "no-such-collection"}),
        ({"collection": "basics", "exercise": "basics/nothing"}, {"exercise": "no-such-exercise"}),
        (
            {"collection": "basics", "opens_at": NOON, "due_at": NOON - timedelta(hours=1)},
            {"due_at": "due-before-open"},
        ),
    ],
)
def test_what_cannot_be_assigned_is_told(sessions, school, wanted, fields):
    with sessions() as session, pytest.raises(Invalid) as caught:
        assign.assign(session, school.viewer(sessions, "anan"), school.other_class_id, now=NOON, **wanted)
    assert caught.value.fields == fields


def test_dates_are_changed_and_an_assignment_taken_back_by_its_own_teacher(sessions, school):
    somsri, anan = school.viewer(sessions, "somsri"), school.viewer(sessions, "anan")
    with sessions() as session:
        with pytest.raises(NotFound):
            assign.change_dates(session, anan, school.assignment_id, None, None)
        assign.change_dates(session, somsri, school.assignment_id, NOON, NOON + timedelta(days=1))
        changed = assignments.get_assignment(session, somsri, school.assignment_id)
        assert (changed.opens_at, changed.due_at) == (NOON, NOON + timedelta(days=1))
        assign.take_back(session, somsri, school.assignment_id)
        with pytest.raises(NotFound):
            assignments.get_assignment(session, somsri, school.assignment_id)


def correct(sessions, school, **changes):
    wanted = {
        "user_id": school.ids["mana"],
        "exercise": "basics/double",
        "points": 3,
        "reason": "oral exam",
        "now": NOON,
    }
    with sessions() as session:
        return override.override(
            session, school.viewer(sessions, changes.pop("who", "somsri")), school.assignment_id, **wanted | changes
        )


def test_an_override_is_kept_with_who_when_and_why_behind_earlier_ones(sessions, school):
    correct(sessions, school)
    correct(sessions, school, points=None, reason="taken back", now=NOON + timedelta(minutes=1))
    with sessions() as session:
        found = overrides.load_overrides(session, [school.assignment_id])
    assert [(one.points, one.reason, one.made_by_name) for one in found] == [
        (3, "oral exam", "สมศรี ใจดี"),
        (None, "taken back", "สมศรี ใจดี"),
    ]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"who": "anan"}, NotFound),
        ({"who": "mana"}, NotAllowed),
        ({"exercise": "other/thing"}, NotFound),
        ({"user_id": 4711}, NotFound),
        ({"points": -1}, Invalid),
        ({"points": 4}, Invalid),
        ({"reason": " \0"}, Invalid),
    ],
)
def test_an_override_needs_its_teacher_its_pupil_its_exercise_and_a_reason(sessions, school, changes, error):
    with pytest.raises(error):
        correct(sessions, school, **changes)


def test_a_token_acts_for_its_owner_until_it_is_revoked(sessions, school):
    viewer = school.viewer(sessions, "somsri")
    with sessions() as session:
        made = tokens.make(session, viewer, "notebook", NOON)
        assert tokens.owner(session, made.token, NOON) == viewer.user_id
        assert tokens_of(session, viewer.user_id)[0].used_at == NOON
        with pytest.raises(NotFound):
            tokens.revoke(session, school.viewer(sessions, "anan"), made.id)
        tokens.revoke(session, viewer, made.id)
        with pytest.raises(NotFound):
            tokens.owner(session, made.token, NOON)


@pytest.mark.parametrize("token", ["", "kradan_", "\udcff", "\0"])
def test_what_is_no_token_acts_for_nobody(sessions, token):
    with sessions() as session, pytest.raises(NotFound):
        tokens.owner(session, token, NOON)


def test_a_token_needs_a_name(sessions, school):
    with sessions() as session, pytest.raises(Invalid):
        tokens.make(session, school.viewer(sessions, "somsri"), "\0", NOON)


def test_an_archived_class_can_be_put_away_and_is_listed_last(sessions, school):
    viewer = school.viewer(sessions, "somsri")
    with sessions() as session:
        newer = classes.make_class(session, viewer, "ฮ.1", NOON)
        viewer = school.viewer(sessions, "somsri")
        with writing(session):
            stored_classes.set_archived(session, school.class_id, archived=True, now=NOON)
        assert [one.id for one in stored_classes.classes_taught_by(session, viewer)] == [newer, school.class_id]
