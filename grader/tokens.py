"""Tokens with which a program acts for a person: made, used, ended. Only a token's hash is stored."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from grader import names
from grader.access import Viewer
from grader.errors import Invalid
from grader.store import tokens
from grader.store.session import writing

PREFIX = "kradan_"
"""So that a token found somewhere is known for what it is."""
LONGEST_NAME = 100
NOTED_EVERY = timedelta(minutes=5)
"""The time of last use is kept no finer than this, so that a busy program does not write with each request."""


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A new token, to be shown once."""

    id: int
    token: str


def make(session: Session, viewer: Viewer, name: str, now: datetime) -> MadeToken:
    """A token for this viewer, named after what it is for. Raises Invalid for a name that is empty or too long."""
    shown = names.tidy(name)
    if not shown or len(shown) > LONGEST_NAME:
        raise Invalid({"name": "bad-name"})
    token = PREFIX + secrets.token_urlsafe(32)
    with writing(session):
        token_id = tokens.add_token(session, viewer.user_id, shown, _hash(token), now)
    return MadeToken(token_id, token)


def revoke(session: Session, viewer: Viewer, token_id: int) -> None:
    """End one of the viewer's own tokens. Raises NotFound for any other."""
    with writing(session):
        tokens.remove_token(session, viewer.user_id, token_id)


def owner(session: Session, token: str, now: datetime) -> int:
    """The id of the person a program acts for. Raises NotFound for a token that is not, or no more."""
    user_id, used_at = tokens.owner_of(session, _hash(token))
    if used_at is None or now - used_at >= NOTED_EVERY:
        with writing(session):
            tokens.note_use(session, _hash(token), now)
    return user_id


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
