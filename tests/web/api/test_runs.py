from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from redis import Redis
from rq import Queue as Jobs
from werkzeug.test import TestResponse

from grader.queue import RUNS, Queue
from grader.run_program import RunReport, to_json
from grader.worker import GradingWorker
from grader.workshop import Workshop
from sandbox.compilation import Compilation, Message
from sandbox.errors import BadRequest, SandboxUnavailable
from sandbox.types import CaseResult, Failure, Frame, Outcome, RunResult
from tests.grader.scripted import Scripted, raises
from tests.web.api.sending import error
from tests.web.api.test_description import check, schema_of
from tests.web.lessons import EXERCISE, TOTAL, give
from tests.web.school import School, Visitor
from web.api import runs

BODY = {"exercise": TOTAL, "files": {"solution.py": "print(input())\n"}, "stdin": "7\n"}
REPORT = RunReport("exited", "7\n", "", 0, 0.1, cut=False, feedback=(), drawing=None)
DIVISION = Failure(
    "ZeroDivisionError",
    ("ZeroDivisionError", "Exception"),
    "division by zero",
    (Frame("solution.py", 1, "<module>", "1/0"),),
)


class Gives(Scripted):
    """A sandbox that gives this result."""

    def __init__(self, result: CaseResult, compilation: Compilation | None = None) -> None:
        super().__init__()
        self.result, self.compilation = result, compilation

    def run(self, request: Any) -> RunResult:
        self.requests.append(request)
        return RunResult((self.result,), 0.1, self.kind, "image", self.compilation)


class Desk:
    """A pupil's device and a worker with a sandbox of the test's."""

    def __init__(self, school: School, queue: Queue, url: str) -> None:
        self.school, self.queue, self.url = school, queue, url

    def run(self, box: Scripted, body: Any = None, **more: Any) -> TestResponse:
        visitor = self.school.visitor("malee")
        Workshop(self.school.sessions, self.queue, lambda: box).open()
        waiting = Jobs(RUNS, connection=self.queue.connection)
        with ThreadPoolExecutor(1) as threads:
            answer = threads.submit(visitor.post_json, "/api/runs", body or BODY, **more)
            deadline = time.monotonic() + 20
            while not len(waiting):
                assert time.monotonic() < deadline
                time.sleep(0.01)
            GradingWorker(Redis.from_url(self.url), lambda: None, lambda: None).work(
                burst=True, logging_level="CRITICAL"
            )
            return answer.result(20)


@pytest.fixture
def desk(live_school: School, queue: Queue, valkey_url: str) -> Iterator[Desk]:
    yield Desk(live_school, queue, valkey_url)
    Workshop(live_school.sessions, queue, Scripted).close()


def test_a_program_is_run_and_what_it_printed_is_told(desk):
    box = Gives(CaseResult(Outcome.EXITED, 0.25, stdout="7\n", exit_code=0))
    response = desk.run(box)
    assert response.status_code == 200
    assert response.json == {
        "outcome": "exited", "stdout": "7\n", "stderr": "", "exit_code": 0, "wall_seconds": 0.25, "cut": False, "feedback": [],
    }  # fmt: skip
    assert (box.requests[0].files, box.requests[0].cases[0].stdin) == (BODY["files"], "7\n")


@pytest.mark.parametrize(("language", "said"), [("en", "line 1"), ("th", "บรรทัด 1")])
def test_what_went_wrong_is_explained_in_the_callers_language(desk, language, said):
    box = Gives(CaseResult(Outcome.RAISED, 0.1, stderr="Traceback …", exit_code=1, failure=DIVISION))
    response = desk.run(box, headers={"Accept-Language": language})
    codes = [one["code"] for one in response.json["feedback"]]
    assert codes == ["raised", "at-line"]
    assert said in response.json["feedback"][1]["message"].casefold()
    assert 'data-cause="' in response.json["html"]
    assert said in response.json["html"]
    assert (response.json["mark"]["file"], response.json["mark"]["line"]) == ("solution.py", 1)
    check(response.json, schema_of("/api/runs", "post", 200))


def test_all_that_a_compiler_says_of_note_is_explained(desk, live_school):
    messages = tuple(Message("main.c", line, 1, "error", f"odd {line}") for line in (1, 2))
    compilation = Compilation(ok=False, messages=messages, text="main.c: odd")
    script = replace(EXERCISE, id="basics/c", revision="sha256:c", language="c", main="main.c", files=("main.c",))
    give(live_school, script)
    box = Gives(CaseResult(Outcome.NOT_STARTED), compilation)
    response = desk.run(box, {**BODY, "exercise": script.id, "files": {"main.c": "int\n"}})
    assert all(f"odd {line}" in response.json["html"] for line in (1, 2)), response.json
    assert response.json["mark"]["line"] == 1


def test_the_files_that_it_wrote_are_told(desk):
    body = {**BODY, "files": {"solution.py": "open('out.txt', 'w').write('ก')\nopen('large.txt', 'w')\n"}}
    collected = {"out.txt": "ก", "large.txt": "x" * (1 << 20)}
    box = Gives(CaseResult(Outcome.EXITED, 0.1, exit_code=0, collected=collected))
    response = desk.run(box, body)
    assert box.requests[0].cases[0].collect == ("out.txt", "large.txt")
    assert response.json["left"] == {
        "files": [{"name": "large.txt"}, {"name": "out.txt", "size": 3, "text": "ก"}],
        "more": 0,
    }
    check(response.json, schema_of("/api/runs", "post", 200))


def test_nothing_of_it_is_stored(desk):
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(desk.school.sessions.kw["bind"], "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert desk.run(Gives(CaseResult(Outcome.EXITED))).status_code == 200
    assert not any(word in one for one in asked for word in ("INSERT", "UPDATE", "IMMEDIATE"))


def test_a_sandbox_that_is_away_is_503_and_says_nothing_of_ours(desk):
    response = desk.run(Scripted(meanwhile=raises(SandboxUnavailable("no such socket"))))
    assert (response.status_code, error(response)["code"]) == (503, "runs-unavailable")
    assert int(response.headers["Retry-After"]) >= 1
    assert "socket" not in response.text


def test_a_bug_of_ours_is_500_and_says_nothing_of_ours(desk):
    desk.school.app.config["TESTING"] = False
    response = desk.run(Scripted(meanwhile=raises(BadRequest("the reason"))))
    assert (response.status_code, error(response)["code"]) == (500, "our-failure")
    assert "the reason" not in response.text


def test_without_a_free_worker_it_is_503_with_the_time_to_try_again(live_school, monkeypatch):
    monkeypatch.setattr("grader.run_queue.RunQueue.run.__defaults__", (0.05,))
    response = live_school.visitor("malee").post_json("/api/runs", BODY, headers={"Accept-Language": "en"})
    assert (response.status_code, error(response)["code"]) == (503, "runs-busy")
    assert int(response.headers["Retry-After"]) == error(response)["params"]["retry_after_seconds"]
    check(response.json, schema_of("/api/runs", "post", 503))


def test_a_process_waits_for_no_more_runs_than_it_has_threads_to_spare(live_school):
    room = live_school.app.extensions[runs._ROOM]
    others = range(1_000, 1_000 + runs.MOST_AT_ONCE)
    assert all(room.begin(other) for other in others)
    response = live_school.visitor("malee").post_json("/api/runs", BODY)
    assert (response.status_code, error(response)["code"]) == (503, "runs-busy")


def test_one_account_waits_for_a_few_runs_at_once_and_leaves_places_to_others(live_school, monkeypatch):
    monkeypatch.setattr("grader.run_queue.RunQueue.run", lambda *_: to_json(REPORT))
    malee, ton = live_school.visitor("malee"), live_school.visitor("ton")
    room = live_school.app.extensions[runs._ROOM]
    assert [room.begin(live_school.ids["malee"]) for _ in range(runs.MOST_OF_AN_ACCOUNT)] == [True] * 2
    assert error(malee.post_json("/api/runs", BODY))["code"] == "runs-busy"
    assert ton.post_json("/api/runs", BODY).status_code == 200
    room.end(live_school.ids["malee"])
    assert malee.post_json("/api/runs", BODY).status_code == 200


def test_without_a_queue_it_is_503(malee):
    response = malee.post_json("/api/runs", BODY)
    assert (response.status_code, error(response)["code"]) == (503, "runs-unavailable")


def test_runs_of_one_account_are_limited_and_those_of_another_are_not(given, malee):
    codes = [malee.post_json("/api/runs", {}).status_code for _ in range(21)]
    assert codes == [422] * 20 + [429]
    refused = malee.post_json("/api/runs", {})
    assert int(refused.headers["Retry-After"]) >= 1
    assert given.visitor("ton").post_json("/api/runs", {}).status_code == 422


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"exercise": 1}, "exercise", "not-an-exercise-id"),
        ({"files": {}}, "files", "no-files"),
        ({"stdin": 7}, "stdin", "not-text"),
        ({"args": []}, "args", "unknown-field"),
    ],
)
def test_each_bad_field_is_named(malee, changes, field, code):
    response = malee.post_json("/api/runs", {**BODY, **changes})
    assert (response.status_code, error(response)["fields"][field]) == (422, code)


def test_who_may(given):
    client = given.app.test_client()
    assert client.post("/api/runs", json=BODY).status_code == 401
    assert given.visitor("stranger").post_json("/api/runs", BODY).status_code == 403
    refused = given.visitor("malee").client.post("/api/runs", json=BODY)
    assert (refused.status_code, error(refused)["code"]) == (400, "stale-form")


def test_what_is_too_large_is_refused(malee: Visitor):
    response = malee.post_json("/api/runs", {**BODY, "stdin": "x" * (257 * 1024)})
    assert (response.status_code, error(response)["code"]) == (413, "submission-too-large")
