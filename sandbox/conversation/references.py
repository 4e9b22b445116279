"""Names of the solution that a suite holds: while it is collected they stand for what nobody has asked for yet."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

from sandbox.conversation.errors import CannotCross
from sandbox.conversation.raisable import missing
from sandbox.conversation.specials import SPECIALS

if TYPE_CHECKING:
    from sandbox.conversation.judge import Conversation

_ASKED_OF_MODULES = frozenset({"__doc__", "__annotations__", "__version__", "__author__", "__dict__"})
"""Special names of a module that are asked of the student's; Python itself looks at many more, in every module that there is."""

_conversation = "_kradan_conversation"


class SolutionModule(ModuleType):
    """A module of the student's, in the judge's `sys.modules`."""

    def __init__(self, name: str, conversation: Conversation) -> None:
        super().__init__(name)
        vars_of(self)[_conversation] = conversation

    def __getattribute__(self, name: str) -> Any:
        if name == "__class__":
            return SolutionModule
        own = vars_of(self)
        conversation = own[_conversation]
        if name[:2] == "__" and (conversation.collecting or name not in _ASKED_OF_MODULES):
            if name == "__all__":
                raise CannotCross(f"`from {own['__name__']} import *` cannot be told what there is: import by name")
            return object.__getattribute__(self, name)
        if conversation.collecting:
            return Reference(conversation, own["__name__"], (name,))
        return conversation.ask("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[:2] == "__":
            vars_of(self)[name] = value
        else:
            vars_of(self)[_conversation].ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        vars_of(self)[_conversation].ask("delete", self, name)

    def __dir__(self) -> list[str]:
        return list(vars_of(self)[_conversation].ask("dir", self))

    def __kradan_stands_for__(self) -> Any:
        own = vars_of(self)
        return own[_conversation].module(own["__name__"])


class Reference:
    """A name of the solution's, or an attribute of what a name means; once the run has begun it works like what it means."""

    __slots__ = ("_conversation", "_module", "_path")

    def __init__(self, conversation: Conversation, module: str, path: tuple[str, ...]) -> None:
        for name, value in zip(self.__slots__, (conversation, module, path), strict=True):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        conversation = _own(self, "_conversation")
        if not conversation.collecting:
            return getattr(meaning(self), name)
        if name in {"__name__", "__qualname__"}:
            return _own(self, "_path")[-1]
        if name.startswith(("__", "_pytest", "pytest")):
            raise AttributeError(name)
        return Reference(conversation, _own(self, "_module"), (*_own(self, "_path"), name))

    @property  # type: ignore[misc]  # nobody sets it
    def __class__(self) -> Any:
        """For `isinstance`: without it, `pytest.raises(solution.Missing)` would only know that this is no class."""
        if _own(self, "_conversation").collecting:
            return Reference
        try:
            return type(meaning(self))
        except AttributeError:  # which `isinstance` would not tell
            raise missing(_own(self, "_path")[-1], _own(self, "_module")) from None

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(meaning(self), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(meaning(self), name)

    def __repr__(self) -> str:
        return spelt(self) if _own(self, "_conversation").collecting else repr(meaning(self))

    def __eq__(self, other: object) -> Any:
        return self is other if _own(self, "_conversation").collecting else meaning(self) == other

    def __hash__(self) -> int:
        return object.__hash__(self) if _own(self, "_conversation").collecting else hash(meaning(self))

    def __bool__(self) -> bool:
        return bool(meaning(self))

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, meaning(self))

    def __subclasscheck__(self, cls: type) -> bool:
        return issubclass(cls, meaning(self))

    def __mro_entries__(self, _bases: Any) -> tuple[type, ...]:
        raise CannotCross(
            f"a class of the suite extends {spelt(self)}, and no class can live in two processes: test the solution's own "
            "class, or pass an object with the methods that the solution calls"
        )

    def __kradan_stands_for__(self) -> Any:
        return meaning(self)


def _forwarded(name: str) -> Any:
    def method(*arguments: Any, **named: Any) -> Any:
        target, *rest = arguments
        meant = meaning(target)
        found = getattr(type(meant), name, None)
        if found is None:
            raise TypeError(f"{spelt(target)} is a {type(meant).__name__}, which has no {name}")
        return meant(*rest, **named) if name == "__call__" else found(meant, *rest)

    return method


for _name in SPECIALS - {"__repr__", "__hash__", "__bool__", "__str__", "__length_hint__"}:
    setattr(Reference, _name, _forwarded(_name))


def _own(reference: Reference, name: str) -> Any:
    return object.__getattribute__(reference, name)


def vars_of(module: ModuleType) -> dict[str, Any]:
    """The module's own namespace in this process."""
    own: dict[str, Any] = object.__getattribute__(module, "__dict__")
    return own


def spelt(reference: Reference) -> str:
    """The reference as the suite writes it."""
    return ".".join((_own(reference, "_module"), *_own(reference, "_path")))


def meaning(reference: Reference) -> Any:
    """What the reference stands for. Raises AttributeError where the solution has no such name; CannotCross too early."""
    conversation = _own(reference, "_conversation")
    if conversation.collecting:
        raise CannotCross(
            f"the suite asks {spelt(reference)} something while it is collected: do it inside a test or a fixture"
        )
    value = conversation.module(_own(reference, "_module"))
    for name in _own(reference, "_path"):
        value = getattr(value, name)
    return value


def meant(value: Any) -> Any:
    """The value with what they mean in the place of references, also inside lists, tuples, dicts and sets.

    A reference to what the solution lacks stays as it is.
    """
    cls = type(value)
    if cls is Reference:
        try:
            return meaning(value)
        except AttributeError:
            return value
    if cls in {list, tuple, set, frozenset} and any(map(holds_reference, value)):
        return cls(map(meant, value))
    if cls is dict and any(map(holds_reference, (*value, *value.values()))):
        return {meant(key): meant(item) for key, item in value.items()}
    return value


def holds_reference(value: Any) -> bool:
    """Whether the value is a reference, or a list, tuple, dict or set with one in it."""
    cls = type(value)
    if cls is Reference:
        return True
    if cls is dict:
        return any(map(holds_reference, (*value, *value.values())))
    return cls in {list, tuple, set, frozenset} and any(map(holds_reference, value))
