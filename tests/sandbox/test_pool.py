"""Containers wait ahead of need, are taken once, and are buried by others' hands."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from sandbox.docker_slots.pool import Pool
from sandbox.errors import SandboxUnavailable
from tests.sandbox.promises.waiting import until

SECONDS = 10.0


class Kept:
    """A container that can be told to die, and remembers its end."""

    def __init__(self) -> None:
        self.lives = True
        self.ended = self.closed = False
        self.problem: Exception | None = None

    def is_silent(self) -> bool:
        return self.lives

    def end(self) -> None:
        self.ended = True
        if self.problem:
            raise self.problem

    def close(self) -> None:
        self.closed = True


class Yard:
    """Starts containers for a pool; can be out of order, or hold the next one back."""

    def __init__(self) -> None:
        self.started: list[Kept] = []
        self.problem: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self._lock = threading.Lock()

    def start(self) -> Kept:
        assert self.gate.wait(SECONDS)
        if self.problem:
            raise self.problem
        with self._lock:
            self.started.append(Kept())
            return self.started[-1]


@pytest.fixture
def yard() -> Yard:
    return Yard()


@pytest.fixture
def pool(yard: Yard) -> Iterator[Pool[Kept]]:
    made = Pool(yard.start, 2)
    yield made
    yard.gate.set()
    made.close()
    assert all(one.ended and one.closed for one in made.waiting)


def test_nothing_starts_before_it_is_wanted(pool: Pool[Kept], yard: Yard):
    assert (pool.waiting, yard.started) == ((), [])


def test_what_is_taken_is_replaced(pool: Pool[Kept], yard: Yard):
    first = pool.take(SECONDS)
    until(lambda: len(pool.waiting) == 2)
    assert first not in pool.waiting
    second = pool.take(SECONDS)
    until(lambda: len(pool.waiting) == 2)
    assert len(yard.started) == 4
    assert first is not second


def test_no_more_wait_than_were_asked_for(pool: Pool[Kept], yard: Yard):
    for _ in range(20):
        pool.bury(pool.take(SECONDS))
    until(lambda: len(pool.waiting) == 2)
    until(lambda: sum(one.ended for one in yard.started) == 20)
    assert len(yard.started) == 22


def test_what_is_done_is_ended_and_nobody_waits_for_it(pool: Pool[Kept]):
    done = pool.take(SECONDS)
    pool.bury(done)
    until(lambda: done.ended and done.closed)


def test_one_that_cannot_be_ended_costs_no_thread_and_is_let_go_of(pool: Pool[Kept]):
    for _ in range(4):
        done = pool.take(SECONDS)
        done.problem = KeyError("another thread has changed the environment")
        pool.bury(done)
        until(lambda: done.ended and done.closed)  # noqa: B023 - asked at once
    assert all(thread.is_alive() for thread in pool._threads)
    until(lambda: len(pool.waiting) == 2)


def test_who_comes_before_one_is_ready_waits_for_it(pool: Pool[Kept], yard: Yard):
    yard.gate.clear()
    taken: list[Kept] = []
    waits = threading.Thread(target=lambda: taken.append(pool.take(SECONDS)))
    waits.start()
    until(lambda: bool(pool._threads))
    assert taken == []
    yard.gate.set()
    waits.join(SECONDS)
    assert len(taken) == 1


def test_waiting_has_an_end(pool: Pool[Kept], yard: Yard):
    yard.gate.clear()
    with pytest.raises(SandboxUnavailable, match="was ready within"):
        pool.take(0.05)


def test_one_that_died_while_it_waited_is_buried_and_not_given(pool: Pool[Kept], yard: Yard):
    pool.take(SECONDS)
    until(lambda: len(pool.waiting) == 2)
    dead = pool.waiting
    for one in dead:
        one.lives = False
    taken = pool.take(SECONDS)
    assert taken not in dead
    until(lambda: all(one.ended for one in dead))


def test_an_engine_that_is_away_is_told_at_once_and_tried_again_by_the_next(pool: Pool[Kept], yard: Yard):
    yard.problem = SandboxUnavailable("no engine answers")
    with pytest.raises(SandboxUnavailable, match="no engine answers"):
        pool.take(SECONDS)
    yard.problem = None
    assert pool.take(SECONDS).lives


def test_a_start_that_failed_late_says_nothing_to_who_asks_afterwards(pool: Pool[Kept], yard: Yard):
    held, let_go = threading.Semaphore(0), threading.Event()

    def slow_to_fail() -> Kept:
        held.release()
        assert let_go.wait(SECONDS)
        raise SandboxUnavailable("no engine answered then")

    pool._start = slow_to_fail
    with pytest.raises(SandboxUnavailable, match="was ready"):
        pool.take(0.01)
    for _ in range(2):
        assert held.acquire(timeout=SECONDS)
    pool._start = yard.start
    threading.Timer(0.05, let_go.set).start()
    assert pool.take(SECONDS).lives


def test_an_error_that_nobody_thought_of_is_told_and_the_pool_goes_on(pool: Pool[Kept], yard: Yard):
    yard.problem = SystemError("an interpreter's own fault")
    with pytest.raises(SandboxUnavailable, match="own fault"):
        pool.take(SECONDS)
    yard.problem = None
    assert pool.take(SECONDS) in yard.started


def test_an_engine_that_is_away_is_not_asked_over_and_over(pool: Pool[Kept], yard: Yard):
    asked = []

    def away() -> Kept:
        asked.append(1)
        raise SandboxUnavailable("no engine answers")

    pool._start = away
    with pytest.raises(SandboxUnavailable):
        pool.take(SECONDS)
    until(lambda: pool._starting == 0)
    assert len(asked) <= 2


def test_closing_ends_all_that_wait_and_the_pool_can_be_used_again(pool: Pool[Kept], yard: Yard):
    pool.take(SECONDS)
    until(lambda: len(pool.waiting) == 2)
    pool.close()
    pool.close()
    assert pool.waiting == ()
    assert sum(one.ended for one in yard.started) == 2
    assert pool.take(SECONDS).lives


def test_one_that_gets_ready_while_the_pool_closes_is_ended_too(pool: Pool[Kept], yard: Yard):
    pool.take(SECONDS)
    until(lambda: len(pool.waiting) == 2)
    yard.gate.clear()
    pool.bury(pool.take(SECONDS))
    until(lambda: pool._starting == 1)
    closing = threading.Thread(target=pool.close)
    closing.start()
    yard.gate.set()
    closing.join(SECONDS)
    assert pool.waiting == ()
    assert sum(one.ended for one in yard.started) == len(yard.started) - 1
