from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grader.exercise.model import CallTest, Exercise, LocalText, Step, Test
from grader.submission import State, Submission
from tests.web.lessons import TOTAL, give, sent
from web.student.hints import Hint, hints_of, tries

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SENT = Submission("id", 1, "basics/one", "r", "r", {}, State.GRADED, 1, None, NOW, points=0, max_points=2)


def exercise() -> Exercise:
    kind = CallTest((Step("f()", ()),))
    return Exercise(
        "basics/one",
        "r",
        LocalText({"en": "One"}),
        (
            Test("a", kind, public=True, hint=LocalText({"en": "first", "th": "ข้อแรก"})),
            Test("b", kind, public=True),
            Test("c", kind, public=False, hint=LocalText({"en": "of a hidden test"})),
            Test("d", kind, public=True, hint=LocalText({"en": "second"})),
        ),
        main="solution.py",
        files=("solution.py",),
    )


@pytest.mark.parametrize(
    ("count", "offered"), [(0, [False, False]), (1, [True, False]), (2, [True, True]), (9, [True, True])]
)
def test_the_nth_hint_is_offered_after_n_tries(count, offered):
    assert [one.is_offered for one in hints_of(exercise(), [SENT] * count, "en")] == offered


def test_hints_are_those_of_public_tests_in_their_order():
    assert hints_of(exercise(), [], "th") == [Hint(1, "ข้อแรก", False), Hint(2, "second", False)]


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"points": 1}, True),
        ({"points": 2}, False),
        ({"state": State.STUCK, "points": None, "max_points": None}, False),
        ({"state": State.QUEUED, "points": None, "max_points": None}, False),
    ],
)
def test_only_what_was_marked_and_did_not_pass_is_a_try(change, counts):
    assert tries([replace(SENT, **change)]) == int(counts)


def test_without_scripts_a_hint_that_is_not_offered_is_two_taps_away(school):
    give(school)
    page = school.visitor("malee").get(f"/exercises/{TOTAL}", headers={"Accept-Language": "en"}).text
    assert "after 1 try" in page
    assert re.search(r"I am stuck: show it now</summary><p[^>]*>Begin with 0\.</p></details>", page)


def test_after_a_try_that_did_not_pass_the_hint_is_one_tap_away(school):
    give(school)
    sent(school, state=State.GRADED)
    page = school.visitor("malee").get(f"/exercises/{TOTAL}", headers={"Accept-Language": "en"}).text
    assert "I am stuck" not in page
    assert "<p>Begin with 0.</p>" in page
