"""Values of the standard library that are their content and nothing else: they cross whole."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal, DecimalException
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.encoding import Json

_MAX_DIGITS = 4000
"""Of a number whose common divisor is looked for when it is made."""

_PARTS: dict[int, tuple[str, Callable[[Any], list[Any]]]] = {
    id(Decimal): ("Decimal", lambda value: [Decimal.__str__(value)]),
    id(Fraction): ("Fraction", lambda value: [str(value.numerator), str(value.denominator)]),
    id(date): ("date", lambda value: [value.year, value.month, value.day]),
    id(time): ("time", lambda value: [value.hour, value.minute, value.second, value.microsecond]),
    id(datetime): ("datetime", lambda value: [*value.timetuple()[:6], value.microsecond]),
    id(timedelta): ("timedelta", lambda value: [value.days, value.seconds, value.microseconds]),
}


def parts_of(value: object) -> list[Json] | None:
    """The name of the value's class and what it is made of; None for anything that is no such value."""
    found = _PARTS.get(id(type(value)))
    if found is None or getattr(value, "tzinfo", None) or getattr(value, "fold", None):
        return None
    name, parts = found
    try:
        encoded = parts(value)
    except ValueError:  # more digits than Python writes
        return None
    return None if any(type(part) is str and len(part) > _MAX_DIGITS for part in encoded) else [name, *encoded]


def made_of(parts: Json) -> Any:
    """The value that has these parts. Raises ValueError."""
    match parts:
        case ["Decimal", str(text)] if len(text) <= _MAX_DIGITS:
            return _decimal(text)
        case ["Fraction", str(numerator), str(denominator)] if len(numerator) + len(denominator) <= 2 * _MAX_DIGITS:
            return _fraction(int(numerator), int(denominator))
        case [str(name), *numbers] if name in _TIMES and all(type(number) is int for number in numbers):
            return _time(name, numbers)
    raise ValueError("an encoded value of the standard library has an unknown shape")


_TIMES: dict[str, Callable[..., Any]] = {"date": date, "time": time, "datetime": datetime, "timedelta": timedelta}


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except DecimalException as error:
        raise ValueError("an encoded Decimal is none") from error


def _fraction(numerator: int, denominator: int) -> Fraction:
    if denominator < 1:
        raise ValueError("an encoded Fraction has no denominator")
    return Fraction(numerator, denominator)


def _time(name: str, numbers: list[Any]) -> Any:
    try:
        return _TIMES[name](*numbers)
    except (TypeError, OverflowError) as error:
        raise ValueError(f"an encoded {name} is none") from error
