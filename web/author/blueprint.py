"""The blueprint that the pages of this package are put on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("author", __name__, url_prefix="/author")
