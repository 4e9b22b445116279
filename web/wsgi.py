"""The application as a server process asks for it: with the settings of its environment."""

from __future__ import annotations

import os

from flask import Flask

from grader.logs import set_up_logs
from grader.settings import Settings
from web.app import create_app


def application() -> Flask:
    """The application. Raises SettingsError."""
    set_up_logs()
    return create_app(Settings.from_env(os.environ))
