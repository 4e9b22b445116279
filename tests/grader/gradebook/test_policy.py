from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.gradebook.policy import Clock, Counts, Graded, Late, Policy, is_late, that_counts

DUE = datetime(2026, 6, 1, 12, tzinfo=UTC)


def sent(name: str, points: int, hours: float = -1, written: float | None = None, max_points: int = 10) -> Graded:
    """`hours` after the due time."""
    at = DUE + timedelta(hours=hours)
    return Graded(name, 1, "a/b", points, max_points, at, None if written is None else DUE + timedelta(hours=written))


def chosen(policy: Policy, *those: Graded) -> str | None:
    found = that_counts(those, DUE, policy)
    return None if found is None else found.submission_id


@pytest.mark.parametrize(
    ("policy", "those", "name"),
    [
        (Policy(), [], None),
        (Policy(), [sent("a", 3, -3), sent("b", 7, -2), sent("c", 5, -1)], "b"),
        (Policy(), [sent("b", 7, -1), sent("a", 7, -2)], "a"),
        (Policy(), [sent("b", 7), sent("a", 7)], "a"),
        (Policy(), [sent("a", 5, max_points=5), sent("b", 7)], "a"),
        (Policy(), [sent("a", 0, max_points=0), sent("b", 7)], "b"),
        (Policy(), [sent("a", 3, -3), sent("late", 9, 1)], "late"),
        (Policy(counts=Counts.LAST), [sent("a", 9, -3), sent("b", 1, -1)], "b"),
        (Policy(counts=Counts.LAST), [sent("b", 1), sent("a", 9)], "b"),
        (Policy(late=Late.REFUSED), [sent("a", 3, -3), sent("late", 9, 1)], "a"),
        (Policy(late=Late.REFUSED), [sent("late", 9, 1)], None),
        (Policy(late=Late.REFUSED, clock=Clock.WRITTEN), [sent("a", 3), sent("b", 9, 1, written=-1)], "b"),
    ],
)
def test_which_submission_counts(policy, those, name):
    assert chosen(policy, *those) == name


@pytest.mark.parametrize(
    ("clock", "one", "late"),
    [
        (Clock.RECEIVED, sent("a", 1, -1), False),
        (Clock.RECEIVED, sent("a", 1, 0), False),
        (Clock.RECEIVED, sent("a", 1, 1, written=-1), True),
        (Clock.WRITTEN, sent("a", 1, 1, written=-1), False),
        (Clock.WRITTEN, sent("a", 1, 1), True),
        (Clock.WRITTEN, sent("a", 1, -1, written=5), False),
    ],
)
def test_what_is_late(clock, one, late):
    assert is_late(one, DUE, Policy(clock=clock)) is late


def test_nothing_is_late_without_a_due_time():
    assert not is_late(sent("a", 1, 1000), None, Policy(late=Late.REFUSED))


SENT = st.builds(
    lambda points, most, hours, number: sent(f"s{number}", min(points, most), hours, max_points=most),
    st.integers(0, 10),
    st.integers(1, 10),
    st.integers(-5, 5),
    st.integers(0, 99),
)


@given(st.lists(SENT, min_size=1, max_size=6), SENT)
def test_sending_more_never_costs_marks(those, one):
    before, after = that_counts(those, DUE, Policy()), that_counts([*those, one], DUE, Policy())
    assert before is not None
    assert after is not None
    assert after.points * before.max_points >= before.points * after.max_points


@given(
    st.lists(SENT, min_size=1, max_size=6, unique_by=lambda one: one.submission_id),
    st.randoms(),
    st.sampled_from(Counts),
)
def test_the_order_in_which_they_are_read_does_not_matter(those, random, counts):
    mixed = list(those)
    random.shuffle(mixed)
    policy = Policy(counts=counts)
    assert chosen(policy, *mixed) == chosen(policy, *those)
