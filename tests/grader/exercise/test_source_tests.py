"""Tests that read the code, as an exercise file declares them: what they mean, and a problem for whatever makes no sense."""

from __future__ import annotations

import pytest

from grader.exercise import guide
from grader.exercise.linter_rules import CODES, PREVIEW, STABLE
from grader.exercise.load import load
from grader.exercise.problems import Problem
from grader.exercise.source_tests import StructureTest, StyleTest
from grader.exercise.style_keys import SET_DOCS, SETS
from grader.exercise.styles import is_known
from sandbox.structure.rules import Rule
from tests.grader.exercise.files import HEAD

CALL = HEAD + "tests:\n  - {call: f(), returns: 1, name: works}\n  - after: works\n    "


def kinds(text: str) -> StructureTest | StyleTest:
    found = load(CALL + text, "exercise.yaml")
    assert found.problems == ()
    kind = found.exercise.tests[1].kind
    assert isinstance(kind, StructureTest | StyleTest)
    return kind


def problems(text: str) -> list[Problem]:
    return [*load(CALL + text, "exercise.yaml").problems]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("loop", Rule("loop")),
        ("{loop: true}", Rule("loop")),
        ("{loop: true, at_most: 2}", Rule("loop", at_least=0, at_most=2)),
        ("{loop: true, at_least: 2, at_most: 3}", Rule("loop", at_least=2, at_most=3)),
        ("{call: sum}", Rule("call", "sum", any_name=False)),
        ("{call: .sort}", Rule("call", ".sort", any_name=False)),
        ("{call: math.sqrt, in: A.f}", Rule("call", "math.sqrt", any_name=False, within="A.f")),
        ("{import: true}", Rule("import")),
        ("{import: os.path}", Rule("import", "os.path", any_name=False)),
        ("{function: total, parameters: []}", Rule("function", "total", any_name=False, parameters=())),
        ("{function: true, documented: true, hinted: false}", Rule("function", documented=True, hinted=False)),
        ('{operator: "%"}', Rule("operator", "%", any_name=False)),
        ("{literal: 42}", Rule("literal", 42, any_name=False)),
        ("{literal: true}", Rule("literal", True, any_name=False)),
        ("{literal: null}", Rule("literal", None, any_name=False)),
        ('{literal: "42"}', Rule("literal", "42", any_name=False)),
        ("{variable: จำนวน}", Rule("variable", "จํานวน", any_name=False)),
    ],
)
def test_a_rule_is_read(text, rule):
    assert kinds(f"structure: {{requires: [{text}]}}") == StructureTest((rule,))


def test_what_is_required_comes_before_what_is_forbidden():
    kind = kinds("structure: {forbids: [global], requires: [loop]}")
    assert kind == StructureTest((Rule("loop"), Rule("global", forbidden=True)))


@pytest.mark.parametrize(
    ("text", "key", "rule", "part"),
    [
        ("structure: {}", "structure", "checks-nothing", "passes whatever"),
        ("structure: [loop]", "structure", "wrong-type", "map of keys"),
        ("structure: {requires: []}", "structure.requires", "empty", ""),
        ("structure: {forbids: [sum]}", "structure.forbids[0]", "bad-choice", "such as {call: sum}"),
        ("structure: {requires: [lop]}", "structure.requires[0]", "bad-choice", "did you mean `loop`?"),
        ("structure: {requires: [{cal: sum}]}", "structure.requires[0].cal", "unknown-key", "did you mean `call`?"),
        ("structure: {requires: [call]}", "structure.requires[0]", "missing-name", "write {call: total}"),
        ("structure: {requires: [{in: f}]}", "structure.requires[0]", "missing-key", "what it is about"),
        ("structure: {requires: [{for: true, while: true}]}", "structure.requires[0]", "does-not-fit", "are two"),
        ("structure: {requires: [{loop: 3}]}", "structure.requires[0].loop", "wrong-type", "write `true`"),
        ("structure: {requires: [{loop: false}]}", "structure.requires[0].loop", "wrong-type", "write `true`"),
        ("structure: {requires: [{call: sum(x)}]}", "structure.requires[0].call", "does-not-fit", "without brackets"),
        ("structure: {requires: [{variable: a.b}]}", "structure.requires[0].variable", "does-not-fit", "no name"),
        ("structure: {requires: [{call: 3}]}", "structure.requires[0].call", "wrong-type", "this is text"),
        ('structure: {requires: [{operator: "%%"}]}', "structure.requires[0].operator", "bad-choice", ""),
        ("structure: {requires: [{literal: [1]}]}", "structure.requires[0].literal", "does-not-fit", "one text"),
        ("structure: {requires: [{literal: .inf}]}", "structure.requires[0].literal", "does-not-fit", "one text"),
        ("structure: {requires: [{loop: true, in: f()}]}", "structure.requires[0].in", "does-not-fit", "no name"),
        ("structure: {requires: [{loop: true, parameters: [x]}]}", "structure.requires[0].parameters", "does-not-fit", ""),
        ("structure: {requires: [{class: A, parameters: [x]}]}", "structure.requires[0].parameters", "does-not-fit", "bases"),
        ("structure: {requires: [{function: f, parameters: [x y]}]}", "structure.requires[0].parameters", "does-not-fit", ""),
        ("structure: {requires: [{loop: true, at_least: 3, at_most: 2}]}", "structure.requires[0].at_least", "does-not-fit", ""),
        ("structure: {requires: [loop], forbids: [{if: true, at_most: 2}]}", "structure.forbids[0].at_most", "does-not-fit", "requires"),
        ("structure: {requires: [loop], forbids: [loop]}", "structure.forbids", "does-not-fit", "at once"),
        ("structure: {requires: [loop]}\n    compare: exact", "compare", "does-not-fit", "runs nothing"),
        ("structure: {requires: [loop]}\n    stdin: x", "stdin", "does-not-fit", "two tests"),
        ("structure: {requires: [loop]}\n    style: mistakes", "style", "does-not-fit", "two tests"),
        ("style: pep9", "style", "bad-choice", "pep8-beginner"),
        ("style: {}", "style", "checks-nothing", "looks for nothing"),
        ("style: {at_most: 3}", "style", "checks-nothing", "looks for nothing"),
        ("style: {select: [E999999]}", "style.select[0]", "no-such-rule", "no rule"),
        ("style: {select: [e711]}", "style.select[0]", "no-such-rule", "did you mean `E711`?"),
        ("style: {select: [E], ignore: [QQ1]}", "style.ignore[0]", "no-such-rule", "no rule"),
        ("style: {select: [pep8-beginer]}", "style.select[0]", "no-such-rule", "did you mean `pep8-beginner`?"),
        ("style: mistakes\n    public: false", "public", "does-not-fit", "cannot be hidden"),
        ("style: mistakes\n    limits: {wall_seconds: 1}", "limits", "does-not-fit", "runs nothing"),
        ("style: mistakes\n    pytest: tests/test_a.py", "style", "does-not-fit", "pytest"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_problem_where_it_stands(text, key, rule, part):
    told = problems(text)
    assert [(one.key, one.rule) for one in told] == [(f"tests[1].{key}", rule)]
    assert part in f"{told[0].message}; {told[0].hint}"
    assert told[0].line >= 5


def test_a_test_that_an_empty_file_passes_is_warned_of():
    text = HEAD + "tests:\n  - {call: f(), returns: 1}\n  - structure: {forbids: [loop]}\n"
    found = load(text, "exercise.yaml")
    assert [(one.rule, one.warning) for one in found.problems] == [("forbids-only", True)]
    assert found.exercise is not None


def test_an_exercise_that_is_worth_nothing_is_none():
    found = load(HEAD + "tests:\n  - style: mistakes\n", "exercise.yaml")
    assert [one.rule for one in found.problems] == ["no-points"]


def test_only_python_is_read():
    text = HEAD + "language: c\nfiles: [solution.c]\ntests:\n  - {stdin: x, stdout: y}\n  - style: mistakes\n"
    assert ("tests[1].style", "does-not-fit") in [(one.key, one.rule) for one in load(text, "exercise.yaml").problems]


@pytest.mark.parametrize(
    ("text", "at_most", "points", "public"),
    [
        ("style: mistakes", None, 0, True),
        ("style: {select: [E]}", None, 0, True),
        ("style: mistakes\n    points: 2", 0, 2, False),
        ("style: {select: [E], at_most: 3}", 3, 1, False),
        ("style: {select: [E], at_most: 3}\n    points: 2\n    public: true", 3, 2, True),
    ],
)
def test_style_is_told_unless_it_is_scored(text, at_most, points, public):
    found = load(CALL + text, "exercise.yaml")
    assert found.problems == ()
    test = found.exercise.tests[1]
    assert (test.kind.at_most, test.kind.is_only_told, test.points, test.public) == (
        at_most,
        at_most is None,
        points,
        public,
    )


def test_named_sets_are_spread_out_and_hold_only_rules_that_there_are():
    assert kinds("style: {select: [mistakes, F401, F]}").select == (*SETS["mistakes"], "F401")
    assert {*SETS} == {*SET_DOCS}
    assert all(is_known(code) for codes in SETS.values() for code in codes)


@pytest.mark.parametrize(("code", "known"), [("E", True), ("E7", True), ("E711", True), ("PL", True), ("PLR", True), ("S", True),
                                            ("SI", False), ("E9999", False), ("", False), ("e", False), ("ALL", False), ("๑", False)])  # fmt: skip
def test_a_code_is_known_by_its_letters_and_how_its_number_begins(code, known):
    assert is_known(code) is known


def test_the_linters_rules_are_of_one_kind_each():
    assert not STABLE & PREVIEW
    assert len(CODES) > 900


def test_the_authors_guide_has_its_tables_as_they_are_made():
    text = guide.FILE.read_text(encoding="utf-8")
    assert guide.renewed(text) == text, "run python -m grader.exercise.guide"


def test_a_guide_without_a_place_for_a_table_is_refused(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="structure words"):
        guide.renewed("")
    monkeypatch.setattr(guide, "FILE", tmp_path / "README.md")
    guide.FILE.write_text("".join(f"<!-- made: {name} -->\nzzz\n<!-- end -->\n" for name in guide.PARTS))
    guide.main()
    assert "zzz" not in guide.FILE.read_text(encoding="utf-8")
