"""A submission's solution: imported once, and copied by a fork for every call case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.supervisor import orders
from sandbox.supervisor.nursery import Ward
from sandbox.supervisor.run import Run, Seen
from sandbox.supervisor.watch import Budget, End, Process

if TYPE_CHECKING:
    from sandbox.supervisor.folder import WorkFolder
    from sandbox.supervisor.nursery import Nursery
    from sandbox.types import Limits

_WARDEN = 1


class Solution:
    """The process that has imported the solution, if one lives.

    It is forked only while a fork is an exact copy: as soon as the import has started a thread, opened a file or left
    one in the folder, every case gets an import of its own instead.
    """

    def __init__(self, nursery: Nursery, files: dict[str, str], main: str, limits: Limits) -> None:
        """`limits` hold while importing: the widest that any of the cases has."""
        self._nursery = nursery
        self._files = files
        self._main = main
        self._limits = limits
        self._ward: Ward | None = None
        self._may_be_forked = False
        self._imported: Seen | None = None

    @property
    def lives(self) -> bool:
        """Whether a process with the imported solution waits."""
        return self._ward is not None

    @property
    def failed(self) -> bool:
        """Whether the import did not come to its end, so that there is nothing to call."""
        return self._imported is not None and self._imported.end is not End.DONE

    def call(self, case: dict[str, Any], limits: Limits, folder: WorkFolder, *, more: bool) -> Seen:
        """Run one case in a copy of the imported solution; what was seen of the import where that failed.

        Args:
            case: the steps, the given values, the names to observe.
            limits: the case's own; the import counts towards them, as if the case had made it alone.
            folder: the submission's work folder.
            more: whether another call case will follow.

        Raises OSError where the waiting process was lost since the last case.
        """
        if not self._ward:
            self._import(folder)
        if self.failed or not self._ward or not self._imported:
            assert self._imported is not None  # noqa: S101 - `_import` has just set it
            return self._imported
        ward, self._ward = self._ward, None
        stay = more and self._may_be_forked
        heirs: list[int | None] = []

        def answered() -> bool:
            heirs.append(orders.read_answer(ward.line))
            return False

        companions = _WARDEN + self._nursery.spares + stay
        run = Run(limits)
        run.start(ward.process, ward.line, orders.Order("call", self._main, limits, companions, {}, case, stay))
        seen = run.finish(self._imported.left_of(limits), answered)
        self._ward = _heir(heirs[0], ward) if stay and heirs else None
        return self._imported.followed_by(seen, limits)

    def _import(self, folder: WorkFolder) -> None:
        """Import the solution in a fresh process."""
        ward = self._nursery.take()
        answers: list[int | None] = []

        def answered() -> bool:
            answers.append(orders.read_answer(ward.line))
            return answers[0] in {orders.IMPORTED, orders.IMPORTED_WITH_RESIDUE}

        run = Run(self._limits)
        run.start(ward.process, ward.line, orders.Order("import", self._main, self._limits, _WARDEN, self._files))
        self._imported = run.finish(Budget(self._limits.wall_seconds, self._limits.cpu_seconds), answered)
        if self.failed:
            ward.line.close()
            return
        self._ward = ward
        alone = self._nursery.holds_only(1) and folder.is_clean()
        self._may_be_forked = alone and answers == [orders.IMPORTED]

    def forget(self) -> None:
        """Every process of the cell has been ended: the next case begins with an import."""
        if self._ward:
            self._ward.forget()
            self._ward = None


def _heir(pid: int | None, ward: Ward) -> Ward | None:
    """The copy that a ward has left behind, on the same line; None where there is none."""
    try:
        return Ward(Process(pid or 0), ward.line)
    except OSError:
        return None
