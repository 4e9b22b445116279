"""The tables, typed; every constraint has a predictable name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A time in UTC; SQLite has no time zones, so they are taken off and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone; store UTC."""
        if value is not None and value.tzinfo is None:
            message = "a stored time needs a time zone"
            raise ValueError(message)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """UTC, with its zone."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Table(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, dict[str, str]: JSON, list[Any]: JSON}  # noqa: RUF012 - SQLAlchemy's own form


class User(Table):
    """An account."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(64), unique=True)
    """As typed at sign-in, case-folded."""
    name: Mapped[str] = mapped_column(String(200))
    sort_name: Mapped[str] = mapped_column(String(400))
    """A key that orders Thai and English names rightly."""
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(default=False)
    password_epoch: Mapped[int] = mapped_column(Integer, default=0)
    """Grows when the password changes; older sign-ins end."""
    active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str | None] = mapped_column(String(8))
    created_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("role IN ('student', 'teacher', 'author', 'admin')", name="role"),)


class SignInFailure(Table):
    """A failed try to sign in, kept while it counts against its account name."""

    __tablename__ = "sign_in_failures"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(64), index=True)
    failed_at: Mapped[datetime]


class EndedSignIn(Table):
    """A sign-in that was signed out of, kept while a copy of its cookie could still be sent."""

    __tablename__ = "ended_sign_ins"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    """As its session calls it; no secret."""
    forget_at: Mapped[datetime] = mapped_column(index=True)


class ApiToken(Table):
    """A token with which a program acts for a user."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token, which is random and long, in hexadecimal."""
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SchoolClass(Table):
    """A class of pupils."""

    __tablename__ = "classes"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]
    archived: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None]
    """When it was put away; nothing while it is in use."""


class Membership(Table):
    """A person in a class, as pupil or as teacher."""

    __tablename__ = "memberships"

    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)
    teacher: Mapped[bool] = mapped_column(default=False)
    number: Mapped[int | None]
    """The pupil's number in the class."""


class ExerciseRevision(Table):
    """One revision of an exercise, whole, so that an old mark can be explained and made again."""

    __tablename__ = "exercise_revisions"

    revision: Mapped[str] = mapped_column(String(80), primary_key=True)
    exercise: Mapped[str] = mapped_column(String(200), index=True)
    content: Mapped[dict[str, Any]]
    """`grader.exercise.model.Exercise` as JSON."""
    wall_seconds: Mapped[float]
    """What all its tests together may take: the queue's own, longer clock is set by it."""
    added_at: Mapped[datetime]


class CurrentExercise(Table):
    """The exercises that can be assigned and submitted to, each at its current revision."""

    __tablename__ = "current_exercises"

    exercise: Mapped[str] = mapped_column(String(200), primary_key=True)
    collection: Mapped[str] = mapped_column(String(100), index=True)
    position: Mapped[int]
    revision: Mapped[str] = mapped_column(ForeignKey("exercise_revisions.revision"))
    title: Mapped[dict[str, str]]
    """Language to text, so that lists need not read the whole exercise."""
    max_points: Mapped[int]
    problems: Mapped[list[Any]] = mapped_column(default=list)
    """Of a newer version that cannot be used, for authors; empty when all is well."""


class Collection(Table):
    """An ordered set of exercises, as its folder says."""

    __tablename__ = "collections"

    slug: Mapped[str] = mapped_column(String(100), primary_key=True)
    position: Mapped[int]
    title: Mapped[dict[str, str]]
    description: Mapped[dict[str, str]]


class Assignment(Table):
    """A collection, or one exercise, given to a class."""

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), index=True)
    collection: Mapped[str] = mapped_column(String(100))
    exercise: Mapped[str | None] = mapped_column(String(200))
    """None: all exercises of the collection."""
    opens_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]


class SubmissionRow(Table):
    """A submission and, once graded, its report."""

    __tablename__ = "submissions"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    exercise: Mapped[str] = mapped_column(String(200))
    revision: Mapped[str] = mapped_column(ForeignKey("exercise_revisions.revision"))
    written_for: Mapped[str] = mapped_column(String(80))
    files: Mapped[dict[str, str]]
    body_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what was sent, to tell the same again from something else under the same id."""
    state: Mapped[str] = mapped_column(String(16))
    attempt: Mapped[int] = mapped_column(default=0)
    rings: Mapped[int] = mapped_column(default=0)
    """How often the queue was told."""
    failures: Mapped[int] = mapped_column(default=0)
    """How often we failed to grade it since it was last (re)queued by a person; not the student's tries."""
    retry_at: Mapped[datetime | None]
    """While queued again after our failure: when to ring next."""
    lease_until: Mapped[datetime | None]
    """While running: when the worker counts as lost."""
    written_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
    queued_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    ran_at: Mapped[datetime | None]
    graded_at: Mapped[datetime | None]
    points: Mapped[int | None]
    max_points: Mapped[int | None]
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    stuck_reason: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        CheckConstraint("state IN ('received', 'queued', 'running', 'graded', 'stuck')", name="state"),
        Index(
            "ix_submissions_gradebook",  # all that a gradebook reads, so that it never touches the large rows
            *("user_id", "exercise", "received_at", "state", "points", "max_points", "written_at", "id"),
        ),
        Index(None, "exercise", "state"),
        Index(None, "state", "received_at"),
    )


class DraftRow(Table):
    """A student's unfinished work on an exercise, as it was last saved here."""

    __tablename__ = "drafts"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    exercise: Mapped[str] = mapped_column(String(200), primary_key=True)
    files: Mapped[dict[str, str]]
    version: Mapped[int]
    """Counts the changes, from 1."""
    device: Mapped[str | None] = mapped_column(String(64))
    """Which device made this version, by a name of its own choosing."""
    device_base: Mapped[int]
    """The last version before those that this device has made in a row."""
    written_at: Mapped[datetime | None]
    saved_at: Mapped[datetime]


class Override(Table):
    """A teacher's correction of a mark; never changed, only followed by a newer one."""

    __tablename__ = "overrides"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    exercise: Mapped[str] = mapped_column(String(200))
    points: Mapped[int | None]
    """None takes an earlier override back."""
    reason: Mapped[str] = mapped_column(Text)
    made_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("assignment_id", "user_id", "exercise", "made_at"),
        Index(None, "assignment_id", "exercise"),
    )
