from __future__ import annotations

import json
import tomllib

import pytest
from click.testing import CliRunner, Result

from grader import linter
from grader.cli import doctor
from grader.cli.main import cli
from grader.cli.settings import PROJECT
from grader.machine import valkey
from sandbox.doctor import Finding

STANDS = Finding("local slot", ok=True, detail="stands")
MISSING = Finding("docker engine", ok=False, detail="nobody answers", mend="apt-get install docker.io")


@pytest.fixture
def examined(monkeypatch, tmp_path):
    def run(*findings: Finding, arguments: tuple[str, ...] = ()) -> Result:
        (tmp_path / "web/static/dist").mkdir(parents=True, exist_ok=True)
        (tmp_path / "web/static/dist/manifest.json").touch()
        monkeypatch.setattr(doctor, "PROJECT", tmp_path)
        monkeypatch.setattr(doctor, "examine", lambda: list(findings))
        monkeypatch.setattr(doctor, "examine_images", lambda _folder: [])
        return CliRunner().invoke(cli, ["doctor", *arguments], standalone_mode=False)

    return run


def test_when_all_is_well_it_ends_with_0(examined):
    result = examined(STANDS)
    assert result.return_value == 0
    assert "MISSING" not in result.output


def test_what_is_missing_is_told_with_the_command_that_mends_it_and_ends_with_1(examined):
    result = examined(STANDS, MISSING)
    assert result.return_value == 1
    assert "MISSING  docker engine: nobody answers" in result.output
    assert "mend it with:  apt-get install docker.io" in result.output


def test_programs_get_the_findings_as_json(examined):
    told = json.loads(examined(MISSING, arguments=("--json",)).output)
    assert told[-1] == {
        "name": "docker engine",
        "ok": False,
        "detail": "nobody answers",
        "why": "",
        "mend": "apt-get install docker.io",
    }


def test_without_a_queue_server_exercises_or_front_end_it_says_so(examined, monkeypatch, tmp_path):
    def nothing() -> str:
        raise valkey.NoServer("no server")

    monkeypatch.setattr(valkey, "find_server", nothing)
    monkeypatch.setenv("KRADAN_EXERCISES_DIR", str(tmp_path / "nowhere"))
    result = examined(STANDS)
    assert result.return_value == 1
    for word in ("MISSING  queue server", "MISSING  exercises: 0 in"):
        assert word in result.output


def test_a_linter_of_another_version_is_told_since_marks_depend_on_it(examined, monkeypatch):
    assert f"ruff {linter.PINNED}" in examined(STANDS).output
    monkeypatch.setattr(linter, "version", lambda: "0.1.0")
    result = examined(STANDS)
    assert result.return_value == 1
    assert f"MISSING  linter: ruff 0.1.0 is installed, not {linter.PINNED}" in result.output
    assert f"pip install ruff=={linter.PINNED}" in result.output


def test_a_linter_that_is_not_there_is_told(examined, monkeypatch):
    def nothing() -> str:
        raise FileNotFoundError("no ruff")

    linter._program.cache_clear()
    monkeypatch.setattr(linter, "find_ruff_bin", nothing)
    try:
        assert "MISSING  linter: ruff cannot be started: no ruff" in examined(STANDS).output
    finally:
        linter._program.cache_clear()


def test_the_linters_version_is_the_one_that_is_required():
    needed = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert f"ruff=={linter.PINNED}" in needed
