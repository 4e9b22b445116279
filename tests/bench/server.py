"""The whole way: `kradan up` in a folder of its own, pupils with tokens, submissions over HTTP with live results."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any, Self

from grader import passwords, tokens
from grader.access import Role
from grader.names import sort_key
from grader.store import classes, people
from grader.store.assignments import add_assignment
from grader.store.people import NewPerson
from grader.store.session import make_sessions, writing
from tests.bench import job, signing_in

if TYPE_CHECKING:
    from types import TracebackType

PUPILS = 40
_START_SECONDS = 120.0
_STOP_SECONDS = 60.0
_REFUSED = 503


class Server:
    """A running Kradan with a class of pupils."""

    def __init__(self) -> None:
        """Start it and wait until it serves. Raises OSError when it does not."""
        self._folder = tempfile.TemporaryDirectory(prefix="kradan-bench-")
        home = Path(self._folder.name)
        job.write_exercises(home / "exercises")
        self._port = _free_port()
        self._log = (home / "log").open("w+", encoding="utf-8")
        environment = {**os.environ, "KRADAN_EXERCISES_DIR": str(home / "exercises")}
        command = [sys.executable, "-m", "grader", "up", "--data", str(home / "data"), "--port", str(self._port)]
        self._process = subprocess.Popen(
            [*command, "--sandbox", "docker"], env=environment, stdout=self._log, stderr=self._log
        )
        self._turn = 0
        try:
            self._await_ready()
            self._tokens = _make_class(f"sqlite:///{home / 'data' / 'kradan.db'}")
        except BaseException:
            self.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End it as Ctrl-C would, and remove its folder."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(_STOP_SECONDS)
        self._log.close()
        self._folder.cleanup()

    def once(self) -> float:
        """One submission on an idle machine, from sending it to hearing `graded`; in milliseconds."""
        self._turn += 1  # each time another pupil: an account may not send too often
        token = self._tokens[self._turn % PUPILS]
        began = time.perf_counter()
        self._submit(token)
        return (time.perf_counter() - began) * 1e3

    def burst(self) -> float:
        """A submission of every pupil at once, until the last has heard `graded`; in milliseconds."""
        start = Barrier(PUPILS + 1)

        def pupil(token: str) -> None:
            start.wait()
            self._submit(token)

        with ThreadPoolExecutor(PUPILS) as pool:
            pupils = [pool.submit(pupil, token) for token in self._tokens]
            start.wait()
            began = time.perf_counter()
            for one in pupils:
                one.result()
            return (time.perf_counter() - began) * 1e3

    def sign_ins(self) -> float:
        """Every pupil signs in at once, until the last has an answer; in milliseconds."""
        return signing_in.all_at_once(self._port, [_username(number) for number in range(PUPILS)])

    def _submit(self, token: str) -> None:
        path = f"/api/submissions/{uuid.uuid4()}"
        body = json.dumps({"exercise": job.EXERCISE, "files": {"solution.py": job.SOLUTION}})
        with _Connection(self._port, token) as connection:
            status, told = connection.ask("PUT", path, body)
            if status != http.client.CREATED:
                raise OSError(f"the submission was answered with {status}: {told}")
            told = connection.follow(path)
        if told["points"] != len(job.CHECKS):
            raise AssertionError(f"the submission got {told['points']} points")

    def _await_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with _Connection(self._port, "") as connection:
                    if connection.ask("GET", "/readyz")[0] == http.client.OK:
                        return
            except OSError:
                pass
            time.sleep(0.1)
        self._log.seek(0)
        raise OSError(f"kradan up does not serve: {self._log.read()}")


class _Connection:
    """One pupil's connection."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, Any]:
        """One request; the answer's status and JSON."""
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        return answer.status, json.loads(text) if "json" in answer.headers.get("Content-Type", "") else text

    def follow(self, path: str) -> dict[str, Any]:
        """Listen until it is graded, as a page does: live where the server has a stream to give, else by asking again."""
        while True:
            self._connection.request("GET", f"{path}/events", headers=self._headers)
            answer = self._connection.getresponse()
            if answer.status != _REFUSED:
                break
            answer.read()
            status, told = self.ask("GET", path)
            if status == http.client.OK and told["state"] == "graded":
                return dict(told)
            time.sleep(float(answer.headers.get("Retry-After", "1")))
        for line in answer:
            if line.startswith(b"data: "):
                told = json.loads(line.removeprefix(b"data: "))
                if told.get("state") == "graded":
                    return dict(told)
        raise OSError("the live results ended before the submission was graded")


def _make_class(database_url: str) -> list[str]:
    """A class of pupils that was given the exercise; a token of each."""
    now = datetime.now(UTC)
    sessions = make_sessions(database_url)
    hashed = passwords.hash_password(signing_in.PASSWORD)
    new = [
        NewPerson(_username(n), f"Pupil {n}", sort_key(f"Pupil {n}"), Role.STUDENT, hashed, must_change_password=False)
        for n in range(PUPILS)
    ]
    with sessions() as session, writing(session):
        ids = people.add_people(session, new, now)
        class_id = classes.add_class(session, "bench", now)
        classes.add_pupils(session, class_id, [(user, number) for number, user in enumerate(ids, 1)])
        collection = job.EXERCISE.partition("/")[0]
        fields: dict[str, Any] = {"exercise": None, "opens_at": None, "due_at": None, "made_by": ids[0], "now": now}
        add_assignment(session, class_id=class_id, collection=collection, **fields)
    with sessions() as session:
        made = [tokens.make(session, people.load_viewer(session, user), "bench", now).token for user in ids]
    sessions.kw["bind"].dispose()
    return made


def _username(number: int) -> str:
    return f"pupil{number}"


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
