"""The application as a server process gets it."""

from __future__ import annotations

import re

import pytest
import structlog

from web.wsgi import application


@pytest.fixture
def _own_logs():
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("_own_logs")
def test_a_failing_sign_in_leaves_no_password_in_the_log(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KRADAN_MODE", "development")
    monkeypatch.setenv("KRADAN_SECRET_KEY", "a secret of the tests")
    monkeypatch.setenv("KRADAN_DATABASE_URL", f"sqlite:///{tmp_path}/nowhere/kradan.db")
    visitor = application().test_client()
    token = re.findall(r'name="csrf_token" value="([^"]+)"', visitor.get("/sign-in").text)[0]
    form = {"username": "malee", "password": "bamu-kete-47", "csrf_token": token}
    assert visitor.post("/sign-in", data=form).status_code == 500
    told = capsys.readouterr().err
    assert "request failed" in told
    assert "OperationalError" in told
    assert "bamu-kete-47" not in told
