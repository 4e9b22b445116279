"""What the tests of pages share: a school, and a browser for each of its people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.applications import application
from tests.web.school import School, prepare, settings_in


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """A school of this test's own; what a page commits stays in it."""
    sessions, ids, class_id = prepare(tmp_path)
    yield School(application(settings_in(tmp_path), sessions), sessions, ids, class_id)
    sessions.kw["bind"].dispose()


@pytest.fixture(scope="session")
def school_to_read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """One school for all tests that only ask for words: they change nothing in it."""
    folder = tmp_path_factory.mktemp("read")
    sessions, ids, class_id = prepare(folder)
    yield School(application(settings_in(folder), sessions), sessions, ids, class_id)
    sessions.kw["bind"].dispose()
