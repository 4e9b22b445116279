"""Day or night: what the device wants, unless its user chose."""

from __future__ import annotations

from flask import Flask, request

THEMES = ("auto", "day", "night")
COOKIE = "kradan_theme"


def init_app(app: Flask) -> None:
    """Tell the templates."""
    app.context_processor(lambda: {"theme": chosen()})


def chosen() -> str:
    """`day` or `night` where the user of this device chose, else `auto`."""
    cookie = request.cookies.get(COOKIE)
    return cookie if cookie in THEMES else "auto"
