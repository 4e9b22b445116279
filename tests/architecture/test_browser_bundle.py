"""What marks practice in the browser is the same code as on the server, and needs nothing but the standard library."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = ("grader.exercise.model", "sandbox.cases")
PACKAGE = "grader.marking"
NOT_IN_BROWSERS = ("resource", "termios", "fcntl", "grp", "syslog", "curses", "dbm", "tkinter", "ensurepip", "venv")
"""Parts of the standard library that Python in the browser is built without."""

LOAD = """
import json, sys

class NotInBrowsers:
    def find_spec(self, name, path=None, target=None):
        if name in {missing}:
            raise ModuleNotFoundError(f"no module named {{name}} in a browser", name=name)

for name in {missing}:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, NotInBrowsers())
sys.path.insert(0, {bundle!r})
for name in {modules}:
    __import__(name)
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> Path:
    """Give a zip of grader and sandbox, as the browser would be sent."""
    path = tmp_path_factory.mktemp("bundle") / "practice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for package in ("grader", "sandbox"):
            for source in sorted((ROOT / package).rglob("*.py")):
                archive.write(source, source.relative_to(ROOT))
    return path


def load(bundle: Path, *modules: str) -> subprocess.CompletedProcess[str]:
    program = LOAD.format(missing=NOT_IN_BROWSERS, bundle=str(bundle), modules=modules)
    command = [sys.executable, "-I", "-S", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_marking_and_the_exercise_load_with_the_standard_library_only(bundle):
    marking = [
        f"{PACKAGE}.{path.stem}" for path in sorted((ROOT / "grader/marking").glob("*.py")) if path.stem != "__init__"
    ]
    assert marking
    ended = load(bundle, *ENTRIES, *marking)
    assert ended.returncode == 0, ended.stderr
    tops = {name.partition(".")[0] for name in json.loads(ended.stdout)}
    assert tops - sys.stdlib_module_names - {"__main__", "grader", "sandbox"} == set()


@pytest.mark.parametrize("module", ["grader.store.tables", "sandbox.docker_slots"])
def test_the_rest_would_not_load_there(bundle, module):
    ended = load(bundle, module)
    assert ended.returncode == 1
    assert "ModuleNotFoundError" in ended.stderr


def test_what_a_browser_lacks_is_missed_here_too(bundle):
    ended = load(bundle, "resource")
    assert ended.returncode == 1
    assert "in a browser" in ended.stderr
