"""A submission's solution: imported once, and copied by a fork for every call case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.supervisor import orders, student
from sandbox.supervisor.nursery import Ward
from sandbox.supervisor.run import Run, Seen
from sandbox.supervisor.watch import Budget, End, Process

if TYPE_CHECKING:
    from sandbox.supervisor.folder import WorkFolder
    from sandbox.supervisor.nursery import Nursery
    from sandbox.types import Limits

_WARDEN = 1
_COPIES_AT_ONCE = 2
"""The one that is next, and the one that it is making."""

_LEAST_PATIENCE_SECONDS = 0.05
"""An order may take this long to be taken, however little of the case's time is left."""


class Solution:
    """The process that has imported the solution, if one lives.

    It is copied only if a fork is an exact copy: where the import has started a thread or a process, opened a file or
    left one in the folder, every case gets an import of its own instead.
    """

    def __init__(self, nursery: Nursery, files: dict[str, str], main: str, limits: Limits) -> None:
        """`limits` hold while importing, but for the time, which is the case's own: the widest that any of the cases has."""
        self._nursery = nursery
        self._files = files
        self._main = main
        self._limits = limits
        self._ward: Ward | None = None
        self._copies = 0
        self._imported: Seen | None = None
        self._failed = False
        self._laid: Run | None = None

    @property
    def lives(self) -> bool:
        """Whether a process with the imported solution waits."""
        return self._ward is not None

    @property
    def failed(self) -> bool:
        """Whether the import did not come to its end and never will, so that there is nothing to call."""
        return self._failed

    def call(self, case: dict[str, Any], limits: Limits, folder: WorkFolder, *, later: int) -> Seen:
        """Run one case in a copy of the imported solution; what was seen of the import where that failed.

        Args:
            case: the steps, the given values, the names to observe.
            limits: the case's own; the import counts towards them, as if the case had made it alone.
            folder: the submission's work folder.
            later: how many call cases will follow.

        Raises OSError where the waiting process was lost since the last case.
        """
        if not self._ward:
            self._import(folder, _time(limits), copies=later)
        ward, imported, self._ward = self._ward, self._imported, None
        assert imported is not None  # noqa: S101 - `_import` has set it
        if not ward:
            return imported
        companions = _WARDEN + self._nursery.companions + min(self._copies, _COPIES_AT_ONCE)
        run, left = self._pipes(limits), imported.left_of(limits)
        ward.line.settimeout(min(max(left.wall_seconds, _LEAST_PATIENCE_SECONDS), student.LISTENS_WITHIN_SECONDS))
        run.start(ward.process, ward.line, orders.Order("call", self._main, companions, limits, case=case))
        if later:
            self._laid = Run(limits, rings=True)  # while the case runs there is nothing else to do
        self._nursery.bury()
        seen = run.finish(left)
        if seen.end is End.DONE:
            self._nursery.leave_to_die(ward.process)
        if self._copies:
            self._copies -= 1
            self._ward = _copy_of(ward)
        return imported.followed_by(seen, limits)

    def forget(self) -> None:
        """Every process of the cell has been ended: the next case begins with an import."""
        if self._ward:
            self._ward.forget()
            self._ward = None

    def _pipes(self, limits: Limits) -> Run:
        """The pipes of a case: those that were laid ahead, if they hold as much as this case may print."""
        run, self._laid = self._laid, None
        if run and run.limits.output_kib == limits.output_kib:
            return run
        if run:
            run.close()
        return Run(limits, rings=True)

    def _import(self, folder: WorkFolder, budget: Budget, *, copies: int) -> None:
        """Import the solution in a fresh process, which makes copies of itself where they would be exact."""
        ward = self._nursery.take()
        run = Run(self._limits)
        order = orders.Order("import", self._main, _WARDEN, self._limits, self._files, copies=copies)
        run.start(ward.process, ward.line, order)
        self._imported = run.finish(budget, bell=ward.line)
        end = self._imported.end
        self._failed = end is not End.DONE and (end is not End.OUT_OF_TIME or budget == _time(self._limits))
        if end is not End.DONE:
            ward.line.close()
            return
        self._ward = ward
        plain = orders.read_answer(ward.line) == orders.IMPORTED
        alone = self._nursery.holds_only(1) and self._nursery.has_one_thread_each(1) and folder.is_clean()
        self._copies = copies if plain and alone else 0


def _time(limits: Limits) -> Budget:
    return Budget(limits.wall_seconds, limits.cpu_seconds)


def _copy_of(ward: Ward) -> Ward | None:
    """The copy that a ward has made of itself, on the same line; None where there is none."""
    try:
        return Ward(Process(orders.read_answer(ward.line)), ward.line)
    except (OSError, OverflowError, ValueError):
        ward.line.close()
        return None
