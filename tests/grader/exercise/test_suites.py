"""`pytest: tests/test_x.py` in an exercise file: what it takes along, and where it cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exercise import suite_files
from grader.exercise.catalogue import ReadExercise, read_exercise
from grader.exercise.json_form import from_json, to_json
from grader.exercise.load import load
from grader.exercise.model import Exercise, LocalText, SuiteTest, Test
from grader.exercise.suites import MOST_SUITES
from sandbox.statements import MAX_SUITES
from tests.grader.exercise.files import HEAD, T
from tests.grader.strategies import FILES, SUITES

SUITE = "from solution import total\n\ndef test_total():\n    assert total([1]) == 1\n"
SPEC = HEAD + "tests:\n  - name: totals\n    pytest: tests/test_total.py\n    points: 3\n"


def folder(place: Path, spec: str = SPEC, **files: str | bytes) -> Path:
    """An exercise with a suite; in the names of files `__` stands for a dot and `___` for a slash."""
    sound: dict[str, str | bytes] = {
        "exercise__yaml": spec,
        "statement__th__md": "ก",
        "statement__en__md": "A",
        "tests___test_total__py": SUITE,
    }
    for key, content in (sound | files).items():
        path = place / key.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return place


def told(found: ReadExercise) -> list[tuple[str, int, str]]:
    assert found.exercise is None
    return [(one.rule, one.line, one.key) for one in found.problems if not one.warning]


def test_a_suite_takes_along_all_that_lies_in_its_folder(tmp_path):
    place = folder(tmp_path / "one", tests___conftest__py="x = 1", tests___data___a__csv="a,1\n", notes__txt="?")
    found = read_exercise(place)
    assert [(one.rule, one.key) for one in found.problems] == [("unused-file", "notes.txt")]
    assert found.exercise is not None
    (test,) = found.exercise.tests
    files = {"tests/test_total.py": SUITE, "tests/conftest.py": "x = 1", "tests/data/a.csv": "a,1\n"}
    assert (test.name, test.points, test.kind) == ("totals", 3, SuiteTest("tests/test_total.py", files))
    assert found.exercise.max_points == 3


def test_every_file_of_a_suite_counts_for_the_revision(tmp_path):
    place = folder(tmp_path / "one", tests___conftest__py="x = 1")
    before = read_exercise(place).exercise
    (place / "tests" / "conftest.py").write_text("x = 2")
    after = read_exercise(place).exercise
    assert before is not None
    assert after is not None
    assert before.revision != after.revision


def test_a_link_out_of_the_suites_folder_is_refused(tmp_path):
    place = folder(tmp_path / "one")
    (place / "tests" / "data.txt").symlink_to("/etc/passwd")
    assert told(read_exercise(place)) == [("link", 0, "tests/data.txt")]


def test_a_suite_that_is_not_there_is_told_where_it_is_named(tmp_path):
    found = read_exercise(folder(tmp_path / "one", SPEC.replace("test_total", "test_totl")))
    assert told(found) == [("no-such-file", 5, "tests[0].pytest")]
    assert [one.hint for one in found.problems if not one.warning] == ["did you mean `tests/test_total.py`?"]
    lonely = read_exercise(folder(tmp_path / "two", SPEC.replace("tests/test_total", "q/zzzzzzzzz")))
    assert [one.hint for one in lonely.problems if not one.warning] == ["write it, or mend the path"]


def test_no_file_of_a_suite_has_a_students_name(tmp_path):
    found = read_exercise(folder(tmp_path / "one", tests___Solution__py=""))
    assert told(found) == [("bad-path", 5, "tests[0].pytest")]


def test_a_suite_that_is_no_text_or_too_large_is_told(tmp_path, monkeypatch):
    assert told(read_exercise(folder(tmp_path / "one", tests___data__bin=b"\xff"))) == [("not-utf-8", 1, "")]
    monkeypatch.setattr(suite_files, "MAX_BYTES", 10)
    assert told(read_exercise(folder(tmp_path / "two"))) == [("too-large", 5, "tests[0].pytest")]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("test_x.py", "a folder of its own"),
        ("../tests/test_x.py", "leaves its folder"),
        ("/tests/test_x.py", "starts at the root"),
        ("wrong/test_x.py", "holds something else"),
        ("solution/tests/test_x.py", "holds something else"),
        ("tests/test_x.txt", "no name of a Python file"),
        ("tests/test-x.py", "no name of a Python file"),
        ("tests/.py", "no name of a Python file"),
        ("tests/solution.py", "the student's own file"),
    ],
)
def test_a_suite_cannot_lie_everywhere(path, message):
    found = load(T + f"pytest: {path}\n", "exercise.yaml")
    assert [(one.rule, one.key, one.line) for one in found.problems] == [("bad-path", "tests[0].pytest", 4)]
    assert message in found.problems[0].message


def test_a_suite_tests_python_only():
    found = load(T + "pytest: tests/test_x.py\nfiles: [main.c]\n", "exercise.yaml")
    assert "a pytest suite can test Python only" in [one.message for one in found.problems]


@pytest.mark.parametrize(
    "beside",
    [
        "call: f(1)",
        "returns: 1",
        "stdin: ''",
        "stdout: x",
        "compare: lines",
        "tolerance: 1",
        "steps: [f(1)]",
        "style: {}",
        "draws: a.svg",
    ],
)
def test_a_suite_says_itself_what_it_expects(beside):
    found = load(T + f"pytest: tests/test_x.py\n    {beside}\n", "exercise.yaml")
    key = f"tests[0].{beside.partition(':')[0]}"
    assert [(one.rule, one.key, one.line) for one in found.problems] == [("does-not-fit", key, 5)]


def test_a_wrong_solution_may_name_a_test_of_the_suite():
    spec = SPEC + "  - call: f(1)\n    returns: 1\n    after: totals\nwrong:\n  a.py: {fails: ['test_total[3-6]']}\n"
    found = load(spec, "exercise.yaml")
    assert found.problems == ()
    assert found.exercise is not None
    assert found.exercise.wrong[0].fails == ("test_total[3-6]",)


def test_an_exercise_has_no_more_suites_than_a_sandbox_takes():
    assert MOST_SUITES == MAX_SUITES
    many = T + "pytest: tests/test_x.py\n" + "  - pytest: tests/test_x.py\n" * (MAX_SUITES + 1)
    found = load(many, "exercise.yaml")
    assert [(one.rule, one.key) for one in found.problems] == [("too-many", "tests[10].pytest")]


def test_where_keys_of_a_test_stand_is_known():
    places = load(SPEC, "exercise.yaml").places
    assert (places["tests[0].points"].line, places["tests[0].pytest"].line) == (6, 5)


@given(SUITES, FILES)
def test_a_suite_comes_back_from_json(kind, files):
    one = Exercise("a/b", "sha256:1", LocalText({"en": "A"}), (Test("t", kind, 4),))
    assert from_json(json.loads(json.dumps(to_json(one)))) == one


@given(st.text(min_size=1, max_size=60).filter(str.isprintable))
def test_no_path_breaks_the_loader(path):
    load(T + f"pytest: {json.dumps(path)}\n", "exercise.yaml")
