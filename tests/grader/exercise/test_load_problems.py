"""What is wrong in an exercise file, and where and how it is told."""

from __future__ import annotations

import pytest

from grader.exercise.load import load
from grader.exercise.problems import Problem
from tests.grader.exercise.files import BAD, CALL, HEAD, PROGRAM, T


def problems(text: str | bytes) -> list[Problem]:
    found = load(text, "exercise.yaml", "a/b")
    assert found.exercise is None or all(problem.warning for problem in found.problems)
    return list(found.problems)


@pytest.mark.parametrize(
    ("text", "key", "rule", "line", "column"), BAD, ids=[f"{n}-{row[2]}" for n, row in enumerate(BAD)]
)
def test_a_problem_has_its_place_and_rule(text, key, rule, line, column):
    found = [one for one in problems(text) if not one.warning]
    expected = [] if rule is None else [(key, rule, line, column)]
    assert [(one.key, one.rule, one.line, one.column) for one in found[:1]] == expected
    assert all(one.message for one in found)


def test_all_problems_are_told_at_once():
    text = HEAD + "test: 1\ntests:\n  - stdot: x\n    points: 0\n  - call: f(\n    after: q\n"
    assert [(one.line, one.rule) for one in problems(text)] == [
        (3, "unknown-key"),
        (5, "unknown-key"),
        (6, "out-of-range"),
        (7, "bad-expression"),
        (8, "no-such-test"),
    ]


def test_a_suite_whose_key_is_misspelled_is_told_once_and_not_again_for_each_name_of_its_tests():
    text = HEAD + "tests:\n  - pytst: tests/test_a.py\n    name: bank\nwrong: {a.py: {fails: [one of its own]}}\n"
    assert [one.rule for one in problems(text)] == ["unknown-key"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (PROGRAM + "stdot: x\n", "did you mean `stdout`?"),
        (PROGRAM + "Stdout: x\n", "did you mean `stdout`?"),
        (PROGRAM + "compare: token\n", "did you mean `tokens`?"),
        (PROGRAM + "name: small\n    after: smal\n", "did you mean `small`?"),
        (PROGRAM + "public: yes\n", "write true or false"),
        (PROGRAM + 'points: "3"\n', "leave out the quotes"),
        (PROGRAM + "name: 7\n", 'put quotes around it: "7"'),
        (CALL + "returns: no\n", 'write "no" for text; for a truth value write true or false'),
        (CALL + "returns: 012\n", 'write "012" for text, 12 for a number'),
        ("a:\n\t- b\n", "YAML takes spaces, no tabs, at the start of a line"),
        ("a: b: c\n", "put quotes around text that has a colon in it"),
        ("a: %x\n", "put quotes around text that starts with a sign"),
    ],
)
def test_a_problem_says_how_to_mend_it(text, hint):
    assert problems(text)[0].hint == hint


def test_a_misspelt_key_hides_what_only_seems_to_be_missing():
    text = CALL + "retuns: x\n    compare: lines\n    then: {xs: 1}\n    gven: {xs: 2}\n"
    assert [(one.rule, one.key) for one in problems(text)] == [
        ("unknown-key", "tests[0].retuns"),
        ("unknown-key", "tests[0].gven"),
    ]


def test_a_missing_language_is_only_a_warning():
    text = "format: 1\ntitle: {th: ก}\ntests:\n  - stdin: ''\n    stdout: ''\n    hint: {en: x}\n"
    found = load(text, "exercise.yaml")
    assert found.exercise is not None
    assert [(one.line, one.key, one.rule, one.warning) for one in found.problems] == [
        (2, "title", "one-language", True),
        (6, "tests[0].hint", "one-language", True),
    ]


def test_a_call_step_that_expects_nothing_is_only_a_warning():
    text = T + "steps: [{call: f(1)}, {call: f(2), returns: 1}]\n"
    assert [(one.rule, one.warning) for one in problems(text)] == [("checks-nothing", True)]
