"""pytest's record of what is set up, made patient: a fixture's end that meets a lost process keeps no other from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from _pytest.runner import SetupState

from sandbox.conversation.errors import StudentLost

if TYPE_CHECKING:
    from collections.abc import Callable

    from _pytest.nodes import Node


class PatientSetupState(SetupState):
    """Runs every finalizer, and notes that the student's process was lost in one."""

    def __init__(self) -> None:
        super().__init__()
        self.lost = False

    def addfinalizer(self, finalizer: Callable[[], object], node: Node) -> None:
        """Attach a finalizer to a node that is being set up."""
        super().addfinalizer(lambda: self._run(finalizer), node)

    def _run(self, finalizer: Callable[[], object]) -> None:
        try:
            finalizer()
        except StudentLost:
            self.lost = True
        except SystemExit as error:
            raise RuntimeError(f"SystemExit: {error}") from error
        except BaseExceptionGroup as group:
            lost, others = group.split(StudentLost)
            self.lost = self.lost or lost is not None
            if isinstance(others, Exception):
                raise others from None
            if others is not None:  # pytest would let no other finalizer run
                raise RuntimeError(f"{type(others).__name__}: {others}") from None
