"""Sealing as a device does it."""

from __future__ import annotations

import base64

from nacl.public import Box, PrivateKey, PublicKey


def seal(text: bytes, user_id: int, recipient: str) -> str:
    """An envelope for the account whose public key is `recipient`."""
    ephemeral = PrivateKey.generate()
    sealed = Box(ephemeral, PublicKey(decoded(recipient))).encrypt(text)
    return f"1.{user_id}.{encoded(bytes(ephemeral.public_key) + bytes(sealed))}"


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
