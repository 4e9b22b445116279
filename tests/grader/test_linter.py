"""The real linter: what it finds, what it is asked for, and what hostile code can do to it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from grader import linter
from grader.errors import Retryable
from grader.exercise.linter_rules import PREVIEW, STABLE
from grader.exercise.source_tests import StyleTest
from grader.exercise.style_keys import SETS
from grader.linter import codes, lint
from grader.marking.lint import Linted, LintFinding
from sandbox.image import recipe

MISTAKES = StyleTest(SETS["mistakes"])


def found(source: str, *select: str, **more) -> list[tuple[str, int, int]]:
    told = lint(StyleTest(select, **more), {"s.py": source})
    assert not told.is_unread
    return [(one.code, one.line, one.column) for one in told.findings]


def test_a_finding_has_code_words_and_place():
    assert lint(MISTAKES, {"s.py": "x = 1\nimport os\n"}) == Linted(
        (LintFinding("F401", "`os` imported but unused", "s.py", 2, 8),)
    )


def test_only_what_is_selected_and_not_ignored_is_found():
    source = "import os\ndef F(): pass\n"
    assert [code for code, _, _ in found(source, "F", "N")] == ["F401", "N802"]
    assert [code for code, _, _ in found(source, "F", "N", ignore=("F401",))] == ["N802"]


def test_rules_that_the_linter_keeps_apart_are_found_by_their_whole_code():
    assert found("x=1\n", "E225") == [("E225", 1, 2)]
    assert found("x=1\n", "E2") == []
    assert [code for code, _, _ in found("import os\nx=1\n", "E225", "F")] == ["F401", "E225"]


def test_lines_may_be_as_long_as_the_test_says():
    source = f"x = '{'a' * 90}'\n"
    assert [code for code, _, _ in found(source, "E501")] == ["E501"]
    assert found(source, "E501", line_length=120) == []


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: F401", "# ruff: noqa", "# flake8: noqa"])
def test_the_code_cannot_silence_the_linter(comment):
    assert [code for code, _, _ in found(f"{comment}\nimport os  {comment}\n", "F")] == ["F401"]


def test_settings_of_a_folder_do_not_matter(tmp_path, monkeypatch):
    (tmp_path / "ruff.toml").write_text("[lint]\nignore = ['F401']\n")
    monkeypatch.chdir(tmp_path)
    assert [code for code, _, _ in found("import os\n", "F")] == ["F401"]
    assert [path.name for path in tmp_path.iterdir()] == ["ruff.toml"]


def test_all_python_files_are_read_and_no_others():
    told = lint(MISTAKES, {"b.py": "import os\n", "a.py": "import re\n", "data.txt": "import sys ((("})
    assert [(one.file, one.message) for one in told.findings] == [
        ("b.py", "`os` imported but unused"),
        ("a.py", "`re` imported but unused"),
    ]


def test_words_of_the_images_python_are_no_mistake():
    assert found("type A = int\n\n\ndef f[T](x: T) -> T:\n    return f'{x!r:{'>'}9}'\n", "F", "E") == []


def test_the_image_has_the_python_that_the_linter_is_told_of():
    base = recipe.sources()["Dockerfile"].decode()
    assert f"python:{linter.TARGET[2]}.{linter.TARGET[3:]}" in base


@pytest.mark.parametrize("source", ["x = (\n", "\0", "\ud800", "def f(:\n", "é = “a”\n"])
def test_what_is_no_python_is_unread_and_nothing_is_found_in_it(source):
    assert lint(StyleTest(SETS["pep8-beginner"]), {"s.py": source}) == Linted(is_unread=True)


@pytest.mark.parametrize(
    "source",
    ["(" * 100_000, "-" * 500_000 + "1", "x = " + "[0," * 60_000, "x = 1;" * 300_000, "1 + " * 200_000 + "1", "f'{" * 5000,
     "lambda: " * 60_000 + "0", "not " * 200_000 + "x", "# " + "x" * 3_000_000, "if x:\n" * 3, "a\n" * 300_000],
    ids=lambda source: source[:8],
)  # fmt: skip
def test_hostile_code_is_unread_at_worst(source):
    told = lint(StyleTest(SETS["pep8-beginner"]), {"s.py": source})
    assert told.is_unread or told.findings


@pytest.mark.parametrize("instead", ["exec sleep 60", "kill -9 $$", "printf '[{'", "exit 2"])
def test_a_linter_that_hangs_crashes_or_babbles_has_read_nothing(monkeypatch, instead):
    monkeypatch.setattr(linter, "WALL_SECONDS", 0.3)
    monkeypatch.setattr(linter, "_LIMITED", ("/bin/sh", "-c", instead, "sh"))
    assert lint(MISTAKES, {"s.py": "x = 1\n"}) == Linted(is_unread=True)


@pytest.mark.parametrize(
    "limited", [("/no/such/shell",), ("/bin/sh", "-c", "exit 125", "sh"), ("/bin/sh", "-c", "exec /no/such/ruff", "sh")]
)
def test_a_linter_that_cannot_be_started_is_no_fault_of_the_code(monkeypatch, limited):
    monkeypatch.setattr(linter, "_LIMITED", limited)
    with pytest.raises(Retryable, match="linter-unavailable"):
        lint(MISTAKES, {"s.py": "x = 1\n"})


def test_a_linter_that_is_asked_for_what_it_does_not_know_is_our_fault():
    with pytest.raises(Retryable, match="linter-unavailable"):
        lint(StyleTest(("QQQ999",)), {"s.py": "x = 1\n"})


def test_its_limits_are_set():
    shown = subprocess.run([*linter._LIMITED, "/bin/sh", "-c", "ulimit -t; ulimit -v; ulimit -f; ulimit -c"],
                           capture_output=True, check=True, text=True)  # fmt: skip
    assert shown.stdout.split() == [str(linter.CPU_SECONDS), str(linter.MEMORY_KIB), str(linter.MOST_BLOCKS), "0"]


def test_the_rules_that_are_shipped_are_those_of_the_installed_version():
    installed = dict(codes())
    assert {code for code, status in installed.items() if status == "Stable"} == STABLE
    assert {code for code, status in installed.items() if status == "Preview"} == PREVIEW


@pytest.mark.parametrize("name", SETS)
def test_every_named_set_is_one_that_the_linter_takes(name):
    assert not lint(StyleTest(SETS[name]), {"s.py": "x = 1\n"}).is_unread


def test_importing_it_starts_nothing():
    subprocess.run([sys.executable, "-c", "import grader.linter"], check=True)
