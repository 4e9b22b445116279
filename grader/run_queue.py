"""The queue of runs without a mark: behind all grading, waited for by whoever asked, and forgotten."""

from __future__ import annotations

import math
from collections.abc import Sequence
from time import monotonic
from typing import Any

from redis.exceptions import RedisError
from rq import Queue as Jobs
from rq.exceptions import InvalidJobOperation
from rq.job import Job, JobStatus
from rq.results import Result
from rq.serializers import JSONSerializer

from grader.errors import Retryable
from grader.queue import PLATFORM_SECONDS, RUNS, Queue

MOST_WAITING = 24
"""Runs that wait for a worker; whoever comes then is asked to try again."""
PATIENCE_SECONDS = 8.0
"""How long a run may wait for a worker to begin it."""
RETRY_AFTER_SECONDS = 3
KEPT_SECONDS = 30
"""How long a result is there to be fetched."""
_HANDING_BACK_SECONDS = 10.0
"""Beside the limits of the run itself, for everything that is ours."""


class RunFailed(Exception):
    """Our failure: the run came to no end that could be told; the worker's log has the reason."""


class RunQueue:
    """Asks for runs and waits for what comes of them; safe to share between threads."""

    def __init__(self, queue: Queue) -> None:
        """`queue` has the connections."""
        self._jobs = Jobs(RUNS, connection=queue.connection, serializer=JSONSerializer)

    def run(self, arguments: Sequence[Any], wall_seconds: float, patience_seconds: float = PATIENCE_SECONDS) -> Any:
        """What `grader.jobs.run` gives for these arguments, which JSON can hold; the run itself may take so long.

        Raises Retryable, with `retry_after_seconds`, when no worker begins in time or Redis is away, and RunFailed.
        """
        try:
            if len(self._jobs) >= MOST_WAITING:
                raise busy()
            return self._answer(self._ask(arguments, wall_seconds, patience_seconds), wall_seconds, patience_seconds)
        except RedisError as error:
            raise unavailable() from error

    def _ask(self, arguments: Sequence[Any], wall_seconds: float, patience_seconds: float) -> Job:
        return self._jobs.enqueue_call(
            "grader.jobs.run",
            args=tuple(arguments),
            timeout=math.ceil(wall_seconds) + PLATFORM_SECONDS,
            ttl=math.ceil(patience_seconds) + 1,  # nobody runs what nobody waits for any more
            result_ttl=KEPT_SECONDS,
            failure_ttl=KEPT_SECONDS,
            description="",
        )

    def _answer(self, job: Job, wall_seconds: float, patience_seconds: float) -> Any:
        until, begun = monotonic() + patience_seconds, False
        while True:
            result = job.latest_result(timeout=1)
            if result is not None:
                job.delete()
                return _value(result)
            if not begun and _has_begun(job):
                until, begun = monotonic() + wall_seconds + _HANDING_BACK_SECONDS, True
            if monotonic() >= until:
                if not begun:
                    job.delete()
                raise busy()


def busy() -> Retryable:
    """There is no room for a run now."""
    return Retryable("runs-busy", retry_after_seconds=RETRY_AFTER_SECONDS)


def unavailable() -> Retryable:
    """Nothing can be run now."""
    return Retryable("runs-unavailable", retry_after_seconds=RETRY_AFTER_SECONDS)


def _value(result: Result) -> Any:
    if result.type is not Result.Type.SUCCESSFUL:
        raise RunFailed(result.exc_string)
    return result.return_value


def _has_begun(job: Job) -> bool:
    try:
        return job.get_status() not in {JobStatus.QUEUED, JobStatus.CREATED, None}
    except InvalidJobOperation:  # it waited too long and is gone
        return False
