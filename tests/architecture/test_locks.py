"""The lock files say the same as pyproject.toml, and the same as each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {"run": "build", "dev": "dev", "image": None}
"""Lock file to the dependency group that it holds besides the project's own dependencies."""


def locked(name: str) -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for line in (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z0-9._-]+)==(\S+)", line):
            versions.setdefault(canonicalize_name(found[1]), set()).add(found[2])
    return versions


def group(name: str | None) -> list[str]:
    entries = PROJECT["dependency-groups"][name] if name else []
    included = [entry["include-group"] for entry in entries if isinstance(entry, dict)]
    return [entry for entry in entries if isinstance(entry, str)] + [line for one in included for line in group(one)]


@pytest.mark.parametrize("lock", GROUPS)
def test_every_dependency_is_locked_at_a_version_it_allows(lock):
    versions = locked(lock)
    for line in [*PROJECT["project"]["dependencies"], *group(GROUPS[lock])]:
        wanted = Requirement(line)
        held = versions.get(canonicalize_name(wanted.name), set())
        assert held, f"{line} is not in requirements/{lock}.lock: run `make lock`"
        assert all(wanted.specifier.contains(version) for version in held), f"{line}, locked: {held}: run `make lock`"


@pytest.mark.parametrize("lock", ["run", "image", "assets"])
def test_the_contributors_lock_holds_what_the_others_hold(lock):
    everything = locked("dev")
    differing = {
        name: versions for name, versions in locked(lock).items() if not versions <= everything.get(name, set())
    }
    assert differing == {}
