"""A worker process: it takes one job after the other from the queue and runs it here, in its one slot."""

from __future__ import annotations

from collections.abc import Callable

from redis import Redis
from rq import SimpleWorker
from rq.serializers import JSONSerializer

from grader import jobs
from grader.queue import NAME, Queue
from grader.store.session import make_sessions
from grader.workshop import Workshop
from sandbox.contract import Sandbox

MAINTENANCE_SECONDS = 30
HEARD_OF_SECONDS = 45
"""A worker that waits for a job says so this often."""
LONGEST_WAIT_SECONDS = 4.0
"""Between two tries to reach a Redis that is away."""
JOBS = (jobs.grade,)
"""Imported with this module, so that no job waits for an import."""


class GradingWorker(SimpleWorker):
    """RQ's in-process worker: a fork for each job would only cost time, since untrusted code never runs here."""

    log_result_lifespan = False
    max_connection_wait_time = LONGEST_WAIT_SECONDS

    def __init__(self, connection: Redis, tidy: Callable[[], None]) -> None:
        """`tidy` is called now and then between jobs."""
        super().__init__(
            [NAME],
            connection=connection,
            serializer=JSONSerializer,
            maintenance_interval=MAINTENANCE_SECONDS,
            worker_ttl=HEARD_OF_SECONDS,
            log_job_description=False,
        )
        self._tidy = tidy

    def run_maintenance_tasks(self) -> None:
        """RQ's own, and ours."""
        super().run_maintenance_tasks()  # type: ignore[no-untyped-call]
        self._tidy()


def work(
    database_url: str,
    redis_url: str,
    open_slot: Callable[[], Sandbox],
    tidy: Callable[[], None],
    *,
    until_empty: bool = False,
) -> None:
    """Work until SIGTERM or SIGINT (a job under way is finished first), or until the queue is empty.

    Raises Retryable when no slot can be had at the start: a worker without one takes no job.
    """
    shop = Workshop(make_sessions(database_url), Queue(redis_url), open_slot)
    shop.open()
    try:
        shop.slot()
        worker = GradingWorker(Redis.from_url(redis_url), tidy)
        worker.work(burst=until_empty, logging_level="WARNING")
    finally:
        shop.close()
