"""The demo school: for trying only, and told of where it stays behind."""

from grader import demo, passwords
from grader.clock import now
from grader.store import people
from grader.store.session import writing


def test_every_account_of_a_new_demo_has_the_password_that_everybody_can_know(sessions):
    assert demo.make_demo(sessions, now())
    with sessions() as session:
        assert demo.with_known_password(session) == [one.username for one in demo.accounts()]


def test_an_account_with_a_password_of_its_own_or_closed_is_no_danger(sessions):
    demo.make_demo(sessions, now())
    with sessions() as session:
        ids = {name: people.person_by_username(session, name).id for name in ("admin", "kru")}
        with writing(session):
            people.set_password(session, ids["admin"], passwords.hash_password("my own words"), must_change=False)
            people.set_active(session, ids["kru"], active=False)
        assert not {"admin", "kru"} & set(demo.with_known_password(session))


def test_an_installation_without_a_demo_has_none_of_it(sessions):
    with sessions() as session:
        assert demo.with_known_password(session) == []
