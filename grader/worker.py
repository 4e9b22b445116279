"""A worker process: it takes one job after the other from the queue and runs it here, in its one slot."""

from __future__ import annotations

from collections.abc import Callable

from redis import Redis
from rq import Queue as JobQueue
from rq import SimpleWorker
from rq.exceptions import StopRequested
from rq.job import Job
from rq.serializers import JSONSerializer

from grader import jobs
from grader.errors import Retryable
from grader.queue import NAME, RUNS, Queue
from grader.store.session import make_sessions
from grader.workshop import Workshop
from sandbox.contract import Sandbox

MAINTENANCE_SECONDS = 30
HEARD_OF_SECONDS = 45
"""A worker that waits for a job says so this often."""
LONGEST_WAIT_SECONDS = 4.0
"""Between two tries to reach a Redis that is away."""
JOBS = (jobs.grade, jobs.run)
"""Imported with this module, so that no job waits for an import."""


class GradingWorker(SimpleWorker):
    """RQ's in-process worker: a fork for each job would only cost time, since untrusted code never runs here."""

    log_result_lifespan = False
    max_connection_wait_time = LONGEST_WAIT_SECONDS

    def __init__(
        self, connection: Redis, tidy: Callable[[], None], get_ready: Callable[[], object], *, runs: bool = True
    ) -> None:
        """`runs`: whether it also runs programs without a mark, when nothing waits to be graded. `tidy` is called now and then between jobs; `get_ready` before each, and raises Retryable when it must not be taken."""
        super().__init__(
            [NAME, RUNS] if runs else [NAME],
            connection=connection,
            serializer=JSONSerializer,
            maintenance_interval=MAINTENANCE_SECONDS,
            worker_ttl=HEARD_OF_SECONDS,
            log_job_description=False,
        )
        self._tidy = tidy
        self._get_ready = get_ready
        self.not_ready: Retryable | None = None

    def dequeue_job_and_maintain_ttl(
        self, timeout: int | None, max_idle_time: int | None = None
    ) -> tuple[Job, JobQueue] | None:
        """The next job; a worker that cannot do it leaves it to others and ends."""
        try:
            self._get_ready()
        except Retryable as error:
            self.not_ready = error
            raise StopRequested from error
        return super().dequeue_job_and_maintain_ttl(timeout, max_idle_time)

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
    runs: bool = True,
    until_empty: bool = False,
) -> None:
    """Work until SIGTERM or SIGINT (a job under way is finished first), or until the queue is empty.

    Raises Retryable when no slot can be had, at the start or later: a worker without one takes no job.
    """
    sessions = make_sessions(database_url)
    shop = Workshop(sessions, Queue(redis_url), open_slot)
    shop.open()
    try:
        shop.slot()
        worker = GradingWorker(Redis.from_url(redis_url), tidy, shop.slot, runs=runs)
        worker.work(burst=until_empty, logging_level="WARNING")
        if worker.not_ready is not None:
            raise worker.not_ready
    finally:
        shop.close()
        sessions.kw["bind"].dispose()
