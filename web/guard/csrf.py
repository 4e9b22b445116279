"""The token that forms carry, written anew in every answer: packed answers then tell nothing of it by their length.

Whoever can make a browser ask for pages and sees how long the packed answers are may guess what repeats in all of them,
letter by letter (the attack is called BREACH). A token under a pad of its own never repeats.
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import g
from flask_wtf.csrf import CSRFProtect, generate_csrf

_MARK = "~"
"""Begins a token under a pad; none that Flask-WTF makes begins so."""


class Protection(CSRFProtect):  # type: ignore[misc]
    """Flask-WTF's protection; it also knows its tokens under a pad."""

    def _get_csrf_token(self) -> str | None:
        sent = super()._get_csrf_token()
        return uncovered(sent) if sent else None


def token() -> str:
    """This session's token under a pad that is new in every answer, and the same wherever one answer has it."""
    if "covered_csrf_token" not in g:
        g.covered_csrf_token = covered(generate_csrf())
    return str(g.covered_csrf_token)


def covered(plain: str) -> str:
    """The token under a random pad as long as itself."""
    letters = plain.encode("ascii")
    pad = secrets.token_bytes(len(letters))
    return _MARK + urlsafe_b64encode(pad + _combined(letters, pad)).decode("ascii").rstrip("=")


def uncovered(sent: str) -> str:
    """The token that a form or a script sent, without its pad; anything else comes back as it is."""
    if not sent.startswith(_MARK):
        return sent
    try:
        both = urlsafe_b64decode(sent.removeprefix(_MARK) + "==")
        half = len(both) // 2
        return _combined(both[:half], both[half:]).decode("ascii")
    except (ValueError, UnicodeDecodeError):
        return sent


def _combined(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))
