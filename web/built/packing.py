"""Packs pages on their way: Thai text takes three bytes a letter, and a third of that when packed.

What is served from `static/` was packed when it was built; this is for what is made for one request.
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

_TYPES = {"text/html", "application/json", "text/csv"}
_WORTH_IT_BYTES = 1024
_LEVEL = 6


def init_app(app: Flask) -> None:
    """Pack what is worth it."""
    app.after_request(pack)


def pack(response: Response) -> Response:
    """Pack a whole text that the browser can unpack.

    Not what another site asked for: a page's length tells nothing to those who cannot ask for it (see `web.guard.csrf`).
    """
    whole = not response.is_streamed and not response.direct_passthrough and not response.content_encoding
    if not whole or response.mimetype not in _TYPES:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    asked_elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if len(body) >= _WORTH_IT_BYTES and request.accept_encodings["gzip"] > 0 and not asked_elsewhere:
        response.set_data(gzip.compress(body, _LEVEL, mtime=0))
        response.content_encoding = "gzip"
    return response
