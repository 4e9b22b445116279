"""`make run` makes its own environment: from the lock file, once, with a Python that can carry it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """Give a copy of what the environment is made from, with no environment yet."""
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, path in (("ROOT", tmp_path), ("VENV", tmp_path / ".venv"), ("LOCKS", tmp_path / "requirements")):
        monkeypatch.setattr(environment, name, path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path


@pytest.fixture
def commands(monkeypatch) -> list[str]:
    """Give the list of commands that would have been run."""
    seen: list[str] = []

    def note(command, **_options):
        seen.append(" ".join(map(str, command)))
        environment.VENV.mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", note)
    return seen


def test_packages_are_installed_by_hash_and_only_once(place, commands):
    assert environment.main("run") == 0
    assert [line for line in commands if "--require-hashes" in line and line.endswith("run.lock")]
    commands.clear()
    assert environment.main("run") == 0
    assert commands == []


def test_a_changed_lock_file_is_installed_anew(place, commands):
    environment.main("run")
    commands.clear()
    with (place / "requirements" / "run.lock").open("a") as lock:
        lock.write("# newer\n")
    environment.main("run")
    assert [line for line in commands if line.endswith("run.lock")]


def test_a_contributors_environment_serves_run_too(place, commands):
    environment.main("dev")
    commands.clear()
    assert environment.main("run") == 0
    assert commands == []
    (place / ".venv" / "kradan-dev.stamp").write_text("of another time")
    environment.main("run")
    assert commands


def test_a_checkers_setting_is_no_reason_to_install(place, commands):
    environment.main("run")
    commands.clear()
    text = (place / "pyproject.toml").read_text()
    (place / "pyproject.toml").write_text(text.replace("line-length = 120", "line-length = 119"))
    environment.main("run")
    assert commands == []


def test_a_failed_install_says_what_failed_and_is_tried_again(place, monkeypatch, capsys):
    def fail(command, **_options):
        raise subprocess.CalledProcessError(7, command)

    monkeypatch.setattr(subprocess, "run", fail)
    monkeypatch.setattr(environment, "_works", lambda _python: True)
    assert environment.main("run") == 1
    said = capsys.readouterr().err
    assert "run.lock" in said
    assert "ended with 7" in said
    assert not (place / ".venv" / "kradan-run.stamp").exists()


def choose(place: Path, python: Path) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(place / "scripts" / "environment.sh"), "run"]
    environ = {"PYTHON": str(python), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_an_old_python_is_refused_with_what_to_do(place):
    ended = choose(place, script(place / "old", "exit 1"))
    assert ended.returncode == 1
    assert "Python 3.11 or newer" in ended.stderr
    assert "apt-get install" in ended.stderr


def test_a_python_without_pip_is_refused_with_what_to_do(place):
    bare = script(
        place / "bare", f'case "$2" in "import "pip|"import "ensurepip) exit 1;; esac\nexec {sys.executable} "$@"'
    )
    ended = choose(place, bare)
    assert ended.returncode == 1
    assert "python3-pip" in ended.stderr
