"""A promise that needs an engine, a browser or a database is either tried, visibly skipped, or a failure in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTEST = [
    sys.executable,
    "-m",
    "pytest",
    "-p",
    "no:cacheprovider",
    "-c",
    str(ROOT / "pyproject.toml"),
    "-p",
    "tests.frame.needs",
]


def run(folder: Path, source: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on one file, with no engine, no browser and no database to be found."""
    (folder / "test_it.py").write_text(source)
    bare = {"PATH": str(folder), "PYTHONPATH": str(ROOT), "DOCKER_HOST": f"unix://{folder}/nothing.sock", **environ}
    return subprocess.run(
        [*PYTEST, "test_it.py"], cwd=folder, env=bare, capture_output=True, text=True, timeout=60, check=False
    )


MARKED = """
import pytest
@pytest.mark.{marker}
def test_it():
    {body}
"""


@pytest.mark.parametrize("marker", ["docker", "browser"])
def test_a_missing_need_is_skipped_with_its_reason(tmp_path, marker):
    ended = run(tmp_path, MARKED.format(marker=marker, body="raise AssertionError"))
    assert ended.returncode == 0, ended.stdout
    assert "1 skipped" in ended.stdout
    assert {"docker": "no Docker engine answers", "browser": "no Chromium"}[marker] in ended.stdout


@pytest.mark.parametrize("marker", ["docker", "browser"])
def test_a_missing_need_is_a_failure_in_ci(tmp_path, marker):
    ended = run(tmp_path, MARKED.format(marker=marker, body="pass"), CI="true")
    assert ended.returncode == 1
    assert "CI=true" in ended.stdout
    assert f"needs {marker}" in ended.stdout


def test_a_skip_inside_a_test_with_a_need_is_a_failure_in_ci(tmp_path):
    body = "pytest.skip('not today')"
    environ = {"KRADAN_TEST_CHROMIUM": "/bin/true"}
    assert run(tmp_path, MARKED.format(marker="browser", body=body), **environ).returncode == 0
    ended = run(tmp_path, MARKED.format(marker="browser", body=body), CI="true", **environ)
    assert ended.returncode == 1
    assert "not today" in ended.stdout


def test_a_module_that_skips_itself_is_a_failure_in_ci(tmp_path):
    source = "import pytest\npytest.skip('no engine', allow_module_level=True)\n"
    assert run(tmp_path, source).returncode == 5
    assert run(tmp_path, source, CI="true").returncode not in {0, 5}


def test_a_skip_without_a_need_stays_a_skip_in_ci(tmp_path):
    source = "import pytest\ndef test_it():\n    pytest.skip('only on another system')\n"
    assert run(tmp_path, source, CI="true").returncode == 0


def test_an_expected_failure_stays_one_in_ci(tmp_path):
    source = (
        "import pytest\n@pytest.mark.browser\n@pytest.mark.xfail(reason='known')\ndef test_it():\n    assert False\n"
    )
    assert run(tmp_path, source, CI="true", KRADAN_TEST_CHROMIUM="/bin/true").returncode == 0


@pytest.mark.postgres
def test_postgres_is_there_where_a_test_asks_for_it(postgres_url):
    import psycopg

    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert "KRADAN_TEST_POSTGRES_URL" not in os.environ or os.environ["KRADAN_TEST_POSTGRES_URL"] == postgres_url
