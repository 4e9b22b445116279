"""Sealing as a device does it."""

from __future__ import annotations

import base64

from nacl.public import Box, PrivateKey, PublicKey

from grader.sealed import Signet


def seal(text: bytes, user_id: int, recipient: str) -> str:
    """An envelope for the account whose public key is `recipient`, as anybody can make it who knows that key."""
    ephemeral = PrivateKey.generate()
    sealed = Box(ephemeral, PublicKey(decoded(recipient))).encrypt(text)
    return f"1.{user_id}.{encoded(bytes(ephemeral.public_key) + bytes(sealed))}"


def seal_with(signet: Signet, text: bytes, user_id: int) -> str:
    """An envelope that proves during which sign-in it was made."""
    _, _, body = seal(decoded(signet.proof) + text, user_id, signet.key).split(".")
    return f"2.{user_id}.{signet.sign_in}.{body}"


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
