"""Who may import whom holds, and each kind of break is found: a contract that cannot fail protects nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        LINT,
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """Give a copy of the three packages and their contracts, to break."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("web", "grader", "sandbox"):
        ignore = shutil.ignore_patterns("node_modules", "static", "__pycache__")
        shutil.copytree(ROOT / package, folder / package, ignore=ignore)
    return folder


def test_the_contracts_hold():
    ended = lint(ROOT)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("grader/clock.py", "import web.app", "pages on top, marks in the middle, sandbox at the bottom"),
        ("sandbox/types.py", "import grader.clock", "pages on top, marks in the middle, sandbox at the bottom"),
        ("grader/exercise/load.py", "import grader.marking.mark", "inside grader"),
        ("grader/store/tables.py", "import grader.submit", "inside grader"),
        ("grader/marking/mark.py", "import sqlalchemy", "the core knows no framework, database, queue or container"),
        ("grader/marking/mark.py", "import pydantic", "what the browser loads needs the standard library only"),
        ("sandbox/docker_slots/engine.py", "import redis", "the sandbox runs alone"),
        ("sandbox/supervisor/broker.py", "import docker", "only the Docker slots know Docker"),
        ("grader/grade.py", "import sandbox.docker_slots", "only the worker and the command line"),
        ("web/app.py", "import docker", "only the worker and the command line"),
        ("web/app.py", "import grader.grade", "pages ring the bell; they do not grade"),
        ("web/student/__init__.py", "import web.teacher", "roles do not borrow from each other"),
    ],
)
def test_a_forbidden_import_is_found(copy, module, line, contract):
    path = copy / module
    source = path.read_text(encoding="utf-8")
    path.write_text(f"{source}\n{line}\n", encoding="utf-8")
    try:
        ended = lint(copy)
    finally:
        path.write_text(source, encoding="utf-8")
    assert ended.returncode == 1, ended.stdout + ended.stderr
    broken = [row for row in ended.stdout.splitlines() if " BROKEN" in row]
    assert any(row.startswith(contract) for row in broken), ended.stdout
