from __future__ import annotations

import json
from datetime import timedelta

import pytest

from grader.marking.report import to_json
from grader.store import moves
from grader.store.session import writing
from grader.submission import State
from tests.web.lessons import NOW, give, passing, sent, submission_id
from web.api import events as module


def address(number=1):
    return f"/api/submissions/{submission_id(number)}/events"


class Stream:
    """What a browser hears, one event after the other."""

    def __init__(self, visitor, path):
        self.response = visitor.get(path, headers={"Accept-Language": "en"})
        self.parts = iter(self.response.response)

    def __iter__(self):
        return self

    def __next__(self):
        return self.next()

    def next(self):
        text = next(self.parts)
        name, data = (text if isinstance(text, str) else text.decode()).strip().split("\n")
        return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))

    def close(self):
        self.response.close()


@pytest.fixture
def stream(live_school):
    opened = []

    def listen(name="malee", number=1, query=""):
        opened.append(Stream(live_school.visitor(name), address(number) + query))
        return opened[-1]

    yield listen
    for one in opened:
        one.close()


def claim(school):
    with school.session() as session, writing(session):
        assert moves.claim(session, submission_id(), NOW, NOW + timedelta(minutes=1)) is not None


def grade(school):
    report = passing()
    with school.session() as session, writing(session):
        assert moves.save_report(
            session,
            submission_id(),
            1,
            to_json(report),
            points=report.points,
            max_points=report.max_points,
            ran_at=NOW,
            graded_at=NOW,
        )


def test_a_submission_is_followed_from_the_queue_to_its_report(live_school, stream, queue):
    sent(live_school)
    heard = stream()
    assert heard.response.mimetype == "text/event-stream"
    name, news = heard.next()
    assert (name, news["state"], news["queue"]["place"]) == ("state", "queued", 1)
    claim(live_school)
    queue.announce(submission_id())
    assert heard.next()[1]["message"] == "Being marked now."
    grade(live_school)
    queue.announce(submission_id())
    name, news = heard.next()
    assert (name, news["state"], news["points"]) == ("state", "graded", 3)
    assert news["tests"][0]["status"] == "passed"
    with pytest.raises(StopIteration):
        heard.next()


def test_a_whisper_is_heard_at_once_and_not_when_the_database_is_asked_again(live_school, stream, queue, monkeypatch):
    monkeypatch.setattr(module, "LOOK_AGAIN_SECONDS", 600.0)
    sent(live_school)
    heard = stream()
    heard.next()
    grade_after_claim(live_school)
    queue.announce(submission_id())
    assert heard.next()[1]["state"] == "graded"


def grade_after_claim(school):
    claim(school)
    grade(school)


def test_a_change_that_nobody_whispered_is_found_all_the_same(live_school, stream, monkeypatch):
    monkeypatch.setattr(module, "LOOK_AGAIN_SECONDS", 0.01)
    sent(live_school)
    heard = stream()
    heard.next()
    grade_after_claim(live_school)
    assert heard.next()[1]["state"] == "graded"


def test_a_graded_submission_is_told_and_the_stream_ends(live_school, stream):
    sent(live_school, state=State.GRADED)
    heard = stream(query="?report=no")
    name, news = heard.next()
    assert (name, news["state"], "tests" in news) == ("state", "graded", False)
    with pytest.raises(StopIteration):
        heard.next()


def test_a_quiet_stream_gives_signs_of_life_and_ends_in_time(live_school, stream, monkeypatch):
    monkeypatch.setattr(module, "LOOK_AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(module, "BEAT_SECONDS", 0.02)
    monkeypatch.setattr(module, "LONGEST_SECONDS", 0.2)
    sent(live_school)
    heard = stream()
    names = [name for name, _ in heard]
    assert names[0] == "state"
    assert set(names[1:]) == {"beat"}


def test_beyond_the_cap_a_page_is_told_to_ask_and_a_closed_stream_makes_room(live_school, stream):
    sent(live_school)
    first, _second = stream(), stream()
    refused = live_school.visitor("malee").get(address())
    assert (refused.status_code, refused.json["error"]["code"]) == (503, "too-many-streams")
    assert int(refused.headers["Retry-After"]) >= 1
    first.close()
    assert stream().response.status_code == 200


def test_streams_that_are_over_make_room(live_school, stream):
    sent(live_school, state=State.GRADED)
    for _ in range(5):
        heard = stream()
        heard.next()
        heard.close()
    with live_school.app.app_context():
        assert module.streams().held == 0


def test_without_a_queue_the_page_is_told_to_ask(school):
    give(school)
    sent(school)
    for _ in range(30):
        assert school.visitor("malee").get(address()).status_code == 503
    with school.app.app_context():
        assert module.streams().held == 0


def test_nobody_else_can_listen(live_school):
    sent(live_school)
    for name in ("ton", "stranger", "otherkru"):
        assert live_school.visitor(name).get(address()).status_code == 404


def test_while_it_waits_a_stream_holds_no_database_connection(live_school, stream):
    sent(live_school)
    heard = stream()
    heard.next()
    assert live_school.sessions.kw["bind"].pool.checkedout() == 0
