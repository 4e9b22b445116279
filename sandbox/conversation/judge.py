"""The judge's end of a conversation: what a suite that runs here means by `import solution`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.conversation.errors import CannotCross, LimitReached, SolutionFailed, StudentLost

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Collection, MutableMapping

    from sandbox.types import Failure

__all__ = ["CannotCross", "Conversation", "LimitReached", "SolutionFailed", "StudentLost", "failure_behind"]


class Conversation:
    """One suite and the solution that it asks.

    install → collection (nothing is asked) → `collecting = False` → materialize each test module → for each test: fixtures
    of wider scope, `fork`, the test, `join` → uninstall. After StudentLost: `lose`, and the next question connects anew.
    """

    def __init__(self, modules: Collection[str], connect: Callable[[], socket.socket]) -> None:
        """Ask nothing yet.

        Args:
            modules: the names that the suite may import from the solution (stems of its .py files). What can be imported
                without them (the standard library, pytest, the suite's own files) is not taken over.
            connect: gives a line to a process that has just imported the solution and runs `serving.serve` on its other
                end. May raise SolutionFailed or StudentLost, which goes to whoever asked.
        """
        self._modules = frozenset(modules)
        self._connect = connect
        self.collecting = True
        """Until the run begins: `solution.anything` is then a reference that stands for it, and asking raises CannotCross."""
        self.asked = 0
        """How many questions the suite has asked of the solution so far: to know whether a fixture asked any."""

    def install(self) -> None:
        """Let the solution's modules be imported in this interpreter."""
        raise NotImplementedError

    def uninstall(self) -> None:
        """Take them away again, and close the line."""
        raise NotImplementedError

    def materialize(self, namespace: MutableMapping[str, Any]) -> None:
        """Put what they stand for in the place of references, in a test module's globals; once again after each new connection.

        A name that the solution lacks stays a reference, which raises AttributeError when it is used.
        Also looks into lists, tuples, dicts and sets, and at the attributes of classes made in that module.
        """
        raise NotImplementedError

    def resolve(self, value: object) -> Any:
        """The value with what they stand for in the place of references, also inside lists, tuples, dicts and sets.

        To be called for each test's parameters anew: what it gives is good for this connection only.
        """
        raise NotImplementedError

    def fork(self) -> None:
        """From now on speak to a copy of the student's process, one test's own. Connects where there is no line."""
        raise NotImplementedError

    def join(self) -> None:
        """End the copy and go on with the process as it was before `fork`; nothing if there is none (the line was lost)."""
        raise NotImplementedError

    def lose(self) -> None:
        """Forget the line: what came over it is of no use any more. The next question connects anew."""
        raise NotImplementedError

    @property
    def connected(self) -> bool:
        """Whether there is a line."""
        raise NotImplementedError


def failure_behind(error: BaseException) -> Failure | None:
    """The student's own exception, with its lines, if this error came from the student's code or its import; else None."""
    raise NotImplementedError
