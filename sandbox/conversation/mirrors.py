"""Mirrors: what stands in the judge for objects and classes of the student's. Whatever is done with one is asked of its process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from sandbox.conversation.errors import CannotCross, Gone, StudentLost
from sandbox.conversation.parameters import signature_of
from sandbox.conversation.specials import ORDER, SPECIALS, special_methods

if TYPE_CHECKING:
    from sandbox.conversation.home import Home

HANDLE = "__kradan_handle__"
"""Where a mirror, and a mirrored class, keeps its home and its number."""

EQUALITY = "__kradan_equality__"
"""Where a mirrored class keeps how its objects are compared: None, "own", or the names of a dataclass's fields."""

CONTENT = "__kradan_content__"
"""Where a mirrored class keeps which of Python's own classes holds the content of its objects; None where none does."""

_LOCAL_OF_CLASS = frozenset(
    """
    __class__ __mro__ __name__ __qualname__ __module__ __bases__ __base__ __flags__ __subclasses__ __basicsize__ __itemsize__
    __instancecheck__ __subclasscheck__ __dictoffset__ __weakrefoffset__ __copy__ __deepcopy__ __reduce_ex__
    """.split()  # noqa: SIM905 - reads better
) | {HANDLE, EQUALITY, CONTENT}

_LOCAL = (
    SPECIALS | set(dir(object)) | {HANDLE, "__copy__", "__deepcopy__", "__weakref__", "__await__", "__aiter__"}
) - {"__doc__", "__dict__", "__module__", "__init__", "__new__", "__init_subclass__", "__subclasshook__"} | {
    "__aenter__",
    "__aexit__",
    "__anext__",
}
_ASKED_OF_EXCEPTION = {"__doc__", "__dict__", "__module__"}
_LOCAL_OF_EXCEPTION = _LOCAL | frozenset(dir(BaseException)) - _ASKED_OF_EXCEPTION
_LOCAL_OF_GROUP = frozenset({"message", "exceptions", "split", "subgroup", "derive"})
"""What a group holds came with it: `except*` asks nobody, and a report can print it after its process has ended."""

_of_object = object.__getattribute__
_of_class = type.__getattribute__


class MirroredClass(type):
    """A class of the student's: its attributes and what calling it gives are asked for; isinstance and issubclass are not."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **more: Any) -> MirroredClass:
        """Refuse a class of the suite's own."""
        if HANDLE not in namespace and namespace.get("__module__") != __name__:
            raise CannotCross(
                f"the suite's class {name} extends a class of the solution, and no class can live in two processes: "
                "test the solution's own class, or pass an object with the methods that the solution calls"
            )
        return super().__new__(mcs, name, bases, namespace, **more)

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        """Ask for an object of the class."""
        return _call(cls, arguments, named)

    def __getattribute__(cls, name: str) -> Any:
        if name in _LOCAL_OF_CLASS or HANDLE not in _of_class(cls, "__dict__"):
            return _of_class(cls, name)
        if name == "__signature__":
            return _signature(cls)
        return handle_of(cls)[0].ask("get", cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        handle_of(cls)[0].ask("set", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        handle_of(cls)[0].ask("delete", cls, name)

    def __dir__(cls) -> list[str]:
        return _names(cls)


class Mirror(metaclass=MirroredClass):
    """An object of the student's."""

    __kradan_equality__: Any = None
    __kradan_content__: Any = None
    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name in _LOCAL:
            return _of_object(self, name)
        if name == "__signature__":
            return _signature(self)
        return _of_object(self, HANDLE)[0].ask("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        _of_object(self, HANDLE)[0].ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        _of_object(self, HANDLE)[0].ask("delete", self, name)

    def __dir__(self) -> list[str]:
        return _names(self)

    def __repr__(self) -> str:
        return _text(self, "__repr__")

    def __str__(self) -> str:
        return _text(self, "__str__")

    def __format__(self, how: str) -> str:
        return str(_special(self, "__format__", how))

    def __eq__(self, other: object) -> Any:
        return equal(self, other)

    def __hash__(self) -> int:
        content = _of_class(type(self), CONTENT)
        return content.__hash__(self) if content else object.__hash__(self)

    def __copy__(self) -> Any:
        return _of_object(self, HANDLE)[0].ask("copy", self)

    def __deepcopy__(self, _memo: Any) -> Any:
        return _of_object(self, HANDLE)[0].ask("deepcopy", self)

    def __reduce_ex__(self, _protocol: Any) -> NoReturn:
        raise CannotCross(
            f"the solution's {type(self).__name__} cannot be pickled in the suite, since it lives in another process: let the "
            "solution offer a function that pickles it, or compare its attributes"
        )


class MirroredError(Mirror):
    """An exception of one of the student's own classes."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name in _LOCAL_OF_EXCEPTION or (name[:2] == "__" and name not in _ASKED_OF_EXCEPTION):
            return _of_object(self, name)
        if name in _LOCAL_OF_GROUP and issubclass(type(self), BaseExceptionGroup):
            return _of_object(self, name)
        try:
            return _of_object(self, HANDLE)[0].ask("get", self, name)
        except (Gone, StudentLost):  # whoever prints it looks at attributes, long after the test
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _LOCAL_OF_EXCEPTION:
            object.__setattr__(self, name, value)
        else:
            _of_object(self, HANDLE)[0].ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        if name in _LOCAL_OF_EXCEPTION:
            object.__delattr__(self, name)
        else:
            _of_object(self, HANDLE)[0].ask("delete", self, name)

    def __repr__(self) -> str:
        return _text(self, "__repr__")

    def __str__(self) -> str:
        return _text(self, "__str__")


def is_mirror(value: object) -> bool:
    """Whether the value is an object of the student's (a class of the student's is none)."""
    return issubclass(type(type(value)), MirroredClass)


def handle_of(mirror: Any) -> tuple[Home, int]:
    """Where a mirror, or a mirrored class, lives, and its number there."""
    if isinstance(mirror, MirroredClass):
        handle = _of_class(mirror, "__dict__").get(HANDLE)
    else:
        handle = _of_object(mirror, HANDLE)
    if handle is None:  # one of the classes in this module, or what stands for one of Python's own
        raise AttributeError("no class of the solution's is behind this")
    found: tuple[Home, int] = handle
    return found


def equal(mirror: Any, other: object) -> Any:
    """Whether they are equal. Never for the student's code to say where `other` is a value of the suite's."""
    if mirror is other:
        return True
    cls = type(mirror)
    content = _of_class(cls, CONTENT)
    if not is_mirror(other):
        return content_of(mirror) == other if content else NotImplemented
    how = _of_class(cls, EQUALITY)
    if how == "own":
        answer = _special(mirror, "__eq__", other)
        return answer if answer is NotImplemented or type(answer) is bool else False
    if how is not None:
        return _fields(mirror, how) == _fields(other, how) if cls is type(other) else NotImplemented
    if content and issubclass(type(other), content):
        return content_of(mirror) == content_of(other)
    return NotImplemented


def content_of(mirror: Any) -> Any:
    """What a mirror holds, where its class extends one of Python's own."""
    cls = _of_class(type(mirror), CONTENT)
    if cls.__hash__ is not None:  # cannot change: came with the mirror
        return _EXACT[cls](mirror)
    return _of_object(mirror, HANDLE)[0].ask("content", mirror, cls.__name__)


_EXACT: dict[type, Any] = {
    int: int.__int__,
    float: float.__float__,
    complex: complex.__complex__,
    str: lambda mirror: str.__getitem__(mirror, slice(None)),
    bytes: lambda mirror: bytes.__getitem__(mirror, slice(None)),
    tuple: lambda mirror: tuple.__getitem__(mirror, slice(None)),
    frozenset: lambda mirror: frozenset(frozenset.__iter__(mirror)),
}


def _fields(mirror: Any, names: tuple[str, ...]) -> Any:
    return _of_object(mirror, HANDLE)[0].ask("fields", mirror, *names)


def _special(target: Any, name: str, *arguments: Any, **named: Any) -> Any:
    if name == "__call__":
        return _call(target, arguments, named)
    return handle_of(target)[0].ask("special", target, name, *arguments)


def _call(target: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
    parts = (part for pair in named.items() for part in pair)
    return handle_of(target)[0].ask("call", target, len(arguments), *arguments, *parts)


def _ordered(name: str) -> Any:
    """A special method of order: between two mirrors it is asked for, else decided by content."""

    def method(self: Any, other: Any) -> Any:
        if is_mirror(other):
            return _special(self, name, other)
        content = _of_class(type(self), CONTENT)
        if content:
            return getattr(content, name)(content_of(self), other)
        raise TypeError(
            f"an object of the solution's class {type(self).__name__} has no order beside a {type(other).__name__} of the "
            "suite: compare two objects of the solution, or an attribute"
        )

    method.__name__ = method.__qualname__ = name
    return method


def _text(mirror: Any, name: str) -> str:
    """What an object says of itself; where it cannot any more, what can be said of it."""
    try:
        return str.__str__(_special(mirror, name))
    except (Gone, StudentLost):
        return told_text(mirror)


def told_text(mirror: Any) -> str:
    """The text of a mirror without asking."""
    if isinstance(mirror, BaseException):
        return str(_of_object(mirror, "__dict__").get("__kradan_text__", ""))
    return f"<{type(mirror).__name__} object>"


def _names(target: Any) -> list[str]:
    return [name for name in handle_of(target)[0].ask("dir", target) if type(name) is str]


def _signature(target: Any) -> Any:
    """The parameters of a callable, for `inspect.signature`."""
    try:
        return signature_of(handle_of(target)[0].ask("parameters", target))
    except (TypeError, ValueError, IndexError) as error:
        raise AttributeError("__signature__") from error


def _not_in_two_processes(*_arguments: Any) -> NoReturn:
    raise CannotCross(
        "what is awaited in the solution needs its own event loop: let the solution offer a plain function that runs it "
        "(with `asyncio.run`), and test that"
    )


METHODS = special_methods(SPECIALS, _special) | {name: _ordered(name) for name in ORDER}
METHODS |= dict.fromkeys(("__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__"), _not_in_two_processes)
METHODS |= {name: _of_class(Mirror, "__dict__")[name] for name in ("__repr__", "__str__")}
"""What the namespace of a mirrored class may hold, by name."""
