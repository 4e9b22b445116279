"""The pages at one address of this machine, without workers: a test grades by hand, and can take the server away."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Flask
from sqlalchemy import select
from werkzeug.serving import BaseWSGIServer, make_server

from grader.marking.report import to_json
from grader.store import moves
from grader.store.drafts import find_draft
from grader.store.session import writing
from grader.store.tables import SubmissionRow
from tests.web.lessons import NOW, TOTAL, passing
from tests.web.school import School

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATIENCE_SECONDS = 60.0
NOTICE_SECONDS = 0.02
"""How soon a server notices that it shall end: the usual half second would be waited out by every test."""


def closing(app: Flask) -> WSGIApplication:
    """`app`, whose answers are closed whatever happens: the server forgets to where a browser goes away in the middle."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        body = app(environ, start_response)
        try:
            yield from body
        finally:
            if hasattr(body, "close"):
                body.close()

    return answer


class Server:
    """The pages at one address; the server can go away and come back."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.port = 0
        self._running: tuple[BaseWSGIServer, threading.Thread] | None = None
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        server = make_server("127.0.0.1", self.port, closing(self.school.app), threaded=True)
        self.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": NOTICE_SECONDS})
        thread.start()
        self._running = (server, thread)

    def stop(self) -> None:
        if self._running is None:
            return
        server, thread = self._running
        self._running = None
        server.shutdown()
        thread.join()
        server.server_close()

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """In its place something that takes every connection and never answers, until the block ends; then it is back."""
        self.stop()
        with socket.create_server(("127.0.0.1", self.port), backlog=100):
            yield
        self.start()

    def stored(self) -> list[tuple[str, int, str]]:
        """Id, owner and source of every stored submission."""
        with self.school.session() as session:
            rows = session.execute(select(SubmissionRow.id, SubmissionRow.user_id, SubmissionRow.files))
            return [(row.id, row.user_id, row.files["solution.py"]) for row in rows]

    def ids_in_order(self) -> list[str]:
        """The ids of the stored submissions, in the order in which they came."""
        with self.school.session() as session:
            return list(session.scalars(select(SubmissionRow.id).order_by(SubmissionRow.received_at)))

    def draft(self, name: str) -> str:
        """What the server has of that pupil's unfinished work."""
        with self.school.session() as session:
            found = find_draft(session, self.school.ids[name], TOTAL)
            return found.files["solution.py"] if found else ""

    def expect_stored(self, count: int) -> None:
        """Wait until so many submissions are stored."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(self.stored()) < count:
            assert time.monotonic() < deadline, self.stored()
            time.sleep(0.05)

    def grade(self, submission_id: str) -> None:
        """Full marks."""
        report = passing()
        with self.school.session() as session, writing(session):
            assert moves.claim(session, submission_id, NOW, NOW) is not None
            assert moves.save_report(
                session, submission_id, 1, to_json(report), points=3, max_points=3, ran_at=NOW, graded_at=NOW
            )
