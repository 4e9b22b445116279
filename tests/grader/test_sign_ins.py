from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from grader import sign_ins
from grader.errors import NotFound
from grader.store import people
from grader.store.session import Sessions
from grader.store.tables import EndedSignIn
from tests.grader.scene import NOON, School

TWO_WEEKS = timedelta(days=14)


def test_a_sign_in_that_has_ended_opens_the_account_no_more_and_every_other_one_does(
    sessions: Sessions, school: School
) -> None:
    mana = school.ids["mana"]
    with sessions() as session:
        for _ in range(2):  # two tabs may leave at once
            sign_ins.end(session, "at the library", NOON, TWO_WEEKS)
        with pytest.raises(NotFound):
            people.load_person_and_viewer(session, mana, "at the library")
        assert people.load_person_and_viewer(session, mana, "at home")[0].id == mana
        assert people.load_person_and_viewer(session, mana)[0].id == mana


def test_it_is_remembered_longer_than_a_copied_cookie_can_live_and_not_for_ever(
    sessions: Sessions, school: School
) -> None:
    with sessions() as session:
        sign_ins.end(session, "first", NOON, TWO_WEEKS)
        sign_ins.end(session, "second", NOON + TWO_WEEKS, TWO_WEEKS)
        with pytest.raises(NotFound):
            people.load_person_and_viewer(session, school.ids["mana"], "first")
        sign_ins.end(session, "third", NOON + TWO_WEEKS + sign_ins.STILL_UNDER_WAY, TWO_WEEKS)
        assert session.scalar(select(func.count()).select_from(EndedSignIn)) == 2


def test_whether_it_has_ended_is_asked_in_the_query_that_loads_the_account(sessions: Sessions, school: School) -> None:
    asked: list[str] = []
    with sessions() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        people.load_person_and_viewer(session, school.ids["mana"], "at home")
    assert [one for one in asked if one.startswith("SELECT")] == asked[-1:]
