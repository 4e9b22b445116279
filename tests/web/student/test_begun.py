"""The exercise page begins with what was written last, wherever that was."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from grader import drafts
from grader.submission import State
from tests.web.lessons import NOW, RIGHT, TOTAL, WRONG, give, sent


@pytest.fixture
def malee(school):
    give(school)
    return school.visitor("malee")


def save(school, text, minutes_ago=0, base=None, by="malee"):
    at = NOW - timedelta(minutes=minutes_ago)
    with school.session() as session:
        files = {"solution.py": text}
        viewer = school.viewer(by)
        drafts.save(session, viewer, TOTAL, files=files, base=base, written_at=None, device=None, now=at, max_kib=256)


def begun(visitor):
    """The code on the page, the version of the draft, and when the server got it."""
    text = visitor.get(f"/exercises/{TOTAL}").text
    code = html.unescape(re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", text, re.DOTALL)[0])
    (version,) = re.findall(r'data-draft-version="(\d+)"', text)
    (server_at,) = re.findall(r'data-server-at="([^"]*)"', text)
    return code, int(version), server_at


def as_told(minutes_ago):
    return (NOW - timedelta(minutes=minutes_ago)).isoformat().replace("+00:00", "Z")


def test_before_anything_was_written_it_is_the_starter(malee):
    assert begun(malee) == ("def total(xs):\n    ...\n", 0, "")


def test_a_draft_from_another_device_goes_on_here(school, malee):
    save(school, "from school", minutes_ago=3)
    assert begun(malee) == ("from school", 1, as_told(3))


def test_a_draft_that_is_newer_than_what_was_sent_is_there(school, malee):
    sent(school, 1, WRONG, state=State.GRADED, minutes_ago=10)
    save(school, "going on", minutes_ago=5)
    assert begun(malee) == ("going on", 1, as_told(5))


def test_what_was_sent_after_the_draft_is_there_and_the_next_draft_follows_the_last_one(school, malee):
    save(school, "one", minutes_ago=30)
    save(school, "two", minutes_ago=20, base=1)
    sent(school, 1, RIGHT, state=State.GRADED, minutes_ago=10)
    assert begun(malee) == (RIGHT, 2, as_told(10))


def test_the_draft_of_somebody_else_is_not(school, malee):
    save(school, "mine", by="ton")
    assert begun(malee)[1] == 0


def test_any_text_can_be_shown(school, malee):
    save(school, "x = '</textarea>\ud800'\n")
    assert begun(malee)[0] == "x = '</textarea>?'\n"


def test_the_form_says_where_drafts_are_saved(malee):
    page = malee.get(f"/exercises/{TOTAL}").text
    assert f'data-exercise="{TOTAL}"' in page
    assert 'data-api="/api/" data-drafts data-draft-version="0"' in page
