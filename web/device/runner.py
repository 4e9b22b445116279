"""What a page tells its scripts for practice: where the Pythons are that they may start, and which tests can be tried."""

from __future__ import annotations

from typing import Any

from flask import Flask, url_for

from grader.exercise.model import Exercise
from grader.marking import practice_form
from web.built.assets import Assets
from web.language.i18n import language

ENGINE, PREVIEW = "engine/", "preview/"
"""Before the names of their files in the manifest."""
BUNDLE = "practice.zip"
ASK_ADDRESS = "/practice/ask"
"""Where a service worker answers `input()`; a server never does."""


def init_app(app: Flask, assets: Assets) -> None:
    """Give the templates `engine_settings()` and `practice_form(exercise)`."""
    sizes = _sizes(assets)
    app.jinja_env.globals["engine_settings"] = lambda: settings(assets, sizes)
    app.jinja_env.globals["practice_form"] = form_of


def settings(assets: Assets, sizes: dict[str, tuple[int, int]]) -> dict[str, Any]:
    """What `frontend/runner/protocol.js` calls Settings. Raises AssetsMissing."""
    engine, preview = _folder(assets, ENGINE + "pyodide.mjs"), _folder(assets, PREVIEW + "micropython.mjs")
    bundle = assets.path(BUNDLE)
    return {
        "key": f"{engine} {bundle}",
        "worker": _address(assets.path("runner.js")),
        "folder": _address(engine),
        "sizes": sizes,
        "bundle": _address(bundle),
        "messages": _address(assets.path(f"messages.{language()}.json")),
        "language": language(),
        "previewWorker": _address(assets.path("preview.js")),
        "previewFolder": _address(preview),
        "ask": ASK_ADDRESS,
    }


def form_of(exercise: Exercise) -> dict[str, Any] | None:
    """The exercise as the practice bundle takes it; None where none of its tests can be tried in a browser."""
    form = practice_form.practice_form(exercise)
    return practice_form.to_json(form) if form.exercise.tests else None


def _sizes(assets: Assets) -> dict[str, tuple[int, int]]:
    """Bytes of each file of the engine, and of our own bundle: packed with brotli, and whole."""
    wanted = {name: path for name, path in assets.files.items() if name.startswith(ENGINE) or name == BUNDLE}
    files = {name.removeprefix(ENGINE): assets.folder / path for name, path in wanted.items()}
    packed = {name: path.with_name(f"{path.name}.br") for name, path in files.items()}
    return {name: (packed[name].stat().st_size, path.stat().st_size) for name, path in files.items()}


def _folder(assets: Assets, name: str) -> str:
    """The folder of one of its files, below `static/` and with a slash behind."""
    return assets.path(name).rpartition("/")[0] + "/"


def _address(path: str) -> str:
    return url_for("static", filename=path)
