"""Objects of the suite's in the student's process: functions that call back, objects that ask back, exceptions by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.conversation.specials import special_methods
from sandbox.conversation.well_known import EXCEPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.conversation.reader import Reader
    from sandbox.encoding import Json

_WRAPPERS: dict[str, Callable[..., Any]] = {cls.__name__: cls for cls in (staticmethod, classmethod, property)}


class StandIn:
    """An object of the suite's: whatever is done with it is asked of the suite."""

    __slots__ = ("_ask", "_number")

    def __init__(self, ask: Callable[..., Any]) -> None:
        object.__setattr__(self, "_ask", ask)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # `copy`, `pickle` and others look for such names
            raise AttributeError(name)
        return self._ask("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._ask("delete", self, name)


class StandIns:
    """One stand-in for each of the suite's objects."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        """`ask` asks the suite."""
        self._ask = ask
        self._by_number: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._classes: dict[tuple[str, ...], type] = {}

    def number(self, value: object) -> int | None:
        """What the suite knows this object by, if it is one of the suite's."""
        return self._numbers.get(id(value))

    def read(self, tag: str, payload: Json, reader: Reader) -> Any:
        """The stand-in that a handle means; from our own side, so its shape is taken for granted."""
        if tag == "wrapped":
            kind, *parts = payload
            return _WRAPPERS[kind](*reader.values(parts))
        number, *rest = payload
        found = self._by_number.get(number)
        if found is None:
            found = getattr(self, f"_{tag}")(reader, *rest)
            self._by_number[number] = found
            self._numbers[id(found)] = number
        return found

    def _my(self, _reader: Reader, name: str, specials: list[str]) -> Any:
        key = (name, *specials)
        cls = self._classes.get(key)
        if cls is None:
            methods = special_methods(specials, self._special)
            if "__eq__" in specials:
                methods["__eq__"] = lambda target, other: self._special(target, "__eq__", other)
                methods.setdefault("__hash__", None)
            cls = self._classes[key] = type(name, (StandIn,), {"__slots__": (), **methods})
        return cls(self._ask)

    def _special(self, target: Any, name: str, *arguments: Any, **named: Any) -> Any:
        if name == "__call__":
            return self._call(target, arguments, named)
        return self._ask("special", target, name, *arguments)

    def _function(self, _reader: Reader, name: str) -> Any:
        def function(*arguments: Any, **named: Any) -> Any:
            return self._call(function, arguments, named)

        function.__name__ = function.__qualname__ = name
        return function

    def _call(self, target: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        return self._ask("call", target, len(arguments), *arguments, *(part for pair in named.items() for part in pair))

    def _raises(self, reader: Reader, name: str, bases: list[Json]) -> Any:
        return type(name, tuple(reader.values(bases)), {"__module__": "tests"})

    def _error(self, reader: Reader, cls: Json, arguments: Json, attributes: Json, *_told: Json) -> Any:
        made = EXCEPTIONS[cls["builtin"]] if "builtin" in cls else reader.value(cls)
        values = () if arguments is None else reader.value(arguments)
        try:
            error = made(*values)
        except Exception:  # noqa: BLE001 - a class of the suite's own may want other arguments
            error = made.__new__(made)
            error.args = values
        vars(error).update(zip(attributes[::2], reader.values(attributes[1::2]), strict=True))
        return error
