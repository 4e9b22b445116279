"""Applications of the tests: each its own, but for the templates, which one compiles for all that come after it."""

from __future__ import annotations

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from grader.settings import Settings
from grader.store.session import Sessions
from web.app import create_app


class Compiled(BytecodeCache):
    """Templates by their source: half the time of a page's test went into compiling what the test before it had compiled."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept; Jinja takes it only where it belongs to the source as it is now."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def application(settings: Settings, sessions: Sessions) -> Flask:
    """The application on this database; how often one may ask is counted in its own memory."""
    app = create_app(settings, sessions=sessions, config={"TESTING": True, "RATELIMIT_STORAGE_URI": "memory://"})
    app.jinja_env.bytecode_cache = COMPILED
    return app
