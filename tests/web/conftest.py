"""What the tests of pages share: a school, and a browser for each of its people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.school import School, prepare, settings_in
from web.app import create_app


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """A school of this test's own; what a page commits stays in it."""
    sessions, ids, class_id = prepare(tmp_path)
    app = create_app(
        settings_in(tmp_path), sessions=sessions, config={"TESTING": True, "RATELIMIT_STORAGE_URI": "memory://"}
    )
    yield School(app, sessions, ids, class_id)
    sessions.kw["bind"].dispose()
