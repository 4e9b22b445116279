"""The containers that one question and its answer talk about: both ends know each by the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.encoding import Json

MAX_UNFOLDED = 1 << 20
"""Items that all containers may have, counting what is in several of them several times: what printing them would cost."""


class Sharing:
    """Containers by number: those of the question first, then those that came with the answer."""

    def __init__(self) -> None:
        self.containers: list[Any] = []
        self._inside: list[list[int]] = []
        self._items: list[int] = []
        self._sizes: list[int] = []
        self._heights: list[int] = []

    def add(self, container: object, encoded: list[Json]) -> int:
        """The number of a new container, with its items as they are encoded: those inside it were added before."""
        number = len(self.containers)
        self.containers.append(container)
        self._inside.append([])
        for kept in (self._items, self._sizes, self._heights):
            kept.append(0)
        self.change(number, encoded)
        return number

    def change(self, number: int, encoded: list[Json]) -> None:
        """The container holds these items now."""
        self._inside[number] = inside = _numbers_in(encoded)
        self._items[number] = len(encoded) + 1
        size = len(encoded) + 1 + sum(self._sizes[one] for one in inside)
        self._sizes[number] = min(size, MAX_UNFOLDED + 1)
        self._heights[number] = 1 + max((self._heights[one] for one in inside), default=0)

    def size(self, number: int) -> int:
        """Items of a container and of all inside it, as they were when it was added; never more than one above what may be."""
        return self._sizes[number]

    def can_be_hashed(self, number: int, max_depth: int) -> bool:
        """Whether a container that is added last takes no time without end, and no stack, to hash or compare."""
        return self._sizes[number] <= MAX_UNFOLDED and self._heights[number] <= max_depth

    def fault(self, max_depth: int) -> str | None:
        """Why the containers could not be printed or compared in reasonable time; None where they can be."""
        if not any(self._inside):
            return None
        unfolded: dict[int, int] = {}
        heights: dict[int, int] = {}
        for root in range(len(self._inside)):
            for node in self._deepest_first(root, unfolded):
                if node is None:
                    return "contains itself"
                inside = self._inside[node]
                unfolded[node] = self._items[node] + sum(unfolded[one] for one in inside)
                heights[node] = 1 + max((heights[one] for one in inside), default=0)
                if unfolded[node] > MAX_UNFOLDED:
                    return "has too many items"
                if heights[node] > max_depth:
                    return "is nested too deeply"
        return None

    def _deepest_first(self, root: int, done: dict[int, int]) -> Any:
        """The containers under this one that are not done, each after those inside it; None for one inside itself."""
        if root in done:
            return
        stack, open_ones = [(root, iter(self._inside[root]))], {root}
        while stack:
            node, inside = stack[-1]
            following = next((one for one in inside if one not in done), None)
            if following is None:
                stack.pop()
                open_ones.discard(node)
                yield node
            elif following in open_ones:
                yield None
            else:
                open_ones.add(following)
                stack.append((following, iter(self._inside[following])))


def _numbers_in(encoded: list[Json]) -> list[int]:
    """The containers that the items lead to, also by way of an object's content."""
    numbers: list[int] = []
    for item in encoded:
        if type(item) is dict:
            if "in" in item:
                numbers.append(item["in"])
            elif not _WITHOUT & item.keys():
                numbers += _numbers_in(list(item.values()))
        elif type(item) is list:
            numbers += _numbers_in(item)
    return numbers


_WITHOUT = frozenset({"str", "int", "float", "complex", "bytes", "range"})
"""Tags of what holds no container."""
