"""What the logs tell of a failure, and what they keep to themselves."""

from __future__ import annotations

import pytest
import structlog

from grader.logs import set_up_logs


@pytest.fixture
def _own_logs():
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("_own_logs")
def test_a_failure_is_told_with_its_place_and_without_what_a_pupil_wrote(capsys):
    set_up_logs()
    submitted = "print('my secret essay')"
    try:
        int("no number")
    except ValueError as error:
        structlog.get_logger("tests").error("grading failed", submission="1234", exc_info=error)
    told = capsys.readouterr().err
    assert "grading failed" in told
    assert "submission=1234" in told
    assert "test_logs.py" in told
    assert "ValueError: invalid literal" in told
    assert submitted not in told
