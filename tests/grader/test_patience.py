"""Wrong passwords: who tries often has to wait, and nobody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from grader import accounts
from grader.errors import NotAllowed, TooMany
from grader.store import people
from grader.store.session import make_sessions
from tests.grader.scene import NOON
from tests.grader.test_accounts import GOOD, make, try_sign_in


def test_after_five_wrong_tries_the_name_has_to_wait_and_the_wait_grows_to_a_minute(sessions):
    make(sessions)
    second = 0
    waits = []
    for _ in range(9):
        with pytest.raises(NotAllowed):
            try_sign_in(sessions, "kru.pen", "wrong", second)
        try:
            try_sign_in(sessions, "kru.pen", GOOD + "!", second)
        except TooMany as error:
            waits.append(error.retry_after_seconds)
            second += error.retry_after_seconds
        except NotAllowed:
            waits.append(0)
    assert waits == [0, 0, 10, 20, 40, 60, 60, 60, 60]


def test_a_clock_that_was_set_back_keeps_nobody_waiting_for_longer():
    yesterday = NOON - timedelta(days=1)
    assert accounts.waiting_seconds([NOON] * accounts.FREE_TRIES, yesterday) == accounts.FIRST_WAIT_SECONDS


def test_many_wrong_tries_at_once_are_as_many(sqlite_url):
    sessions = make_sessions(sqlite_url)
    make(sessions)
    told = []

    def one(number: int) -> None:
        try:
            try_sign_in(sessions, "kru.pen", f"wrong {number}")
        except (NotAllowed, TooMany) as refused:
            told.append(type(refused))

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(20)))
    sessions.kw["bind"].dispose()
    assert told.count(NotAllowed) == accounts.FREE_TRIES


def test_other_names_do_not_wait(sessions):
    make(sessions)
    for _ in range(6):
        with pytest.raises((NotAllowed, TooMany)):
            try_sign_in(sessions, "somebody", "wrong")
    assert try_sign_in(sessions, "kru.pen", GOOD)


def test_the_right_password_forgets_the_wrong_ones(sessions):
    make(sessions)
    for _ in range(4):
        with pytest.raises(NotAllowed):
            try_sign_in(sessions, "kru.pen", "wrong")
    try_sign_in(sessions, "kru.pen", GOOD)
    with sessions() as session:
        assert people.failures_since(session, "kru.pen", NOON - timedelta(days=1)) == []


def test_after_a_quarter_of_an_hour_the_wrong_ones_are_forgotten(sessions):
    make(sessions)
    for _ in range(5):
        with pytest.raises(NotAllowed):
            try_sign_in(sessions, "kru.pen", "wrong")
    assert try_sign_in(sessions, "kru.pen", GOOD, after_seconds=15 * 60 + 1)
