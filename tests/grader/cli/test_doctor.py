from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from grader.cli import doctor
from grader.cli.main import cli
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
