"""The queue: a bell that wakes the workers, and a whisper that a submission changed. The database is the truth."""

from __future__ import annotations

import math
from collections.abc import Iterable
from time import monotonic
from types import TracebackType
from typing import Self

from redis import Redis
from redis.backoff import NoBackoff
from redis.client import PubSub
from redis.exceptions import ConnectionError, RedisError  # noqa: A004 - Redis's own
from redis.retry import Retry
from rq import Queue as Jobs
from rq.exceptions import DuplicateJobError
from rq.job import Job
from rq.serializers import JSONSerializer

from grader.errors import Retryable

NAME = "grading"
RUNS = "runs"
"""Of programs, without a mark: a worker takes one only where nothing waits to be graded."""
CHANNEL = "kradan:submission:"
PLATFORM_SECONDS = 60
"""How much longer than the sandbox's limits the queue's own clock is, for everything that is ours."""
ANSWER_SECONDS = 2.0
"""How long Redis may take to answer a page."""
FAILED_SECONDS = 86_400


class Queue:
    """One connection pool to Redis, for ringing and for whispering; safe to share between threads."""

    def __init__(self, redis_url: str) -> None:
        """Nothing is connected yet."""
        self.connection: Redis = Redis.from_url(
            redis_url,
            socket_connect_timeout=ANSWER_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            # a line that was cut is mended; silence is not waited for twice
            retry=Retry(NoBackoff(), 1, (ConnectionError,)),
            health_check_interval=30,
        )
        self._jobs = Jobs(NAME, connection=self.connection, serializer=JSONSerializer)

    def request_grading(self, submission_id: str, attempt: int, wall_seconds: float) -> None:
        """Ring: ask for this attempt at grading, of which the tests may take so long.

        Asking twice is harmless. Raises Retryable when Redis cannot be reached.
        """
        try:
            self._jobs.enqueue_call(
                "grader.jobs.grade",
                args=(submission_id,),
                timeout=math.ceil(wall_seconds) + PLATFORM_SECONDS,
                result_ttl=0,
                failure_ttl=FAILED_SECONDS,
                job_id=job_id(submission_id, attempt),
                unique=True,
                description="",
            )
        except DuplicateJobError:
            return
        except RedisError as error:
            raise Retryable("queue-unreachable", reason=str(error)) from error

    def jobs_waiting(self) -> frozenset[str]:
        """The ids of the jobs that no worker has taken yet. Raises Retryable."""
        try:
            return frozenset(self._jobs.get_job_ids())
        except RedisError as error:
            raise Retryable("queue-unreachable", reason=str(error)) from error

    def forget(self, submission_id: str, attempt: int) -> None:
        """Take away what is left of a job, so that the same attempt can be asked for again. Raises Retryable."""
        try:
            self.connection.delete(Job.key_for(job_id(submission_id, attempt)))
        except RedisError as error:
            raise Retryable("queue-unreachable", reason=str(error)) from error

    def announce(self, submission_id: str) -> None:
        """Whisper that a submission changed; whoever is not listening, or cannot be reached, finds out by asking."""
        try:
            self.connection.publish(CHANNEL + submission_id, "")
        except RedisError:
            return

    def listen(self, submission_ids: Iterable[str]) -> Listener:
        """Listen for changes; begin before reading the state, so that none is missed. Raises Retryable."""
        return Listener(self.connection, submission_ids)

    def answers(self) -> bool:
        """Whether Redis answers now."""
        try:
            return bool(self.connection.ping())
        except RedisError:
            return False

    def close(self) -> None:
        """End the connections."""
        self.connection.close()


class Listener:
    """Hears that submissions changed. A context manager; it holds one connection until it is left."""

    def __init__(self, connection: Redis, submission_ids: Iterable[str]) -> None:
        """Subscribes at once. Raises Retryable when Redis cannot be reached."""
        self._subscription: PubSub = connection.pubsub()  # type: ignore[no-untyped-call]
        try:
            self._subscription.subscribe(*(CHANNEL + submission_id for submission_id in submission_ids))
        except RedisError as error:
            self._subscription.close()
            raise Retryable("queue-unreachable", reason=str(error)) from error

    def wait(self, timeout_seconds: float) -> str | None:
        """The id of a submission that changed, or None when nothing was heard in this time. Raises Retryable."""
        until = monotonic() + timeout_seconds
        try:
            while (left := until - monotonic()) > 0:
                message = self._subscription.get_message(timeout=left)
                if message and message["type"] == "message":
                    channel: bytes = message["channel"]
                    return channel.decode().removeprefix(CHANNEL)
        except RedisError as error:
            raise Retryable("queue-unreachable", reason=str(error)) from error
        return None

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the connection back."""
        self._subscription.close()


def job_id(submission_id: str, attempt: int) -> str:
    """The job's name: one for each attempt."""
    return f"grade_{submission_id}_{attempt}"
