"""A lease on a claimed submission: renewed while it is graded, so that a worker that dies is noticed within half a minute."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy.exc import OperationalError

from grader.store import moves
from grader.store.moves import Claim
from grader.store.session import Sessions, writing

LEASE = timedelta(seconds=30)
RENEWED_EVERY_SECONDS = 10.0


class Lease:
    """A context manager: a thread renews the lease of this claim until it is left."""

    def __init__(
        self,
        sessions: Sessions,
        claim: Claim,
        clock: Callable[[], datetime],
        every_seconds: float = RENEWED_EVERY_SECONDS,
    ) -> None:
        """The claim came with its first lease."""
        self._sessions = sessions
        self._claim = claim
        self._clock = clock
        self._every_seconds = every_seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="lease", daemon=True)

    def _keep(self) -> None:
        """Renew until the grading is over, or until somebody else took the claim."""
        while not self._over.wait(self._every_seconds):
            try:
                if not self._renew():
                    return
            except OperationalError:
                continue  # the database was busy or away; there are two more tries before the lease runs out

    def _renew(self) -> bool:
        submission_id = self._claim.submission.id
        with self._sessions() as session, writing(session):
            return moves.renew_lease(session, submission_id, self._claim.attempt, self._clock() + LEASE)

    def __enter__(self) -> Self:
        """Start renewing."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop renewing; a renewal under way is waited for."""
        self._over.set()
        self._thread.join()
