"""Unsent work sealed for one account: a shared device keeps what nobody but the server can open, and only for that account.

A pupil signs out of a shared device while drafts or submissions wait on it. The device seals each with the account's
public key and forgets key and text; after the next sign-in of that account it sends the envelopes back and gets the texts.

An envelope is ASCII text, `2.<account>.<sign-in>.<body>`: the version of this format, the account's id in decimal, the name of
the sign-in during which it was sealed, and in base64url without padding the bytes

    ephemeral public key (32) · nonce (24) · NaCl box (proof (32), text in UTF-8, and 16 bytes that authenticate it)

which `nacl.box(text, nonce, recipientPublicKey, ephemeralSecretKey)` of tweetnacl makes, with a key pair and a nonce that are
made for this one envelope and forgotten. Without the private key nobody opens it again, nor the device that made it.

The private key (X25519) of an account is HKDF-SHA-256 of the installation's secret key, with the salt `SALT` and the info
`account <id> version 1`: 32 bytes. Nothing is stored, and it stays the same for as long as the secret key does. The account
in the envelope only says whose it is, so that a device knows what to send; another id there opens nothing.

The proof of a sign-in is derived likewise, with the info `sign-in <name> of account <id>`. A device has it while that sign-in
lasts and forgets it then: whoever seals something for this account later, with a public key that they once saw, has none. What
came without the right proof opens all the same, and is told to be unproven: its owner decides what becomes of it. In version 1,
`1.<account>.<body>`, there is no proof at all.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from dataclasses import dataclass
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey

VERSION = 2
UNPROVEN_VERSION = 1
"""What is sealed with nothing but the public key."""
SALT = b"kradan sealed work"
KEY_BYTES = 32
NONCE_BYTES = 24
BOX_BYTES = 16
"""What a box is longer than its text."""
PROOF_BYTES = 32
_ENVELOPE = re.compile(
    r"(?:(?P<old>1)|2)\.(?P<account>0|[1-9][0-9]{0,18})(?(old)|\.(?P<sign_in>[A-Za-z0-9_-]{1,64}))\.(?P<body>[A-Za-z0-9_-]*)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Signet:
    """What a device seals an account's work with during one sign-in."""

    key: str
    """The account's public key, in base64url without padding (43 characters)."""
    sign_in: str
    """The name of the sign-in."""
    proof: str
    """That it was sealed during it, in base64url without padding (43 characters): a secret, forgotten with the sign-in."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in an envelope."""

    text: str
    proven: bool
    """Whether the account's own device sealed it while that account was signed in there."""


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


def signet(secret_key: str, user_id: int, sign_in: str) -> Signet:
    """What the device of this account seals with during this sign-in; for its own pages alone."""
    return Signet(public_key(secret_key, user_id), sign_in, _encoded(_proof(secret_key, user_id, sign_in)))


def open_envelope(envelope: str, secret_key: str, user_id: int, most_bytes: int) -> Opened:
    """The text in an envelope of this account; `most_bytes` is the longest text in UTF-8. Raises SealedError."""
    longest = KEY_BYTES + NONCE_BYTES + BOX_BYTES + PROOF_BYTES + most_bytes
    if len(envelope) > 2 * longest:  # not worth reading
        raise SealedError(Unopened.TOO_LARGE)
    parts = _ENVELOPE.fullmatch(envelope)
    if parts is None:
        raise SealedError(Unopened.NOT_AN_ENVELOPE)
    content = _content(parts["body"], longest - (PROOF_BYTES if parts["old"] else 0))
    if parts["account"] != str(user_id):
        raise SealedError(Unopened.FOR_ANOTHER)
    opened = _unboxed(content, _private_key(secret_key, user_id))
    proof, text = (b"", opened) if parts["old"] else (opened[:PROOF_BYTES], opened[PROOF_BYTES:])
    wanted = _proof(secret_key, user_id, parts["sign_in"] or "")
    try:
        return Opened(text.decode("utf-8"), proven=hmac.compare_digest(proof, wanted))
    except UnicodeDecodeError:
        raise SealedError(Unopened.DOES_NOT_OPEN) from None


def _content(body: str, longest: int) -> bytes:
    """Key, nonce and box. Raises SealedError."""
    try:
        content = _decoded(body)
    except binascii.Error:
        raise SealedError(Unopened.NOT_AN_ENVELOPE) from None
    if len(content) < KEY_BYTES + NONCE_BYTES + BOX_BYTES:
        raise SealedError(Unopened.NOT_AN_ENVELOPE)
    if len(content) > longest:
        raise SealedError(Unopened.TOO_LARGE)
    return content


def _unboxed(content: bytes, key: PrivateKey) -> bytes:
    """What is in the box. Raises SealedError."""
    ephemeral, sealed = content[:KEY_BYTES], content[KEY_BYTES:]
    try:
        opened: bytes = Box(key, PublicKey(ephemeral)).decrypt(sealed)
    except CryptoError:
        raise SealedError(Unopened.DOES_NOT_OPEN) from None
    return opened


def _private_key(secret_key: str, user_id: int) -> PrivateKey:
    return PrivateKey(_derived(secret_key, f"account {user_id} version 1"))


def _proof(secret_key: str, user_id: int, sign_in: str) -> bytes:
    return _derived(secret_key, f"sign-in {sign_in} of account {user_id}")


def _derived(secret_key: str, info: str) -> bytes:
    """32 bytes of this purpose's own."""
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=SALT, info=info.encode())
    return derived.derive(secret_key.encode("utf-8", "surrogatepass"))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes:
    """The bytes. Raises binascii.Error."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
