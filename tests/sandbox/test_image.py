"""The image's recipe: what goes in, and a name that changes with it."""

import ast
import io
import re
import sys
import tarfile
from pathlib import Path

import _pytest.main
import pytest

from sandbox import judge_library
from sandbox.errors import SandboxUnavailable
from sandbox.image import base, build, recipe


def test_only_what_a_slot_needs_goes_in():
    files = set(recipe.sources())
    assert {"Dockerfile", "sandbox/cases.py", "sandbox/supervisor/__main__.py", "sandbox/supervisor/warden.py"} <= files
    assert not {
        path for path in files if re.search(r"docker_slots|local|doctor|open_slot|sandbox/exchange|image", path)
    }


def test_the_context_is_the_same_for_the_same_files():
    assert recipe.context() == recipe.context()
    with tarfile.open(fileobj=io.BytesIO(recipe.context())) as tar:
        assert tar.getnames() == list(recipe.sources())
        assert {(one.mtime, one.uid, one.mode) for one in tar.getmembers()} == {(0, 0, 0o644)}


def test_the_name_changes_with_every_change_of_what_goes_in(monkeypatch: pytest.MonkeyPatch):
    before = recipe.image_name()
    changed = recipe.sources() | {"sandbox/cases.py": b"changed"}
    monkeypatch.setattr(recipe, "sources", lambda _: changed)
    assert recipe.image_name() != before


def test_the_judge_gets_pytest_as_this_environment_has_it():
    files = recipe.sources()
    assert files["build/judge/_pytest/main.py"] == Path(_pytest.main.__file__).read_bytes()
    assert {path.split("/")[2].removesuffix(".py") for path in files if path.startswith("build/")} == set(
        judge_library.NAMES
    )
    assert {"sandbox/judging/court.py", "sandbox/judging/example.py"} <= set(files)


def test_an_environment_without_pytest_is_told_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(judge_library, "find_spec", lambda _: None)
    with pytest.raises(SandboxUnavailable, match="is not installed"):
        judge_library.sources()


def test_the_slots_modules_need_nothing_but_the_standard_library_and_the_judge_pytest():
    for path, source in recipe.sources().items():
        if path.startswith("sandbox/") and path.endswith(".py"):
            pytests = {"_pytest", "pytest", "solution"} if path.startswith("sandbox/judging/") else set()
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    names = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
                    packages = {str(name).partition(".")[0] for name in names}
                    assert packages <= {"sandbox", *sys.stdlib_module_names, *pytests}, (path, names)


@pytest.mark.docker
def test_building_again_builds_nothing():
    build.ensure()
    lines: list[str] = []
    assert build.ensure(lines.append) == recipe.image_name()
    assert lines == []


@pytest.mark.docker
def test_the_base_is_there_or_a_public_one_is_named():
    assert base.ensure() in {base.local_name(), base.PUBLIC}
