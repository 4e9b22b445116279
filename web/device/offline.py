"""What a device needs to work without a network: the service worker, the app's manifest, and the page for what is not kept."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache

from flask import Blueprint, Flask, Response, current_app, jsonify, render_template, request, url_for
from flask_babel import force_locale, gettext

from grader import sealed
from grader.access import Role
from grader.settings import Settings
from web.built import static_files
from web.built.assets import EXTENSION, Assets
from web.built.precache import WORKER
from web.device.keeping import release
from web.guard import auth
from web.language.i18n import LANGUAGES, language

blueprint = Blueprint("offline", __name__)

_TOKENS = static_files.FOLDER / "css" / "tokens.css"
_NIGHT = static_files.FOLDER / "css" / "night.css"
_ICONS = (
    ("kradan.svg", "any", "any", "image/svg+xml"),
    ("kradan-192.png", "192x192", "any", "image/png"),
    ("kradan-512.png", "512x512", "any", "image/png"),
    ("kradan-maskable-512.png", "512x512", "maskable", "image/png"),
)
"""File, sizes, purpose and type."""


def init_app(app: Flask, assets: Assets) -> None:
    """Register the pages, and what the shell of every page says to its scripts."""
    app.extensions[EXTENSION] = assets
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(device=device, paper=paper)


@blueprint.get("/service-worker.js")
def service_worker() -> Response:
    """At the root, so that it may answer for every page; asked for anew each time, so that a release reaches every device."""
    response = static_files.serve(Assets.of(current_app).path(WORKER))
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """What a device is told that installs the pages as an app; `?language=` since it is asked for without cookies."""
    wanted = request.args.get("language")
    with force_locale(wanted if wanted in LANGUAGES else language()):
        told = {
            "id": "/",
            "name": gettext("Kradan"),
            "short_name": gettext("Kradan"),
            "description": gettext("Coding exercises: write, try, hand in."),
            "lang": language(),
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": paper("day"),
            "theme_color": paper("day"),
            "icons": [
                {
                    "src": url_for("static", filename=f"icons/{file}"),
                    "sizes": sizes,
                    "purpose": purpose,
                    "type": kind,
                }
                for file, sizes, purpose, kind in _ICONS
            ],
        }
    response = jsonify(told)
    response.mimetype = "application/manifest+json"
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/offline")
def not_kept() -> str:
    """What a device shows for a page that it does not have; nobody's, so that it may stay there."""
    return render_template("shared/not_kept.html")


def device() -> str:
    """For the scripts of a page, as JSON: whose it is, of which release, and what they need to seal that person's work."""
    person = auth.person_or_none()
    settings: Settings = current_app.extensions["kradan_settings"]
    return json.dumps(
        {
            "user": str(person.id) if person else None,
            "signet": asdict(sealed.signet(settings.secret_key, person.id, auth.sign_in_name())) if person else None,
            "api": url_for("api.openapi").removesuffix("openapi.json"),
            "language": language(),
            "release": release(),
            "worker": url_for("offline.service_worker") if person and person.role is Role.STUDENT else None,
            "signIn": url_for("account.sign_in"),
        }
    )


@cache
def paper(scheme: str) -> str:
    """The colour of the page by day or night, as the design names it."""
    text = (_NIGHT if scheme == "night" else _TOKENS).read_text(encoding="utf-8")
    found = re.search(r"--paper: (#\w+);", text)
    return found[1] if found else "#ffffff"
