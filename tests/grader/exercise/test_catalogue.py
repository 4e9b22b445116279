"""Folders of exercises: what is used, what is told, and that the others stay usable."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from grader.exercise.catalogue import read_catalogue, read_exercise, read_path
from grader.exercise.folder import MAX_FILE_BYTES, MAX_FILES
from grader.exercise.model import Exercise, WrongSolution

SPEC = """\
format: 1
title: {th: ก, en: A}
tests:
  - name: small
    call: f(1)
    returns: 1
wrong:
  none.py: {fails: [small]}
"""
COLLECTION = "format: 1\ntitle: {th: ก, en: Basics}\nexercises: [one, two]\n"


def write(folder: Path, **files: str | bytes) -> Path:
    """Files by name; `__` stands for a dot and `___` for a slash."""
    for key, content in files.items():
        path = folder / key.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def one(folder: Path, **files: str | bytes) -> Path:
    """A sound exercise, with these files changed."""
    sound: dict[str, str | bytes] = {
        "exercise__yaml": SPEC,
        "statement__th__md": "ก",
        "statement__en__md": "A",
        "starter__py": "def f(x): ...",
        "solution__py": "def f(x): return x",
        "wrong___none__py": "def f(x): pass",
    }
    return write(folder, **(sound | files))


def used(folder: Path) -> Exercise:
    found = read_exercise(folder)
    assert found.problems == ()
    assert found.exercise is not None
    return found.exercise


def told(folder: Path) -> list[tuple[str, str, bool]]:
    found = read_exercise(folder)
    assert (found.exercise is None) is any(not problem.warning for problem in found.problems)
    return [(problem.rule, problem.key, problem.warning) for problem in found.problems]


def test_an_exercise_is_all_that_lies_in_its_folder(tmp_path):
    exercise = used(one(tmp_path / "basics" / "one"))
    assert exercise.id == "basics/one"
    assert exercise.statement.texts == {"en": "A", "th": "ก"}
    assert exercise.starter == {"solution.py": "def f(x): ..."}
    assert exercise.solution == {"solution.py": "def f(x): return x"}
    assert exercise.wrong == (WrongSolution("none.py", {"solution.py": "def f(x): pass"}, ("small",)),)


def test_several_files_lie_in_folders(tmp_path):
    folder = one(
        tmp_path / "basics" / "one",
        exercise__yaml=SPEC.replace("tests:", "files: [main.py, shapes.py]\ntests:").replace("none.py", "none"),
        solution___main__py="import shapes",
        solution___shapes__py="x = 1",
        wrong___none___main__py="",
    )
    for name in ("solution.py", "starter.py", "wrong/none.py"):
        (folder / name).unlink()
    exercise = used(folder)
    assert exercise.solution == {"main.py": "import shapes", "shapes.py": "x = 1"}
    assert exercise.starter == {}
    assert exercise.wrong == (WrongSolution("none", {"main.py": ""}, ("small",)),)


def test_the_revision_is_the_content_and_nothing_else(tmp_path):
    first = used(one(tmp_path / "a" / "one")).revision
    second = one(tmp_path / "b" / "one")
    (second / "__pycache__").mkdir()
    (second / "__pycache__" / "solution.pyc").write_bytes(b"x")
    (second / ".solution.py.swp").write_bytes(b"x")
    assert used(second).revision == first
    assert first.startswith("sha256:")
    (second / "starter.py").write_text("changed")
    assert used(second).revision != first
    (second / "starter.py").rename(second / "README.md")
    moved = read_exercise(second).exercise
    assert moved is not None
    assert moved.revision not in {first, used(one(tmp_path / "c" / "one", starter__py="changed")).revision}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"exercise__yaml": "format: 2"}, [("missing-key", "", False), ("missing-key", "", False), ("bad-choice", "format", False)]),
        ({"statement__th__md": " "}, [("one-language", "", True)]),
        ({"statement__th__md": b"\xe1"}, [("one-language", "", True), ("not-utf-8", "", False)]),
        ({"solution__py": b"\xff"}, [("not-utf-8", "", False)]),
        ({"soluton__py": ""}, [("unused-file", "soluton.py", True)]),
        ({"odd": ""}, [("unused-file", "odd", True)]),
        ({"README__md": "for teachers"}, []),
        ({"wrong___other__py": ""}, []),
        ({"exercise__yaml": SPEC.replace("none.py", "nnoe.py")}, [("no-such-file", "wrong.nnoe.py", False)]),
        ({"exercise__yaml": SPEC.replace("none.py", "q.py")}, [("no-such-file", "wrong.q.py", False)]),
        ({"wrong___two___other__py": ""}, [("missing-file", "", False), ("bad-path", "other.py", False)]),
        ({"big__txt": b"x" * (MAX_FILE_BYTES + 1)}, [("too-large", "big.txt", False)]),
        ({"exercise__yaml": b"x" * (MAX_FILE_BYTES + 1)}, [("too-large", "exercise.yaml", False)]),
        ({f"f{n}": b"x" * (MAX_FILE_BYTES - 9) for n in range(5)}, [("too-large", "f3", False)]),
        ({f"f{n:03}": "" for n in range(MAX_FILES)}, [("too-large", "f199", False)]),
        ({"a___b___c___d___e___f": ""}, [("odd-file", "a/b/c/d/e", False)]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_folder_is_told(tmp_path, files, expected):
    found = told(one(tmp_path / "basics" / "one", **files))
    assert sorted(item for item in found if item[0] != "unused-file" or item in expected) == sorted(expected)


def test_an_exercise_without_any_statement_cannot_be_used(tmp_path):
    folder = one(tmp_path / "basics" / "one")
    (folder / "statement.th.md").unlink()
    (folder / "statement.en.md").unlink()
    assert told(folder) == [("one-language", "", False)] * 2


@pytest.mark.parametrize("name", ["exercise.yaml", "starter.py", "wrong"])
def test_links_are_refused(tmp_path, name):
    folder = one(tmp_path / "basics" / "one")
    target = tmp_path / "elsewhere"
    (folder / name).rename(target)
    (folder / name).symlink_to(target)
    assert ("link", name, False) in told(folder)


def test_pipes_and_other_oddities_are_refused_not_waited_for(tmp_path):
    folder = one(tmp_path / "basics" / "one")
    os.mkfifo(folder / "pipe")
    assert told(folder) == [("odd-file", "pipe", False)]


def test_a_name_that_cannot_be_in_an_address_is_refused(tmp_path):
    assert told(one(tmp_path / "basics" / "One Two")) == [("bad-name", "", False)]


def test_a_folder_that_is_no_exercise_says_so(tmp_path):
    assert told(tmp_path) == [("missing-file", "", False)]


def test_a_folder_that_cannot_be_read_says_so(tmp_path, monkeypatch):
    def refuse(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    folder = one(tmp_path / "basics" / "one")
    monkeypatch.setattr(os, "scandir", refuse)
    assert told(folder) == [("unreadable", "", False)]


def test_a_file_that_cannot_be_read_says_so(tmp_path, monkeypatch):
    folder = one(tmp_path / "basics" / "one")
    whole = Path.open

    def refuse(path: Path, *args: Any) -> object:
        if path.name == "starter.py":
            raise PermissionError(13, "Permission denied")
        return whole(path, *args)

    monkeypatch.setattr(Path, "open", refuse)
    assert told(folder) == [("unreadable", "starter.py", False)]


def test_collections_come_in_order_with_their_exercises(tmp_path):
    for collection, position in (("b", 1), ("a", 2), ("c", None)):
        for slug in ("two", "one"):
            one(tmp_path / collection / slug)
        place = "" if position is None else f"position: {position}\n"
        write(tmp_path / collection, collection__yaml=COLLECTION + place)
    write(tmp_path, README__md="x", empty___x="")
    catalogue = read_catalogue(tmp_path)
    assert catalogue.problems == ()
    assert [one.slug for one in catalogue.collections] == ["b", "a", "c"]
    assert list(catalogue.exercises) == ["b/one", "b/two", "a/one", "a/two", "c/one", "c/two"]
    assert catalogue.collections[0].title.texts == {"th": "ก", "en": "Basics"}


def test_a_broken_exercise_leaves_the_others_usable(tmp_path):
    one(tmp_path / "a" / "one", exercise__yaml="format: 1")
    one(tmp_path / "a" / "two")
    write(tmp_path / "a", collection__yaml=COLLECTION)
    catalogue = read_catalogue(tmp_path)
    assert list(catalogue.exercises) == ["a/two"]
    assert list(catalogue.found) == ["a/one", "a/two"]
    assert {problem.file for problem in catalogue.problems} == {f"{tmp_path}/a/one/exercise.yaml"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format: 1\ntitle: {th: ก, en: A}\nexercises: [one]\n", [("not-listed", "exercises", True)]),
        (
            "format: 1\ntitle: {th: ก, en: A}\nexercises: [one, two, tow]\n",
            [("no-such-exercise", "exercises[2]", False)],
        ),
        ("format: 1\ntitle: {th: ก, en: A}\nexercises: [one, two, one]\n", [("duplicate", "exercises[2]", False)]),
        ("format: 1\ntitle: {th: ก}\nexercises: [one, two]\n", [("one-language", "title", True)]),
        ("format: 1\ntitle: {th: ก, en: A}\nexercises: [one]\nname: x\n", [("unknown-key", "name", False)]),
        ("format: [\n", [("not-yaml", "", False)]),
        (None, [("missing-file", "", False)]),
    ],
)
def test_what_is_wrong_with_a_collection_is_told(tmp_path, text, expected):
    one(tmp_path / "a" / "one")
    one(tmp_path / "a" / "two")
    if text is not None:
        write(tmp_path / "a", collection__yaml=text)
    catalogue = read_catalogue(tmp_path)
    assert [(problem.rule, problem.key, problem.warning) for problem in catalogue.problems] == expected
    assert sorted(catalogue.exercises) == ["a/one", "a/two"]


def test_an_exercise_that_is_listed_where_there_are_none_says_so(tmp_path):
    write(tmp_path / "a", collection__yaml=COLLECTION)
    catalogue = read_catalogue(tmp_path)
    assert [problem.hint for problem in catalogue.problems] == ["there are none"] * 2


def test_a_collection_needs_a_plain_name_too(tmp_path):
    one(tmp_path / "A B" / "one")
    write(tmp_path / "A B", collection__yaml=COLLECTION.replace(", two", ""))
    assert [problem.rule for problem in read_catalogue(tmp_path).problems] == ["bad-name"]


def test_a_path_may_be_an_exercise_a_collection_or_all(tmp_path):
    root = tmp_path / "exercises"
    one(root / "a" / "one")
    one(root / "a" / "two")
    write(root / "a", collection__yaml=COLLECTION + "nmae: x\n")
    one(root / "b" / "one")
    assert [found.id for found in read_path(root / "a" / "one")[0]] == ["a/one"]
    assert read_path(root / "a" / "one")[1] == ()
    assert [found.id for found in read_path(root / "a")[0]] == ["a/one", "a/two"]
    assert [problem.rule for problem in read_path(root / "a")[1]] == ["unknown-key"]
    assert [found.id for found in read_path(root)[0]] == ["a/one", "a/two", "b/one"]
    assert [problem.rule for problem in read_path(root)[1]] == ["unknown-key", "missing-file"]
    shutil.rmtree(root)
    root.mkdir()
    assert read_path(root) == ([], ())


def test_looking_for_exercises_ends_somewhere(tmp_path):
    deep = tmp_path.joinpath(*["x"] * 9)
    one(deep)
    assert read_path(tmp_path) == ([], ())
