"""How often one account may ask for what costs something; counted where the queue lives, so all processes count alike."""

from __future__ import annotations

import time

from flask import Flask, request
from flask_limiter import Limiter
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError  # noqa: A004 - Redis's own
from redis.retry import Retry

from grader.queue import ANSWER_SECONDS
from grader.settings import Settings
from web.guard import auth


def _who() -> str:
    """The account, never the address: a whole school may stand behind one. Only the signed-out share theirs."""
    person = auth.person_or_none()
    return f"account {person.id}" if person is not None else f"address {request.remote_addr}"


limiter = Limiter(key_func=_who, key_prefix="kradan", strategy="moving-window")
"""`@limiter.limit("30 per minute")` above a page, below its route; `web.errors` answers with 429 and `Retry-After`."""


def init_app(app: Flask, settings: Settings) -> None:
    """Count in the queue's Redis; while that is away, each process counts for itself."""
    app.config.setdefault("RATELIMIT_STORAGE_URI", _storage(settings.redis_url))
    app.config.setdefault("RATELIMIT_STORAGE_OPTIONS", _PATIENCE)
    app.config.setdefault("RATELIMIT_IN_MEMORY_FALLBACK_ENABLED", "yes")
    limiter.init_app(app)


_PATIENCE = {
    "socket_connect_timeout": ANSWER_SECONDS,
    "socket_timeout": ANSWER_SECONDS,
    "retry": Retry(NoBackoff(), 1, (ConnectionError,)),
}
"""A Redis that is silent must not keep a page waiting."""


def _storage(redis_url: str) -> str:
    """The queue's address as the limiter writes it: a socket of Redis has a name of its own there."""
    return f"redis+{redis_url}" if redis_url.startswith("unix://") else redis_url


def seconds_until_next() -> int:
    """How long the request that was just refused has to wait; at least 1."""
    limit = limiter.current_limit
    return max(1, int(limit.reset_at - time.time())) if limit is not None else 1
