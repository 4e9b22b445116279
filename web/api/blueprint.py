"""The blueprint that the calls of the HTTP interface are put on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("api", __name__, url_prefix="/api")
