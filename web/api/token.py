"""A fresh CSRF token, for a page that was kept in a cache or open for long."""

from __future__ import annotations

from flask import Response, jsonify
from flask_wtf.csrf import generate_csrf

from web.api.blueprint import blueprint
from web.guard import auth


@blueprint.get("/token")
@auth.signed_in
def token() -> Response:
    """The token, and whose session it belongs to: on a shared machine that may be somebody else by now, or of a later sign-in."""
    return jsonify(csrf_token=generate_csrf(), user=auth.current_viewer().user_id, sign_in=auth.sign_in_name())
