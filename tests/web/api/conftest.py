"""A school with a real queue, for what is heard live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.queue import Queue
from tests.web.applications import application
from tests.web.lessons import give
from tests.web.school import School, Visitor, prepare, settings_in


@pytest.fixture
def given(school: School) -> School:
    """The exercises are given."""
    give(school)
    return school


@pytest.fixture
def malee(given: School) -> Visitor:
    """A pupil to whom they were given."""
    return given.visitor("malee")


@pytest.fixture
def live_school(tmp_path: Path, queue: Queue, valkey_url: str) -> Iterator[School]:
    """The exercises are given; a process serves two streams."""
    sessions, ids, class_id = prepare(tmp_path)
    settings = settings_in(tmp_path, redis_url=valkey_url, live_streams=2)
    school = School(application(settings, sessions), sessions, ids, class_id)
    give(school)
    yield school
    sessions.kw["bind"].dispose()
