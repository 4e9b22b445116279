"""The targets that a contributor types: listed by themselves, and the same ones that CI runs."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROMISED = {
    "run",
    "test",
    "check",
    "fix",
    "exercises",
    "messages",
    "db-check",
    "bench",
    "budgets",
    "corpus",
    "screenshots",
}
INNER = {"corpus-named", "env", "env-dev"}


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments]
    environ = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", MAKEFILE, re.MULTILINE))


def test_help_lists_every_target_that_a_person_types():
    listed = set(re.findall(r"^  make ([a-z-]+) ", make("help").stdout, re.MULTILINE))
    assert listed == targets() - INNER
    assert listed >= PROMISED
    assert make().stdout == make("help").stdout


def test_no_target_is_taken_for_a_file():
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == targets()


def test_run_ends_as_the_program_itself():
    lines = make("--dry-run", "run").stdout.strip().splitlines()
    assert lines[-1].strip() == "exec .venv/bin/kradan up --demo"
    assert make("--dry-run", "run", "ARGS=--lan").stdout.strip().endswith("kradan up --demo --lan")


def test_test_takes_a_path():
    assert make("--dry-run", "test", "T=tests/frame").stdout.strip().endswith("scripts.test tests/frame")


def test_corpus_says_what_it_needs():
    ended = make("corpus")
    assert ended.returncode == 2
    assert "CORPUS=path" in ended.stderr


def test_ci_runs_what_a_contributor_runs():
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.search(r"^exec make test </dev/null$", script, re.MULTILINE)
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_a_commit_is_checked_without_a_download():
    config = YAML(typ="safe").load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    assert {hook["language"] for hook in config["repos"][0]["hooks"]} == {"system"}
    assert "make check" in {hook["entry"] for hook in config["repos"][0]["hooks"]}


@pytest.mark.parametrize("script", ["scripts/environment.sh", ".ci/run"])
def test_a_script_is_plain_sh(script):
    ended = subprocess.run(["sh", "-n", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
