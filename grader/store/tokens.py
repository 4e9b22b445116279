"""API tokens in the database; only their hashes are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from grader.errors import NotFound
from grader.store.tables import ApiToken, User


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it in a list: never the token itself."""

    id: int
    name: str
    created_at: datetime
    used_at: datetime | None


def tokens_of(session: Session, user_id: int) -> list[Token]:
    """The tokens of this person, oldest first."""
    query = select(ApiToken.id, ApiToken.name, ApiToken.created_at, ApiToken.used_at).where(ApiToken.user_id == user_id)
    return [
        Token(id=row.id, name=row.name, created_at=row.created_at, used_at=row.used_at)
        for row in session.execute(query.order_by(ApiToken.id))
    ]


def add_token(session: Session, user_id: int, name: str, token_hash: str, now: datetime) -> int:
    """A new token; its id."""
    values = {"user_id": user_id, "name": name, "token_hash": token_hash, "created_at": now}
    return session.execute(insert(ApiToken).values(values).returning(ApiToken.id)).scalar_one()


def remove_token(session: Session, user_id: int, token_id: int) -> None:
    """End one of this person's tokens. Raises NotFound."""
    done = session.execute(
        delete(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == user_id).returning(ApiToken.id)
    )
    if done.scalar_one_or_none() is None:
        raise NotFound("no-such-token")


def remove_tokens_of(session: Session, user_id: int) -> None:
    """End all tokens of this person."""
    session.execute(delete(ApiToken).where(ApiToken.user_id == user_id))


def owner_of(session: Session, token_hash: str) -> tuple[int, datetime | None]:
    """The user id behind a token and when it was last used. Raises NotFound, also for a closed account."""
    query = (
        select(ApiToken.user_id, ApiToken.used_at)
        .join(User, User.id == ApiToken.user_id)
        .where(ApiToken.token_hash == token_hash, User.active)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFound("no-such-token")
    return row.user_id, row.used_at


def note_use(session: Session, token_hash: str, now: datetime) -> None:
    """Remember that the token was used."""
    session.execute(update(ApiToken).where(ApiToken.token_hash == token_hash).values(used_at=now))
