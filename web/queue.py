"""The queue of this application: one pool of connections for all its requests."""

from __future__ import annotations

from flask import Flask, current_app

from grader.queue import Queue
from grader.settings import Settings

_QUEUE = "kradan_queue"


def init_app(app: Flask, settings: Settings) -> None:
    """Make the pool; nothing is connected yet."""
    app.extensions[_QUEUE] = Queue(settings.redis_url)


def queue() -> Queue:
    """What use cases ring."""
    found: Queue = current_app.extensions[_QUEUE]
    return found
