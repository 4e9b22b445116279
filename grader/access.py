"""Who may do what: the roles, the viewer, and one function that answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from grader.errors import NotAllowed


class Role(StrEnum):
    """What an account is for."""

    STUDENT = "student"
    TEACHER = "teacher"
    AUTHOR = "author"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person on whose behalf something is done."""

    user_id: int
    role: Role
    teaches: frozenset[int] = field(default_factory=frozenset)
    """Ids of the classes this person teaches."""
    attends: frozenset[int] = field(default_factory=frozenset)
    """Ids of the classes this person learns in."""


class Action(StrEnum):
    """Everything that needs a permission."""

    SUBMIT = "submit"
    SEE_SUBMISSION = "see-submission"
    MAKE_CLASS = "make-class"
    SEE_CLASS = "see-class"
    RUN_CLASS = "run-class"
    """Add pupils, assign, see the gradebook, override a mark, reset a pupil's password."""
    SEE_EXERCISE = "see-exercise"
    SEE_ANSWERS = "see-answers"
    """Hidden tests, expected values, reference solutions."""
    RUN_SCHOOL = "run-school"
    """Accounts of everyone, stuck submissions, broken exercises."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What the action is about; only the fields that matter for it are set."""

    owner_id: int | None = None
    """Whose submission it is."""
    class_ids: frozenset[int] = field(default_factory=frozenset)
    """The class itself; of a submission, the classes its owner attends; of an exercise, those it is assigned to."""


NOTHING = Thing()


def may(viewer: Viewer, action: Action, thing: Thing = NOTHING) -> bool:
    """Whether `viewer` may do `action` with `thing`."""
    if viewer.role is Role.ADMIN:
        return action is not Action.SUBMIT or thing.owner_id in {None, viewer.user_id}
    return _RULES[action](viewer, thing)


def require(viewer: Viewer, action: Action, thing: Thing = NOTHING) -> None:
    """Raise NotAllowed unless `may`."""
    if not may(viewer, action, thing):
        raise NotAllowed("not-allowed", action=action.value)


def _is_owner(viewer: Viewer, thing: Thing) -> bool:
    return thing.owner_id == viewer.user_id


def _teaches(viewer: Viewer, thing: Thing) -> bool:
    return viewer.role is Role.TEACHER and bool(viewer.teaches & thing.class_ids)


def _is_staff(viewer: Viewer, _thing: Thing) -> bool:
    return viewer.role in {Role.TEACHER, Role.AUTHOR}


_RULES: Mapping[Action, Callable[[Viewer, Thing], bool]] = {
    Action.SUBMIT: lambda viewer, thing: _is_staff(viewer, thing) or bool(viewer.attends & thing.class_ids),
    Action.SEE_SUBMISSION: lambda viewer, thing: _is_owner(viewer, thing) or _teaches(viewer, thing),
    Action.MAKE_CLASS: lambda viewer, _thing: viewer.role is Role.TEACHER,
    Action.SEE_CLASS: lambda viewer, thing: _teaches(viewer, thing) or bool(viewer.attends & thing.class_ids),
    Action.RUN_CLASS: _teaches,
    Action.SEE_EXERCISE: lambda viewer, thing: _is_staff(viewer, thing) or bool(viewer.attends & thing.class_ids),
    Action.SEE_ANSWERS: _is_staff,
    Action.RUN_SCHOOL: lambda _viewer, _thing: False,
}
