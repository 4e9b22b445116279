"""What practice is in the browser is the same code as on the server, and needs nothing but the standard library."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from web.built import practice_files

ROOT = Path(__file__).resolve().parents[2]
NOT_IN_BROWSERS = (
    "resource", "termios", "fcntl", "grp", "syslog", "curses", "dbm", "tkinter", "ensurepip", "venv", "ssl", "sqlite3", "lzma",
)  # fmt: skip
"""Parts of the standard library that Python in the browser is built without."""
MOST_BYTES = 1_400_000
"""Of the bundle, unpacked: a fifth of it goes over the wire."""

LOAD = """
import json, os, sys

class NotInBrowsers:
    def find_spec(self, name, path=None, target=None):
        if name in {missing}:
            raise ModuleNotFoundError(f"no module named {{name}} in a browser", name=name)

for name in {missing}:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, NotInBrowsers())
sys.path.insert(0, {bundle!r})
for name in {modules}:
    module = __import__(name, fromlist=["x"])
    getattr(module, "prepare", int)()
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> Path:
    """Give the zip that the browser is sent."""
    folder = tmp_path_factory.mktemp("bundle")
    return folder / practice_files.place_all(folder)["practice.zip"]


def load(bundle: Path, *modules: str) -> subprocess.CompletedProcess[str]:
    program = LOAD.format(missing=NOT_IN_BROWSERS, bundle=str(bundle), modules=modules)
    command = [sys.executable, "-I", "-S", "-c", program]
    environ = {"TMPDIR": str(bundle.parent)}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environ)


def asked_for(source: str) -> Iterator[str]:
    """The modules of ours that a source imports, also inside its functions, but for those that only types ask for."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        waiting += ast.iter_child_nodes(node)


def test_the_desk_is_made_ready_with_the_bundle_and_the_standard_library_only(bundle):
    ended = load(bundle, practice_files.DESK)
    assert ended.returncode == 0, ended.stderr
    loaded = json.loads(ended.stdout)
    assert practice_files.DESK in loaded
    tops = {name.partition(".")[0] for name in loaded}
    assert tops - sys.stdlib_module_names - {"__main__", *practice_files.OURS} == set()


def test_every_module_of_ours_that_one_in_the_bundle_may_import_is_there_too(bundle):
    with zipfile.ZipFile(bundle) as archive:
        names = set(archive.namelist())
        sources = {
            name: archive.read(name).decode() for name in names if name.startswith(("web/", "grader/", "sandbox/"))
        }
    missing = {
        (name, module)
        for name, source in sources.items()
        if name.endswith(".py")
        for module in asked_for(source)
        if (ROOT / (path := module.replace(".", "/"))).with_suffix(".py").is_file()
        or (ROOT / path / "__init__.py").is_file()
        if f"{path}.py" not in names and f"{path}/__init__.py" not in names
    }
    assert missing == set()


def test_the_bundle_holds_nothing_of_the_server_and_stays_small(bundle):
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
    server = (
        "web/app",
        "web/student",
        "web/guard/security",
        "grader/store",
        "grader/grade",
        "sandbox/supervisor",
        "sandbox/slot",
    )
    assert [name for name in names if name.startswith(server)] == []
    assert {"jinja2/LICENSE.txt", "markupsafe/LICENSE.txt"} <= {*names}
    assert bundle.stat().st_size < MOST_BYTES


def test_the_same_sources_make_the_same_bundle(bundle, tmp_path):
    assert practice_files.place_all(tmp_path)["practice.zip"] == bundle.name


@pytest.mark.parametrize("module", ["grader.store.tables", "sandbox.docker_slots"])
def test_the_rest_would_not_load_there(bundle, module):
    ended = load(bundle, module)
    assert ended.returncode == 1
    assert "ModuleNotFoundError" in ended.stderr


def test_what_a_browser_lacks_is_missed_here_too(bundle):
    ended = load(bundle, "resource")
    assert ended.returncode == 1
    assert "in a browser" in ended.stderr
