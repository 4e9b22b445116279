"""The queue's server in bad days."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from grader import queue
from grader.errors import Retryable
from grader.queue import Queue
from tests.grader.scene import ID


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A server that takes a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_silence_of_redis_is_not_waited_for_twice(silent: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "ANSWER_SECONDS", 0.05)
    asked = Queue(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
    with pytest.raises(Retryable):
        asked.jobs_waiting()
    silent.accept()[0].close()
    with pytest.raises(BlockingIOError):
        silent.accept()
    asked.close()


def test_nobody_can_listen_or_ring_without_redis(dead_queue: Queue) -> None:
    with pytest.raises(Retryable):
        dead_queue.listen([ID])
    with pytest.raises(Retryable):
        dead_queue.jobs_waiting()
    dead_queue.announce(ID)
    assert not dead_queue.answers()
