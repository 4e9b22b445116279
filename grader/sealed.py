"""Unsent work sealed for one account: a shared device keeps what nobody but the server can open, and only for that account.

A pupil signs out of a shared device while drafts or submissions wait on it. The device seals each with the account's
public key and forgets key and text; after the next sign-in of that account it sends the envelopes back and gets the texts.

An envelope is ASCII text, `1.<account>.<body>`: the version of this format, the account's id in decimal, and in base64url
without padding the bytes

    ephemeral public key (32) · nonce (24) · NaCl box (text in UTF-8, and 16 bytes that authenticate it)

which `nacl.box(text, nonce, recipientPublicKey, ephemeralSecretKey)` of tweetnacl makes, with a key pair and a nonce that are
made for this one envelope and forgotten. Without the private key nobody opens it again, nor the device that made it.

The private key (X25519) of an account is HKDF-SHA-256 of the installation's secret key, with the salt `SALT` and the info
`account <id> version 1`: 32 bytes. Nothing is stored, and it stays the same for as long as the secret key does. The account
in the envelope only says whose it is, so that a device knows what to send; another id there opens nothing.

The public key is told to its own account alone, since whoever knows it can make envelopes that open.
"""

from __future__ import annotations

import base64
import binascii
import re
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey

VERSION = 1
SALT = b"kradan sealed work"
KEY_BYTES = 32
NONCE_BYTES = 24
BOX_BYTES = 16
"""What a box is longer than its text."""
_ENVELOPE = re.compile(r"([1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,18})\.([A-Za-z0-9_-]*)", re.ASCII)


class Unopened(StrEnum):
    """Why an envelope stays closed."""

    NOT_AN_ENVELOPE = "not-an-envelope"
    """Damaged, or of a version that is not known here."""
    FOR_ANOTHER = "sealed-for-another"
    TOO_LARGE = "sealed-too-large"
    DOES_NOT_OPEN = "sealed-does-not-open"
    """Its content was changed, or the installation has another secret key now."""


class SealedError(Exception):
    """An envelope that cannot be opened for this account; `why` says the reason."""

    def __init__(self, why: Unopened) -> None:
        """`why` is also the code of the sentence."""
        super().__init__(why.value)
        self.why = why


def public_key(secret_key: str, user_id: int) -> str:
    """The key with which work is sealed for this account, in base64url without padding (43 characters)."""
    return _encoded(bytes(_private_key(secret_key, user_id).public_key))


def open_envelope(envelope: str, secret_key: str, user_id: int, most_bytes: int) -> str:
    """The text in an envelope of this account; `most_bytes` is the longest text in UTF-8. Raises SealedError."""
    account, content = _parts(envelope, most_bytes)
    if account != str(user_id):
        raise SealedError(Unopened.FOR_ANOTHER)
    ephemeral, sealed = content[:KEY_BYTES], content[KEY_BYTES:]
    try:
        opened = Box(_private_key(secret_key, user_id), PublicKey(ephemeral)).decrypt(sealed)
        return opened.decode("utf-8")
    except (CryptoError, UnicodeDecodeError):
        raise SealedError(Unopened.DOES_NOT_OPEN) from None


def _parts(envelope: str, most_bytes: int) -> tuple[str, bytes]:
    """The account and the bytes of an envelope. Raises SealedError."""
    longest = KEY_BYTES + NONCE_BYTES + BOX_BYTES + most_bytes
    if len(envelope) > 4 * longest:
        raise SealedError(Unopened.TOO_LARGE)
    found = _ENVELOPE.fullmatch(envelope)
    if found is None or found[1] != str(VERSION):
        raise SealedError(Unopened.NOT_AN_ENVELOPE)
    try:
        content = _decoded(found[3])
    except binascii.Error:
        raise SealedError(Unopened.NOT_AN_ENVELOPE) from None
    if len(content) < KEY_BYTES + NONCE_BYTES + BOX_BYTES:
        raise SealedError(Unopened.NOT_AN_ENVELOPE)
    if len(content) > longest:
        raise SealedError(Unopened.TOO_LARGE)
    return found[2], content


def _private_key(secret_key: str, user_id: int) -> PrivateKey:
    info = f"account {user_id} version {VERSION}".encode()
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=SALT, info=info)
    return PrivateKey(derived.derive(secret_key.encode("utf-8", "surrogatepass")))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes:
    """The bytes. Raises binascii.Error."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
