"""The judge's end of a conversation: what a suite that runs here means by `import solution`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sandbox.conversation.asking import Asking
from sandbox.conversation.errors import CannotCross, LimitReached, SolutionFailed, StudentLost
from sandbox.conversation.finder import Finder
from sandbox.conversation.raisable import failure_behind
from sandbox.conversation.references import holds_reference, meant

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Collection, MutableMapping

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
        self._finder = Finder(frozenset(modules), self)
        self._connect = connect
        self._asking: Asking | None = None
        self._asked_before = 0
        self._materialized: list[tuple[Callable[[str, Any], None], str, Any]] = []
        self.collecting = True
        """Until the run begins: `solution.anything` is then a reference that stands for it, and asking raises CannotCross."""

    @property
    def asked(self) -> int:
        """How many questions the suite has asked of the solution so far: to know whether a fixture asked any."""
        return self._asked_before + (self._asking.asked if self._asking else 0)

    @property
    def connected(self) -> bool:
        """Whether there is a line."""
        return self._asking is not None

    @property
    def lost(self) -> str | None:
        """Why the student's process is lost, also where the suite has swallowed StudentLost; None while it is not."""
        return self._asking.lost if self._asking else None

    def install(self) -> None:
        """Let the solution's modules be imported in this interpreter."""
        self._finder.install()

    def uninstall(self) -> None:
        """Take them away again, and close the line."""
        self._finder.uninstall()
        self.lose()

    def materialize(self, namespace: MutableMapping[str, Any]) -> None:
        """Put what they stand for in the place of references, in a test module's globals; once again after each new connection.

        A name that the solution lacks stays a reference, which raises AttributeError when it is used.
        Also looks into lists, tuples, dicts and sets, and at the attributes of classes made in that module.
        """
        asking = self._connected()
        begins = len(self._materialized)
        for name, value in list(namespace.items()):
            if holds_reference(value):
                self._materialized.append((namespace.__setitem__, name, value))
            elif type(value) is type and value.__module__ == namespace.get("__name__"):
                for attribute, held in list(vars(value).items()):
                    if holds_reference(held):
                        self._materialized.append((partial(setattr, value), attribute, held))
        self._put(self._materialized[begins:], asking)

    def resolve(self, value: object) -> Any:
        """The value with what they stand for in the place of references, also inside lists, tuples, dicts and sets.

        To be called for each test's parameters anew: what it gives is good for this connection only.
        """
        return meant(value)

    def fork(self) -> None:
        """From now on speak to a copy of the student's process, one test's own. Connects where there is no line."""
        self._connected().copy()

    def join(self) -> None:
        """End the copy and go on with the process as it was before `fork`; nothing if there is none, or it is lost.

        Raises StudentLost where the copy does not end as it should.
        """
        asking = self._asking
        if asking and asking.in_a_copy and asking.lost is None:
            asking.end_copy()

    def lose(self) -> None:
        """Forget the line: what came over it is of no use any more. The next question connects anew."""
        if self._asking:
            self._asked_before += self._asking.asked
            self._asking.close()
            self._asking = None

    def module(self, name: str) -> Any:
        """The mirror of one of the solution's modules, imported there where it is not yet. Raises what the import raises."""
        asking = self._connected()
        modules = asking.home.modules
        if name not in modules:
            modules[name] = asking.ask("import", name)
        return modules[name]

    def ask(self, what: str, *values: Any) -> Any:
        """Ask the student's process; connect to one where there is none."""
        return self._connected().ask(what, *values)

    def _connected(self) -> Asking:
        if self.collecting:
            raise CannotCross(
                "the suite asks the solution something while it is collected: do it inside a test or a fixture"
            )
        if self._asking is None:
            self._asking = Asking(self._connect())
            self._put(self._materialized, self._asking)
        return self._asking

    @staticmethod
    def _put(places: list[tuple[Callable[[str, Any], None], str, Any]], asking: Asking) -> None:
        """Put what they stand for in the place of references."""
        for put, name, value in places:
            if asking.lost is None:
                put(name, meant(value))
