"""Serves `static/`: packed where the browser accepts it, and for a year where the name carries a hash."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, send_from_directory, url_for

from web.built.assets import Assets
from web.guard.security import ENGINE_POLICY

FOLDER = Path(__file__).parents[1] / "static"
_A_YEAR_SECONDS = 365 * 24 * 60 * 60
_AN_HOUR_SECONDS = 60 * 60
_PACKED = (("br", ".br"), ("gzip", ".gz"))
_ENGINE_WORKER = re.compile(r"dist/(runner|preview)-\w+\.js")
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}


def init_app(app: Flask, assets: Assets) -> None:
    """Register the endpoint `static`; for the templates `asset("main.js")`, and what that script imports: `imported_by`."""
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=serve)

    def address(name: str) -> str:
        return url_for("static", filename=assets.path(name))

    @cache
    def imported_by(name: str) -> list[str]:
        return [url_for("static", filename=path) for path in assets.imported_by(name)]

    app.jinja_env.globals["asset"] = address
    app.jinja_env.globals["imported_by"] = imported_by


def serve(filename: str) -> Response:
    """One file, in the smallest form that the browser accepts. Raises NotFound (404) for anything else."""
    hashed = filename.startswith("dist/") and filename != "dist/manifest.json"
    max_age = _A_YEAR_SECONDS if hashed else _AN_HOUR_SECONDS
    encoding, packed = _packed_variant(filename) if hashed else (None, filename)
    response = send_from_directory(FOLDER, packed, max_age=max_age, mimetype=_mimetype(filename))
    if encoding:
        response.content_encoding = encoding
    if _ENGINE_WORKER.fullmatch(filename):
        response.headers["Content-Security-Policy"] = ENGINE_POLICY
    if hashed:
        response.vary.add("Accept-Encoding")
        response.cache_control.immutable = True
    response.cache_control.public = True
    return response


def _packed_variant(filename: str) -> tuple[str | None, str]:
    for encoding, ending in _PACKED:
        if request.accept_encodings[encoding] > 0 and (FOLDER / (filename + ending)).is_file():
            return encoding, filename + ending
    return None, filename


def _mimetype(filename: str) -> str | None:
    """Types that a machine's own table may not know, or may call something a browser refuses."""
    return _TYPES.get(Path(filename).suffix)
