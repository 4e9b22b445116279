from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from grader import accounts, passwords, tokens
from grader.access import Role
from grader.errors import Invalid, NotAllowed, NotFound, TooMany
from grader.store import people
from grader.store.session import Sessions, writing
from tests.grader.scene import NOON, School

GOOD = "a long enough one"


def make(sessions: Sessions, username: str = "kru.pen", password: str | None = GOOD, role: Role = Role.TEACHER):
    with sessions() as session:
        return accounts.create(session, username=username, name="เพ็ญ", role=role, now=NOON, password=password)


def try_sign_in(sessions: Sessions, username: str, password: str, after_seconds: float = 0):
    with sessions() as session:
        return accounts.sign_in(session, username, password, NOON + timedelta(seconds=after_seconds))


def test_the_right_password_signs_in_whatever_the_case_of_the_name(sessions):
    made = make(sessions)
    assert try_sign_in(sessions, " Kru.Pen ", GOOD).id == made.user_id


@pytest.mark.parametrize("password", ["", "wrong", GOOD + " ", GOOD.upper(), "\udcff", "\0", "x" * 10_000])
def test_any_other_password_does_not(sessions, password):
    make(sessions)
    with pytest.raises(NotAllowed, match="wrong-password"):
        try_sign_in(sessions, "kru.pen", password)


@pytest.mark.parametrize("name", ["nobody", "", "\0", "\udcff", "' OR 1=1 --", "ก" * 500])
def test_a_name_that_does_not_exist_reads_like_a_wrong_password(sessions, name):
    with pytest.raises(NotAllowed, match="wrong-password"):
        try_sign_in(sessions, name, GOOD)


def test_a_name_that_does_not_exist_takes_as_long_as_a_wrong_password():
    hashed = passwords.hash_password(GOOD)

    def median_seconds(stored: str | None) -> float:
        times = []
        for _ in range(9):
            begun = time.thread_time()  # whatever else the machine does
            assert not passwords.verify(stored, "wrong")
            times.append(time.thread_time() - begun)
        return statistics.median(times)

    known, unknown = median_seconds(hashed), median_seconds(None)
    assert known / 2 < unknown < known * 2


def test_a_closed_account_cannot_sign_in(sessions, school):
    made = make(sessions)
    admin = school.viewer(sessions, "admin")
    with sessions() as session:
        accounts.set_active(session, admin, made.user_id, active=False)
    with pytest.raises(NotAllowed):
        try_sign_in(sessions, "kru.pen", GOOD)
    with sessions() as session, pytest.raises(NotFound):
        people.load_viewer(session, made.user_id)


def test_forty_sign_ins_at_once_all_get_in(sessions):
    for number in range(8):
        make(sessions, f"p{number}", role=Role.STUDENT)

    def one(number: int) -> int:
        return try_sign_in(sessions, f"p{number % 8}", GOOD).id

    with ThreadPoolExecutor(40) as pool:
        assert len(list(pool.map(one, range(40)))) == 40


def test_a_password_hashed_at_another_cost_is_hashed_anew_and_nobody_is_signed_out(sessions, monkeypatch):
    made = make(sessions)
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1))
    before = try_sign_in(sessions, "kru.pen", GOOD)
    with sessions() as session:
        assert "m=8192" in people.password_hash_of(session, made.user_id)
        assert people.load_person(session, made.user_id).password_epoch == before.password_epoch


def test_a_first_password_is_typed_easily_and_must_be_changed(sessions):
    made = make(sessions, password=None)
    assert not set(made.password) - set("bdfhjkmnprstvz" + "aeu" + "23456789" + "-")
    assert try_sign_in(sessions, "kru.pen", made.password).must_change_password
    assert len({passwords.first_password() for _ in range(200)}) == 200


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"username": "ครู"}, {"username": "bad-username"}),
        ({"username": "-x"}, {"username": "bad-username"}),
        ({"username": ""}, {"username": "bad-username"}),
        ({"username": "x" * 65}, {"username": "bad-username"}),
        ({"name": " \u200b "}, {"name": "bad-name"}),
        ({"name": "x" * 101}, {"name": "bad-name"}),
        ({"password": "short"}, {"password": "password-too-short"}),
        ({"password": "x" * 201}, {"password": "password-too-long"}),
        ({"password": "12345678"}, {"password": "password-too-common"}),
        ({"password": "abababab"}, {"password": "password-too-common"}),
        ({"username": "malee.jaidee", "password": "Malee.Jaidee"}, {"password": "password-is-username"}),
        ({"username": "?", "name": ""}, {"username": "bad-username", "name": "bad-name"}),
    ],
)
def test_a_bad_account_is_refused_with_every_field_named(sessions, changes, fields):
    wanted = {"username": "kru.pen", "name": "เพ็ญ", "password": GOOD} | changes
    with sessions() as session, pytest.raises(Invalid) as caught:
        accounts.create(session, role=Role.TEACHER, now=NOON, **wanted)
    assert caught.value.fields == fields


def test_a_username_is_given_once(sessions):
    make(sessions)
    with pytest.raises(Invalid) as caught:
        make(sessions, "KRU.PEN")
    assert caught.value.fields == {"username": "username-taken"}


def test_only_an_administrator_makes_accounts_from_a_page(sessions, school):
    for who in ("mana", "somsri", "author"):
        viewer = school.viewer(sessions, who)
        with sessions() as session, pytest.raises(NotAllowed):
            accounts.create_as(session, viewer, username="x1", name="X", role=Role.ADMIN, now=NOON)
    with sessions() as session:
        admin = school.viewer(sessions, "admin")
        assert accounts.create_as(session, admin, username="x1", name="X", role=Role.ADMIN, now=NOON).password


def test_changing_the_password_ends_other_sign_ins(sessions):
    made = make(sessions, password=None)
    with sessions() as session:
        viewer = people.load_viewer(session, made.user_id)
        before = people.load_person(session, made.user_id).password_epoch
        after = accounts.change_password(session, viewer, made.password, GOOD, NOON)
    assert after.password_epoch == before + 1
    assert not after.must_change_password
    assert try_sign_in(sessions, "kru.pen", GOOD)


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ("wrong", GOOD, {"old": "wrong-old-password"}),
        (GOOD, GOOD, {"new": "password-is-the-old-one"}),
        (GOOD, "short", {"new": "password-too-short"}),
    ],
)
def test_a_password_is_not_changed_to_a_bad_one_or_without_the_old_one(sessions, old, new, fields):
    made = make(sessions)
    with sessions() as session, pytest.raises(Invalid) as caught:
        accounts.change_password(session, people.load_viewer(session, made.user_id), old, new, NOON)
    assert caught.value.fields == fields
    assert try_sign_in(sessions, "kru.pen", GOOD)


@pytest.mark.parametrize(
    ("who", "whose", "allowed"),
    [
        ("somsri", "mana", True),
        ("anan", "mana", False),
        ("somsri", "piti", False),
        ("somsri", "anan", False),
        ("mana", "manee", False),
        ("mana", "mana", False),
        ("author", "mana", False),
        ("admin", "somsri", True),
        ("admin", "mana", True),
    ],
)
def test_a_password_is_reset_by_the_pupils_own_teacher_or_an_administrator(
    sessions, school: School, who, whose, allowed
):
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        if not allowed:
            with pytest.raises(NotFound):
                accounts.reset_password(session, viewer, school.ids[whose])
            return
        made = accounts.reset_password(session, viewer, school.ids[whose])
    person = try_sign_in(sessions, whose, made.password)
    assert person.must_change_password


def test_a_reset_ends_the_waiting_time(sessions, school):
    for _ in range(5):
        with pytest.raises(NotAllowed):
            try_sign_in(sessions, "mana", "wrong")
    with sessions() as session:
        made = accounts.reset_password(session, school.viewer(sessions, "somsri"), school.ids["mana"])
    assert try_sign_in(sessions, "mana", made.password)


def test_the_old_password_is_guessed_no_faster_than_at_the_sign_in(sessions):
    made = make(sessions)

    def change(old: str, minutes: int = 0):
        with sessions() as session:
            viewer = people.load_viewer(session, made.user_id)
            return accounts.change_password(
                session, viewer, old, "three words together", NOON + timedelta(minutes=minutes)
            )

    for _ in range(accounts.FREE_TRIES):
        with pytest.raises(Invalid):
            change("wrong")
    with pytest.raises(TooMany) as caught:
        change(GOOD)
    assert caught.value.retry_after_seconds == accounts.FIRST_WAIT_SECONDS
    with pytest.raises(TooMany):
        try_sign_in(sessions, "kru.pen", GOOD)
    assert change(GOOD, minutes=1)
    assert try_sign_in(sessions, "kru.pen", "three words together")


def test_a_reset_ends_the_tokens_of_programs(sessions, school):
    with sessions() as session:
        token = tokens.make(session, school.viewer(sessions, "somsri"), "notebook", NOON).token
        other = tokens.make(session, school.viewer(sessions, "anan"), "notebook", NOON).token
        accounts.reset_password(session, school.viewer(sessions, "admin"), school.ids["somsri"])
        with pytest.raises(NotFound):
            tokens.owner(session, token, NOON)
        assert tokens.owner(session, other, NOON) == school.ids["anan"]


def code_file(folder: Path) -> Path:
    file = folder / "setup-code"
    file.write_text("abcd-efgh-2345\n")
    return file


def set_up(sessions: Sessions, file: Path | None, code: str):
    with sessions() as session:
        return accounts.set_up(session, file, code, username="head", name="Head", password=GOOD, now=NOON)


def test_the_setup_code_makes_the_first_administrator_and_ends(sessions, tmp_path):
    file = code_file(tmp_path)
    set_up(sessions, file, " ABCD-efgh-2345 ")
    assert try_sign_in(sessions, "head", GOOD).role is Role.ADMIN
    with pytest.raises(NotAllowed, match="setup-closed"):
        set_up(sessions, file, "abcd-efgh-2345")


@pytest.mark.parametrize("code", ["", "abcd", "abcd-efgh-2346", "ก", "\udcff"])
def test_a_wrong_setup_code_makes_nobody(sessions, tmp_path, code):
    with pytest.raises(NotAllowed, match="wrong-setup-code"):
        set_up(sessions, code_file(tmp_path), code)


def test_the_setup_code_is_worth_nothing_once_there_is_an_administrator(sessions, school, tmp_path):
    with pytest.raises(NotAllowed, match="setup-closed"):
        set_up(sessions, code_file(tmp_path), "abcd-efgh-2345")
    with pytest.raises(NotAllowed, match="setup-closed"):
        set_up(sessions, None, "")


def test_a_language_that_we_do_not_have_is_refused(sessions, school):
    viewer = school.viewer(sessions, "mana")
    with sessions() as session:
        accounts.set_language(session, viewer, "en")
        assert people.load_person(session, viewer.user_id).language == "en"
        with pytest.raises(Invalid):
            accounts.set_language(session, viewer, "xx")


def test_a_use_case_is_not_started_inside_another_ones_transaction(sessions):
    with sessions() as session, writing(session), pytest.raises(RuntimeError), writing(session):
        pass
