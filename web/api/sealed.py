"""Work that a shared device keeps sealed: the key to seal it with, and the opening of envelopes, each for its own account alone."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Response, current_app, jsonify

from grader import sealed
from grader.errors import Invalid
from grader.sealed import SealedError
from grader.settings import Settings
from web.api.blueprint import blueprint
from web.api.body import json_body
from web.guard import auth
from web.guard.limits import limiter
from web.language.thai_lines import as_written
from web.sentences import error_sentences

FIELDS = frozenset({"envelopes"})
MOST_ENVELOPES = 64
OPENED_A_MINUTE = "60 per minute"
_ROOM_KIB = 16
"""In an envelope, beside the files of a submission as JSON writes them: names, times, ids."""
_LEAST_KIB = 256
"""What a device seals in one piece (`PIECE` in `sealing.js`) fits, whatever the largest submission is."""


@blueprint.get("/sealing-key")
@auth.signed_in
def sealing_key() -> Response:
    """The caller's own; it stays the same, so that a device asks once and can seal without a network. It proves nothing."""
    user_id = auth.current_viewer().user_id
    return jsonify(user=user_id, version=sealed.UNPROVEN_VERSION, public_key=sealed.public_key(_secret_key(), user_id))


@blueprint.post("/sealed")
@limiter.limit(OPENED_A_MINUTE, exempt_when=auth.is_signed_out)
@auth.signed_in
def open_envelopes() -> Response:
    """What is in each envelope, in their order; or why it stays closed, and to which public key. Nothing is kept or changed here."""
    user_id = auth.current_viewer().user_id
    opened = [_opened(one, user_id) for one in _envelopes()]
    return jsonify(opened=opened, public_key=sealed.public_key(_secret_key(), user_id))


def _envelopes() -> list[str]:
    """Those that were sent. Raises Invalid."""
    found = json_body(FIELDS).get("envelopes")
    if not isinstance(found, list) or not found:
        raise Invalid({"envelopes": "no-envelopes"})
    if len(found) > MOST_ENVELOPES:
        raise Invalid({"envelopes": "too-many-envelopes"})
    wrong = {f"envelopes.{place}": "not-text" for place, one in enumerate(found) if not isinstance(one, str)}
    if wrong:
        raise Invalid(wrong)
    return found


def _opened(envelope: str, user_id: int) -> dict[str, Any]:
    try:
        return asdict(sealed.open_envelope(envelope, _secret_key(), user_id, _most_bytes()))
    except SealedError as error:
        code = error.why.value
        message = as_written(error_sentences.sentence(code, {}, status=422))
        return {"error": {"code": code, "params": {}, "message": message}}


def _secret_key() -> str:
    settings: Settings = current_app.extensions["kradan_settings"]
    return settings.secret_key


def _most_bytes() -> int:
    """The longest text: the largest submission, of which JSON may write every sign with two. What is longer comes in pieces."""
    settings: Settings = current_app.extensions["kradan_settings"]
    return max(2 * settings.max_submission_kib + _ROOM_KIB, _LEAST_KIB) * 1024
