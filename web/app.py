"""Puts the application together: registers, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from flask import Flask

from grader.settings import Settings
from grader.store.session import Sessions, make_sessions
from web import db, errors, health, navigation, queue
from web.built import packing, static_files
from web.built.assets import Assets
from web.device import here, lan, offline, runner, theme
from web.guard import auth, limits, security
from web.language import i18n
from web.sentences import due

ROLES = ("account", "admin", "author", "student", "teacher", "api")
"""The packages with a `blueprint`; a new one is added here and nowhere else."""


def create_app(
    settings: Settings, *, sessions: Sessions | None = None, config: Mapping[str, object] | None = None
) -> Flask:
    """The application. `sessions` and `config` are for tests; without them there is a database of the settings' own."""
    app = Flask(__name__, static_folder=None)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.config.update(config or {})
    app.extensions["kradan_settings"] = settings
    security.init_app(app, settings)
    db.init_app(app, sessions or make_sessions(settings.database_url))
    queue.init_app(app, settings)
    auth.init_app(app)
    here.init_app(app)
    i18n.init_app(app, settings.timezone)
    due.init_app(app)
    theme.init_app(app)
    limits.init_app(app, settings)
    packing.init_app(app)
    errors.init_app(app)
    assets = Assets.load()
    static_files.init_app(app, assets)
    offline.init_app(app, assets)
    runner.init_app(app, assets)
    navigation.init_app(app)
    lan.init_app(app)
    app.register_blueprint(health.blueprint)
    for name in ROLES:
        app.register_blueprint(import_module(f"web.{name}").blueprint)
    return app
