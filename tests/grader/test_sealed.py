from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.sealed import SealedError, Signet, Unopened, open_envelope, public_key, signet
from tests.grader.sealing import decoded, encoded, seal, seal_with
from web.built.node import node

SECRET = "a secret of this installation"
MOST = 1000
FRONTEND = Path(__file__).resolve().parents[2] / "web" / "frontend"
ACCOUNTS = st.integers(1, 2**62)


def opened(envelope: str, user_id: int = 7, secret: str = SECRET) -> str:
    return open_envelope(envelope, secret, user_id, MOST).text


def why_not(envelope: str, user_id: int = 7, secret: str = SECRET) -> Unopened:
    with pytest.raises(SealedError) as raised:
        opened(envelope, user_id, secret)
    return raised.value.why


def sealed(text: str = "งานของมานี", user_id: int = 7) -> str:
    return seal(text.encode(), user_id, public_key(SECRET, user_id))


@given(st.text(max_size=200), ACCOUNTS)
def test_what_is_sealed_for_an_account_opens_for_it(text, user_id):
    text = text.encode("utf-8", "replace").decode()
    assert opened(seal(text.encode(), user_id, public_key(SECRET, user_id)), user_id) == text


@given(ACCOUNTS, ACCOUNTS)
def test_it_opens_for_nobody_else(owner, other):
    if owner == other:
        return
    envelope = sealed(user_id=owner)
    assert why_not(envelope, other) is Unopened.FOR_ANOTHER
    claimed = f"1.{other}.{envelope.split('.')[2]}"
    assert why_not(claimed, other) is Unopened.DOES_NOT_OPEN


@given(ACCOUNTS, ACCOUNTS)
def test_each_account_and_each_installation_has_keys_of_its_own(one, other):
    assert (public_key(SECRET, one) == public_key(SECRET, other)) is (one == other)
    assert public_key("another secret", one) != public_key(SECRET, one)


def test_the_key_of_an_account_never_changes():
    """Envelopes lie on devices for months: another derivation would be another version of the format."""
    assert public_key("secret", 1) == "899OqWsLkhB_4QPBcSGWiOmQByuoM-j5XSOvaVqHdyI"
    assert len(decoded(public_key("secret", 1))) == 32


@given(st.text(max_size=200), ACCOUNTS, st.from_regex(r"\A[A-Za-z0-9_-]{1,64}\Z"))
def test_what_was_sealed_during_a_sign_in_is_proven(text, user_id, sign_in):
    text = text.encode("utf-8", "replace").decode()
    envelope = seal_with(signet(SECRET, user_id, sign_in), text.encode(), user_id)
    opened = open_envelope(envelope, SECRET, user_id, MOST)
    assert (opened.text, opened.proven) == (text, True)


MINE = signet(SECRET, 7, "today")


@pytest.mark.parametrize(
    "forged",
    [
        seal(b"x", 7, MINE.key),
        seal_with(Signet(MINE.key, "today", encoded(bytes(32))), b"x", 7),
        seal_with(Signet(MINE.key, "tomorrow", MINE.proof), b"x", 7),
        seal_with(Signet(MINE.key, "today", signet(SECRET, 8, "today").proof), b"x", 7),
        seal_with(Signet(MINE.key, "today", signet("another secret", 7, "today").proof), b"x", 7),
        seal_with(MINE, b"x", 7).replace("today", "later"),
    ],
    ids=["none", "made up", "another sign-in's name", "another account's", "another installation's", "renamed"],
)
def test_whoever_has_only_seen_the_public_key_proves_nothing(forged):
    """They lie on a shared device beside real ones: what is in them is told to be nobody's until its owner has looked."""
    assert not open_envelope(forged, SECRET, 7, MOST).proven


def test_an_envelope_too_short_for_a_proof_proves_nothing():
    assert not open_envelope(f"2.7.today.{seal(b'x', 7, MINE.key).split('.')[2]}", SECRET, 7, MOST).proven


def test_a_proof_takes_no_room_from_the_text():
    envelope = seal_with(MINE, b"x" * MOST, 7)
    assert opened(envelope) == "x" * MOST
    assert why_not(seal_with(MINE, b"x" * (MOST + 1), 7)) is Unopened.TOO_LARGE


def test_an_envelope_of_another_installation_does_not_open():
    assert why_not(sealed(), secret="another secret") is Unopened.DOES_NOT_OPEN


@given(st.integers(0, 32 + 24 + 16 + 30 - 1), st.integers(0, 7))
def test_one_changed_bit_anywhere_is_noticed(byte, bit):
    version, account, body = sealed("สวัสดีครับ").split(".")
    content = bytearray(decoded(body))
    # X25519 leaves the highest bit of a public key out: it is no part of the key
    if (byte, bit) == (31, 7):
        return
    content[byte] ^= 1 << bit
    assert why_not(f"{version}.{account}.{encoded(bytes(content))}") is Unopened.DOES_NOT_OPEN


@given(st.integers(0, 101))
def test_an_envelope_that_was_cut_off_is_refused(kept):
    version, account, body = sealed("สวัสดีครับ").split(".")
    cut = f"{version}.{account}.{encoded(decoded(body)[:kept])}"
    assert why_not(cut) in {Unopened.NOT_AN_ENVELOPE, Unopened.DOES_NOT_OPEN}


@pytest.mark.parametrize("weak", [bytes(32), bytes([1]) + bytes(31), b"\xff" * 32], ids=["zero", "one", "all bits"])
def test_a_public_key_that_makes_no_secret_opens_nothing(weak):
    assert why_not(f"1.7.{encoded(weak + bytes(24 + 16 + 5))}") is Unopened.DOES_NOT_OPEN


@given(st.text(max_size=300) | st.from_regex(r"\A[0-9]{1,3}\.[0-9]{1,20}\.([a-z]{0,9}\.)?[A-Za-z0-9_=-]{0,200}\Z"))
def test_whatever_is_sent_is_refused_with_a_reason(text):
    assert why_not(text) in Unopened


@pytest.mark.parametrize(
    "change",
    [
        lambda e: f"2{e[1:]}",
        lambda e: f"3{e[1:]}",
        lambda e: e.replace("1.7.", "1.7.today."),
        lambda e: f"{e}\n",
        lambda e: f" {e}",
        lambda e: f"{e}=",
        lambda e: e.replace("1.7.", "1.07."),
    ],
)
def test_only_the_exact_form_is_taken(change):
    assert why_not(change(sealed())) is Unopened.NOT_AN_ENVELOPE


@pytest.mark.parametrize(("length", "fits"), [(MOST, True), (MOST + 1, False), (100 * MOST, False)])
def test_the_longest_text_is_counted_in_bytes(length, fits):
    envelope = sealed("x" * length)
    if fits:
        assert opened(envelope) == "x" * length
    else:
        assert why_not(envelope) is Unopened.TOO_LARGE


def test_a_sealed_text_is_utf8():
    assert why_not(seal(b"\xff\xfe", 7, public_key(SECRET, 7))) is Unopened.DOES_NOT_OPEN


SCRIPT = """
import nacl from "tweetnacl";
const [, recipient, text, account] = process.argv;
const own = nacl.box.keyPair();
const nonce = nacl.randomBytes(nacl.box.nonceLength);
const sealed = nacl.box(new TextEncoder().encode(text), nonce, Buffer.from(recipient, "base64url"), own.secretKey);
process.stdout.write(`1.${account}.${Buffer.concat([own.publicKey, nonce, sealed]).toString("base64url")}`);
"""


def test_what_a_browsers_library_seals_opens_here():
    text = json.dumps({"files": {"solution.py": "print('สวัสดี 👩‍🏫')\n"}}, ensure_ascii=False)
    envelope = node("--input-type=module", "-e", SCRIPT, public_key(SECRET, 7), text, "7", cwd=FRONTEND)
    assert opened(envelope) == text
    assert why_not(envelope, 8) is Unopened.FOR_ANOTHER
