from __future__ import annotations

import pytest

from grader.errors import Invalid, Retryable
from grader.evaluate import evaluate
from grader.exercise.model import CallTest, Exercise, LocalText, Returns, Step, Test
from sandbox.errors import BadRequest, SandboxUnavailable
from tests.grader.scripted import Scripted, raises

TESTS = tuple(
    Test(f"test {number}", CallTest((Step("f(1)", (Returns(value),)),))) for number, value in ((1, 4), (2, 18))
)
EXERCISE = Exercise("basics/one", "sha256:1", LocalText({"en": "One"}), TESTS)
FILES = {"solution.py": "def f(x): ..."}


def test_a_submission_becomes_a_report():
    report = evaluate(EXERCISE, FILES, Scripted([4, 17]))
    assert (report.points, report.max_points) == (1, 2)
    assert (report.exercise, report.revision, report.sandbox, report.image) == (
        "basics/one",
        "sha256:1",
        "scripted",
        "sha256:scripted",
    )


def test_only_the_exercises_files_reach_the_sandbox():
    sandbox = Scripted()
    evaluate(EXERCISE, FILES | {"../../etc/passwd": "x", "extra.py": "y"}, sandbox)
    assert [request.files for request in sandbox.requests] == [FILES]


def test_no_answer_reaches_the_sandbox():
    sandbox = Scripted()
    evaluate(EXERCISE, FILES, sandbox)
    assert "18" not in repr(sandbox.requests)


def test_without_the_file_that_runs_nothing_is_run():
    sandbox = Scripted()
    with pytest.raises(Invalid) as told:
        evaluate(EXERCISE, {"other.py": ""}, sandbox)
    assert told.value.fields == {"solution.py": "missing-file"}
    assert sandbox.requests == []


def test_an_empty_file_is_a_submission():
    assert evaluate(EXERCISE, {"solution.py": ""}, Scripted([None, None])).points == 0


def test_no_sandbox_means_trying_again_later():
    with pytest.raises(Retryable, match="no engine"):
        evaluate(EXERCISE, FILES, Scripted(meanwhile=raises(SandboxUnavailable("no engine"))))


def test_a_bad_request_is_our_bug_and_stays_one():
    with pytest.raises(BadRequest):
        evaluate(EXERCISE, FILES, Scripted(meanwhile=raises(BadRequest("a path that leaves the folder"))))
