"""The school of `tests.grader.scene`, in a database of the test's own."""

from __future__ import annotations

import pytest

from grader.store.session import Sessions
from tests.grader.scene import School, make_school


@pytest.fixture
def school(sessions: Sessions) -> School:
    """Somsri's class with two pupils, and `basics` assigned to it."""
    return make_school(sessions)
