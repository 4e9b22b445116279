"""A container that the suite has read from an object of the student's: what the suite does to it next is done there, too.

`solution.prices["apple"] = 3` is a question, and then something that nobody is told of. So what was read last is looked at
before the next question is asked. From then on it is a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.conversation.containers import differs, kind_of

if TYPE_CHECKING:
    from sandbox.conversation.sharing import Sharing


class Loan:
    """A container, where it was read, and what was in it and in the containers inside it."""

    def __init__(self, target: Any, name: str, container: Any, shared: Sharing) -> None:
        """`shared` are the containers that came with the answer."""
        self.place = (target, name)
        self.container = container
        self._parts = [(part, kind.items(part)) for part in shared.containers if (kind := kind_of(type(part)))]

    @property
    def is_changed(self) -> bool:
        """Whether the suite has changed it, or what is inside it."""
        return any(differs(items, kind.items(part)) for part, items in self._parts if (kind := kind_of(type(part))))


def loan_of(values: tuple[Any, ...], value: Any, shared: Sharing) -> Loan | None:
    """What was read of an attribute, where it is a container that can be changed."""
    kind = kind_of(type(value))
    if kind is None or kind.put is None:
        return None
    target, name = values
    return Loan(target, name, value, shared)
