"""Passwords: how they are hashed, which are refused, and the first ones that are given out on paper."""

from __future__ import annotations

import os
import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

TIME_COST = 2
MEMORY_KIB = 19_456
"""OWASP's recommendation for argon2id. Measured: 20 ms each, so 40 pupils at once wait about a second on two cores."""
SHORTEST = 8
LONGEST = 200
COMMON = frozenset(
    {
        *(
            "password",
            "password1",
            "passw0rd",
            "p@ssw0rd",
            "qwertyui",
            "qwerty123",
            "qwertyuiop",
            "iloveyou",
            "sunshine",
        ),
        *("1q2w3e4r", "1qaz2wsx", "abcd1234", "abc12345", "a1234567", "asdfghjk", "thailand", "football", "computer"),
        *("12345678", "123456789", "1234567890", "87654321", "11223344", "12341234", "11112222", "88888888"),
    }
)
CONSONANTS = "bdfhjkmnprstvz"
VOWELS = "aeu"
DIGITS = "23456789"
"""No letter or digit that is taken for another one on paper: no c/k, g/q, i/l/1, o/0, w/v, x/s, y."""

_HASHER = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=1)
_AT_ONCE = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))
"""More at once would only share the cores and take 19 MiB each."""
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$" + "A" * 22 + "$" + "A" * 43
"""A hash that no password has, to spend the same time on a name that does not exist."""


def hash_password(password: str) -> str:
    """The hash to store; takes about 20 ms and 19 MiB."""
    with _AT_ONCE:
        return _HASHER.hash(_bytes(password))


def verify(password_hash: str | None, password: str) -> bool:
    """Whether this is the password; None (no such account) takes as long and is never right."""
    with _AT_ONCE:
        try:
            _HASHER.verify(password_hash or _NOBODY, _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether it was hashed at another cost than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def problem_with(password: str, username: str) -> str | None:
    """Why this password may not be chosen, as a code; None when it may."""
    if len(password) < SHORTEST:
        return "password-too-short"
    if len(password) > LONGEST:
        return "password-too-long"
    folded = password.casefold()
    if folded in COMMON or len(set(folded)) <= 2:  # noqa: PLR2004 - two different letters are no password
        return "password-too-common"
    return "password-is-username" if username and folded in {username, username[::-1]} else None


def first_password() -> str:
    """A password to be printed and typed once, such as `bamu-kete-47`: four syllables and two digits, 27 bits."""
    syllables = [secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(4)]
    digits = "".join(secrets.choice(DIGITS) for _ in range(2))
    return f"{''.join(syllables[:2])}-{''.join(syllables[2:])}-{digits}"


def _bytes(password: str) -> bytes:
    """What is hashed; a browser can send anything, lone surrogates included."""
    return password.encode("utf-8", "surrogatepass")
