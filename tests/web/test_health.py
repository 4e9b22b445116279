"""The pages for machines."""

from __future__ import annotations

import re

import pytest

from grader.errors import Retryable
from grader.queue import Queue
from tests.web.school import School


def test_alive_without_database_or_queue(school: School) -> None:
    assert school.visitor().get("/healthz").get_json() == {"status": "ok"}


def test_ready_only_with_the_queue(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = school.visitor().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["checks"] == {"database": True, "queue": False}
    monkeypatch.setattr(Queue, "jobs_waiting", lambda _self: frozenset())
    answer = school.visitor().get("/readyz")
    assert answer.status_code == 200
    assert answer.get_json()["checks"] == {"database": True, "queue": True}


def test_ready_only_with_the_database(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Queue, "jobs_waiting", lambda _self: frozenset())
    school.sessions.kw["bind"].dispose()
    school.sessions.configure(bind=_engine_of_nothing())
    answer = school.visitor().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["checks"] == {"database": False, "queue": True}


def _engine_of_nothing() -> object:
    from grader.store.session import make_engine

    return make_engine("sqlite:////no/such/folder/school.db")


def test_the_numbers_are_in_the_text_form_and_about_nobody(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Queue, "jobs_waiting", lambda _self: frozenset({"a", "b"}))
    answer = school.visitor().get("/metrics")
    assert answer.content_type == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.get_data(as_text=True).splitlines()
    assert 'kradan_submissions{state="graded"} 0' in lines
    assert "kradan_jobs_waiting 2" in lines
    assert all(re.fullmatch(r'#.*|[a-z_]+(\{[a-z]+="[a-z]+"\})? \d+', line) for line in lines)


def test_the_numbers_come_without_the_queue_too(school: School) -> None:
    assert "kradan_jobs_waiting" not in school.visitor().get("/metrics").get_data(as_text=True)
    assert issubclass(Retryable, Exception)
