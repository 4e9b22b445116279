from __future__ import annotations

from datetime import timedelta

import pytest

from grader import accounts
from grader.access import Role
from grader.errors import Invalid, NotAllowed, NotFound
from grader.store import people
from tests.grader.scene import NOON


def test_everyone_is_listed_by_name_for_those_who_run_the_school(sessions, school):
    with sessions() as session:
        admin = school.viewer(sessions, "admin")
        names = [person.username for person in people.list_people(session, admin)]
        assert names == ["admin", "piti", "author", "mana", "manee", "somsri", "anan"]
        assert [one.username for one in people.list_people(session, admin, Role.STUDENT)] == ["piti", "mana", "manee"]


@pytest.mark.parametrize(
    ("search", "found"),
    [("รักเรียน", ["mana", "manee"]), (" MANA ", ["mana"]), ("%", []), ("_", []), ("nobody", [])],
)
def test_a_search_looks_in_names_and_usernames_for_exactly_what_was_typed(sessions, school, search, found):
    with sessions() as session:
        admin = school.viewer(sessions, "admin")
        assert [one.username for one in people.list_people(session, admin, search=search)] == found


@pytest.mark.parametrize("who", ["somsri", "mana", "author"])
def test_nobody_else_sees_the_list(sessions, school, who):
    with sessions() as session, pytest.raises(NotAllowed):
        people.list_people(session, school.viewer(sessions, who))


def test_a_viewer_is_a_role_and_their_classes(sessions, school):
    with sessions() as session:
        person, viewer = people.load_person_and_viewer(session, school.ids["mana"])
        assert viewer == people.viewer_of(session, person)
        assert (viewer.attends, viewer.teaches) == (frozenset({school.class_id}), frozenset())
        assert people.load_viewer(session, school.ids["somsri"]).teaches == {school.class_id}
        with pytest.raises(NotFound):
            people.load_viewer(session, 4711)
        with pytest.raises(NotFound):
            people.password_hash_of(session, 4711)


def test_failures_are_forgotten_by_age(sessions, school):
    from grader.store.session import writing

    with sessions() as session:
        with writing(session):
            people.add_failure(session, "mana", NOON)
            people.add_failure(session, "mana", NOON + timedelta(minutes=5))
            people.forget_old_failures(session, NOON + timedelta(minutes=1))
        assert people.failures_since(session, "mana", NOON - timedelta(days=1)) == [NOON + timedelta(minutes=5)]


def test_nobody_closes_their_own_account(sessions, school):
    admin = school.viewer(sessions, "admin")
    with sessions() as session, pytest.raises(Invalid):
        accounts.set_active(session, admin, admin.user_id, active=False)


def test_a_first_password_given_by_hand_must_be_a_good_one(sessions, school):
    with sessions() as session, pytest.raises(Invalid):
        accounts.set_first_password(session, school.ids["mana"], "short")


def test_no_account_is_no_row(sessions):
    with sessions() as session:
        assert people.add_people(session, [], NOON) == []
