"""Classes of the student's as the judge needs to know them, read past whatever their metaclass says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.conversation.specials import ASYNCHRONOUS, SPECIALS
from sandbox.conversation.well_known import type_name
from sandbox.instances import clean_text

if TYPE_CHECKING:
    from sandbox.conversation.owned import Owned
    from sandbox.encoding import Json

_MAX_NAME = 200
"""Letters of a class's name that cross."""

_MAX_FIELDS = 500

_namespace_of = type.__dict__["__dict__"].__get__
_bases_of = type.__dict__["__bases__"].__get__
_mro_of = type.__dict__["__mro__"].__get__
_name_of = type.__dict__["__name__"].__get__
_qualname_of = type.__dict__["__qualname__"].__get__

_IMMUTABLE: tuple[type, ...] = (int, float, complex, str, bytes, tuple, frozenset)


class Described:
    """The classes that the judge has been told of, and those that it is to be told of with the next message."""

    def __init__(self, owned: Owned) -> None:
        self._owned = owned
        self._known: dict[int, type | None] = {}
        self._waiting: list[Json] = []

    def number(self, cls: type) -> int:
        """The number of a class, which is described if it is a new one."""
        number = self._owned.number(cls)
        if number not in self._known:
            self._known[number] = _held_by(cls)
            bases = [type_name(base) or self.number(base) for base in _bases_of(cls)]
            self._waiting.append([number, *_description(cls), bases])
        return number

    def content(self, number: int) -> type | None:
        """Which of Python's own classes holds the content of the objects of a class, for good; None where none does."""
        return self._known[number]

    def take(self) -> list[Json]:
        """The descriptions that the judge has not got yet, bases first."""
        waiting, self._waiting = self._waiting, []
        return waiting


def _held_by(cls: type) -> type | None:
    mro = _mro_of(cls)
    return next((base for base in _IMMUTABLE if any(base is one for one in mro)), None)


def _description(cls: type) -> list[Json]:
    """Name, qualified name, module; its special methods and its metaclass's; how its objects are compared."""
    namespace = _namespace_of(cls)
    specials = [name for name in SPECIALS | ASYNCHRONOUS if namespace.get(name) is not None]
    if "__hash__" in namespace and namespace["__hash__"] is None:
        specials.append("no hash")
    module = namespace.get("__module__")
    names = (_name_of(cls), _qualname_of(cls), module if type(module) is str else "builtins")
    of_metaclass = {name for base in _mro_of(type(cls))[:-2] for name in _namespace_of(base)}
    return [
        *(clean_text(name)[:_MAX_NAME] for name in names),
        specials,
        sorted(of_metaclass & SPECIALS - {"__call__", "__repr__", "__str__"}),
        _equality(namespace),
    ]


def _equality(namespace: Any) -> Json:
    """None if the class does not say how its objects are compared; else the fields to compare, or that it has its own way."""
    own = namespace.get("__eq__")
    if own is None:
        return None
    params, fields = namespace.get("__dataclass_params__"), namespace.get("__dataclass_fields__")
    if params is None or type(fields) is not dict or not getattr(params, "eq", False):
        return "own"
    made = getattr(getattr(own, "__code__", None), "co_filename", None) == "<string>"  # by the dataclass decorator
    names = [field.name for field in fields.values() if field.compare and field._field_type.name == "_FIELD"]  # noqa: SLF001
    return names[:_MAX_FIELDS] if made else "own"
