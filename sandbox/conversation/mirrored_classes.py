"""Mirrored classes, made of what a student's process tells of its own: real classes, with the same bases and special methods."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sandbox.conversation import limits
from sandbox.conversation.mirrors import CONTENT, EQUALITY, HANDLE, METHODS, Mirror, MirroredClass, MirroredError
from sandbox.conversation.specials import SPECIALS
from sandbox.conversation.well_known import CONTENT as CONTENTS
from sandbox.conversation.well_known import TYPES

if TYPE_CHECKING:
    from sandbox.conversation.home import Home
    from sandbox.encoding import Json

_NO_BASE = {"object", "type"}
_MUTABLE = {"list", "dict", "set", "bytearray", "Counter", "OrderedDict", "defaultdict", "deque"}


def mirrored_class(home: Home, description: Json) -> type:
    """The class that was described, known to its home. Raises ValueError or TypeError for what ours would not have told."""
    number, name, qualname, module, specials, of_metaclass, equality, bases = description
    texts = (name, qualname, module, *specials, *of_metaclass)
    if type(number) is not int or number in home.classes or not all(type(text) is str for text in texts):
        raise ValueError("a class is described in an unknown way")
    if len(home.classes) >= limits.CLASSES:
        raise ValueError("there are too many classes")
    real = _bases(home, bases)
    namespace: dict[str, Any] = {one: METHODS[one] for one in specials if one in METHODS}
    if "no hash" in specials:
        namespace["__hash__"] = None
    namespace |= {HANDLE: (home, number), "__module__": module, "__qualname__": qualname}
    if equality is not None:
        namespace[EQUALITY] = _equality(equality)
    namespace[CONTENT] = next((base for one in real for base in one.__mro__ if base in _HOLDS), None)
    cls: type = _metaclass(real, frozenset(of_metaclass) & SPECIALS)(name, real, namespace)
    home.classes[number] = cls
    return cls


_HOLDS = frozenset(CONTENTS) | {TYPES[name] for name in _MUTABLE}


def _bases(home: Home, told: list[Json]) -> tuple[type, ...]:
    """The bases of a mirrored class: mirrored ones, Python's own exceptions, Python's own containers behind a mirror."""
    found: list[type] = []
    for base in told:
        if type(base) is int:
            one = home.classes[base]
        elif base in _NO_BASE:
            one = Mirror
        else:
            one = _of_python(base)
        if one not in found:
            found.append(one)
    return tuple(_behind_a_mirror(found))


def _of_python(name: str) -> type:
    found = TYPES[name]
    if found in _HOLDS:
        return _mirrored_content(name)
    return Exception if found is BaseException else found


def _behind_a_mirror(found: list[type]) -> list[type]:
    """The bases, with one of the mirrors' own among them and none too many."""
    if any(issubclass(base, BaseException) for base in found):
        found = [base for base in found if base is not Mirror]
        if not any(issubclass(base, MirroredError) for base in found):
            found.insert(0, MirroredError)
    elif not any(issubclass(base, Mirror) for base in found):
        found.insert(0, Mirror)
    elif len(found) > 1 and Mirror in found:
        found.remove(Mirror)
    return found


def _equality(told: Json) -> Any:
    if told == "own":
        return told
    if type(told) is not list or not all(type(field) is str for field in told):
        raise ValueError("a class is compared in an unknown way")
    return tuple(told)


def _metaclass(bases: tuple[type, ...], specials: frozenset[str]) -> type:
    """The class of the class: that of its bases, with the special methods that the student's metaclass has besides."""
    metaclasses = [type(base) for base in bases if issubclass(type(base), MirroredClass)]
    own = [one for one in metaclasses if not any(one is not other and issubclass(other, one) for other in metaclasses)]
    return _with_methods(tuple(dict.fromkeys(own)), specials)


@lru_cache(1000)
def _with_methods(metaclasses: tuple[type, ...], specials: frozenset[str]) -> type:
    have = {name for metaclass in metaclasses for base in metaclass.__mro__ for name in vars(base)}
    missing = specials - have
    if len(metaclasses) == 1 and not missing:
        return metaclasses[0]
    return type("MirroredClass", metaclasses, {name: METHODS[name] for name in missing})


@lru_cache(100)
def _mirrored_content(name: str) -> type:
    """A mirror that is one of Python's own classes to `isinstance`; where that can change, whatever is done is asked for."""
    container = TYPES[name]
    methods: dict[str, Any] = {}
    if name in _MUTABLE:
        changed = (one for one in SPECIALS if getattr(container, one, None) is not getattr(object, one, None))
        methods = {one: METHODS[one] for one in changed} | {"__hash__": None}
    return MirroredClass(name, (Mirror, container), {"__module__": Mirror.__module__, CONTENT: container, **methods})
