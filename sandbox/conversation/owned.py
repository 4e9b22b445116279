"""Objects of this process that the other one knows by a number."""

from __future__ import annotations

from typing import Any


class Owned:
    """A number for each object that was named to the other process; what has a number is kept alive."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._last = 0

    def number(self, value: object) -> int:
        """The number of an object, a new one where it has none."""
        number = self._numbers.get(id(value))
        if number is None:
            self._last = number = self._last + 1
            self._objects[number] = value
            self._numbers[id(value)] = number
        return number

    def __contains__(self, value: object) -> bool:
        return id(value) in self._numbers

    def object(self, number: Any) -> Any:
        """The object of that number. Raises ValueError."""
        if type(number) is not int or number not in self._objects:
            raise ValueError("an object is named that was not told of")
        return self._objects[number]

    def release(self, numbers: list[int]) -> None:
        """The other process has no more use for these."""
        for number in numbers:
            if number in self._objects:
                del self._numbers[id(self._objects.pop(number))]

    @property
    def last(self) -> int:
        """The highest number so far."""
        return self._last

    def forget_after(self, number: int) -> None:
        """Release all that were numbered later: the copy of the process that knew them has ended."""
        self.release([one for one in self._objects if one > number])
