"""An exception of the student's on its way in: one of Python's own, or a mirror; never an outcome of the test run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.conversation import limits
from sandbox.conversation.errors import SolutionFailed
from sandbox.conversation.mirrors import HANDLE, MirroredError
from sandbox.conversation.well_known import EXCEPTIONS, exception_stand_in, is_raised_here
from sandbox.failures import decode_failure
from sandbox.types import Failure

if TYPE_CHECKING:
    from sandbox.conversation.home import Home
    from sandbox.conversation.reader import Reader
    from sandbox.encoding import Json

_FAILURE = "__kradan_failure__"
_TEXT = "__kradan_text__"


def failure_behind(error: BaseException) -> Failure | None:
    """The student's own exception, with its lines, if this error came from the student's code or its import; else None."""
    if isinstance(error, SolutionFailed):
        return error.failure
    found: Failure | None = _own(error).get(_FAILURE)
    return found


def missing(name: str, module: str) -> ImportError:
    """What Python says where a module lacks a name that is imported from it, as an exception of the student's."""
    error = ImportError(f"cannot import name {name!r} from {module!r}")
    bases = tuple(cls.__name__ for cls in ImportError.__mro__[:-1])
    _own(error)[_FAILURE] = Failure("ImportError", bases, str(error))
    return error


def read_error(home: Home, payload: Json, reader: Reader, *, behind: int = limits.ERRORS_BEHIND) -> BaseException:
    """The exception that was told. Raises ValueError for what ours would not have told."""
    number, cls, arguments, attributes, failure, cause, context, suppress = payload
    values = reader.value(arguments)
    if type(values) is not tuple or behind < 0:
        raise ValueError("an exception has an unknown shape")
    error = _mirrored(home, number, reader.value(cls), values) if number else _pythons_own(cls["builtin"], values)
    told = _own(error)
    if not number:
        told.update(_attributes(attributes, reader))
    if failure is not None:
        told[_FAILURE] = record = decode_failure(failure)
        told[_TEXT] = record.message
    for name, other in (("__context__", context), ("__cause__", cause)):
        if other is not None:
            BaseException.__setattr__(error, name, read_error(home, other, reader, behind=behind - 1))
    BaseException.__setattr__(error, "__suppress_context__", bool(suppress))
    return error


def _pythons_own(name: Json, values: tuple[Any, ...]) -> BaseException:
    cls = EXCEPTIONS[name] if is_raised_here(name) else exception_stand_in(name)
    if issubclass(cls, SyntaxError):  # whoever prints one goes by its other arguments
        values = tuple(value for value in values[:1] if type(value) is str)
    try:
        return cls(*values)
    except Exception:  # noqa: BLE001 - a class may want other arguments
        error = cls.__new__(cls)
        error.args = values
        return error


def _mirrored(home: Home, number: Json, cls: Any, values: tuple[Any, ...]) -> BaseException:
    if type(number) is not int or not isinstance(cls, type) or not issubclass(cls, MirroredError):
        raise ValueError("an exception has an unknown class")
    found = home.mirror(number)
    if found is not None:
        if not isinstance(found, BaseException):
            raise ValueError("an exception has the number of something else")
        return found
    made_of = values if issubclass(cls, BaseExceptionGroup) else ()
    error: Any = type.__getattribute__(cls, "__new__")(cls, *made_of)
    _own(error)[HANDLE] = (home, number)
    BaseException.__setattr__(error, "args", values)
    home.keep(number, error)
    return error  # type: ignore[no-any-return]


def _attributes(told: list[Json], reader: Reader) -> dict[str, Any]:
    names, values = told[::2], reader.values(told[1::2])
    if not all(type(name) is str and not name.startswith("__") for name in names):
        raise ValueError("an exception has an attribute of an unknown name")
    return dict(zip(names, values, strict=True))


def _own(error: BaseException) -> dict[str, Any]:
    """The namespace of an exception, past what a mirror says of it."""
    found: dict[str, Any] = object.__getattribute__(error, "__dict__")
    return found
