"""Places of a process that are held for a while (live streams, runs waited for): so many in all, and so many for an account."""

from __future__ import annotations

from collections import Counter
from threading import Lock


class Places:
    """How many are held at once, in all and by each account, and how many may be."""

    def __init__(self, most: int, most_of_an_account: int) -> None:
        """None is held yet."""
        self.most = most
        self.most_of_an_account = most_of_an_account
        self._held: Counter[int] = Counter()
        self._lock = Lock()

    def begin(self, user_id: int) -> bool:
        """Count one more; False when there are enough."""
        with self._lock:
            if self._held.total() >= self.most or self._held[user_id] >= self.most_of_an_account:
                return False
            self._held[user_id] += 1
            return True

    def end(self, user_id: int) -> None:
        """One less."""
        with self._lock:
            self._held[user_id] -= 1
            self._held += Counter()  # forget those who have none

    @property
    def held(self) -> int:
        """How many there are now."""
        return self._held.total()
