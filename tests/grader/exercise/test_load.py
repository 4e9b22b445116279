"""Good exercise files and what they mean."""

from __future__ import annotations

import pytest

from grader.exercise.load import load
from grader.exercise.model import (
    CallTest,
    Compare,
    Exercise,
    Limits,
    LocalText,
    Prints,
    ProgramTest,
    Raises,
    Returns,
    Step,
    Test,
    WrongSolution,
)
from grader.exercise.source_tests import StructureTest, StyleTest
from grader.exercise.style_keys import SETS
from sandbox.structure.rules import Rule
from tests.grader.exercise.files import CALL, EVERYTHING, HEAD, T

BUILT = (
    Rule("loop"),
    Rule("call", "range", any_name=False, at_least=2, at_most=3),
    Rule("function", "pair", any_name=False, parameters=("a", "*b"), documented=True),
    Rule("class", "Pair", any_name=False, bases=("dict",), methods=("swap",), decorated="dataclass", within="Pair"),
    Rule("literal", 0.5, any_name=False),
    Rule("global", forbidden=True),
    Rule("operator", "%", any_name=False, forbidden=True),
    Rule("import", forbidden=True),
    Rule("function", hinted=False, forbidden=True),
)


def loaded(text: str | bytes) -> Exercise:
    found = load(text, "exercise.yaml", "a/b")
    assert found.problems == ()
    assert found.exercise is not None
    return found.exercise


def test_the_smallest_exercise():
    text = (
        HEAD
        + 'tests:\n  - call: "total([1, 2, 3])"\n    returns: 6\n    public: true\n  - call: "total([])"\n    returns: 0\n'
    )
    assert loaded(text) == Exercise(
        id="a/b",
        revision="",
        title=LocalText({"th": "ก", "en": "A"}),
        tests=(
            Test("test 1", CallTest((Step("total([1, 2, 3])", (Returns(6),)),)), public=True),
            Test("test 2", CallTest((Step("total([])", (Returns(0),)),))),
        ),
    )


def test_every_key_has_its_place_in_the_exercise():
    exercise = loaded(EVERYTHING)
    assert exercise.files == ("main.py", "shapes.py")
    assert exercise.main == "main.py"
    assert exercise.limits == Limits(3, 1.5, 64, 8, 2)
    assert (exercise.concepts, exercise.curriculum) == (("loops",), ("ว 4.2 ม.1/2",))
    assert (exercise.authors, exercise.license) == (("Somsri",), "CC-BY-4.0")
    assert exercise.wrong == (WrongSolution("one.py", {}, ("pair", "test 3")), WrongSolution("two.py", {}))
    assert exercise.tests == (
        Test(
            "pair",
            CallTest((Step("pair(1)", (Returns((1, {2})), Prints("done\n"))),)),
            points=3,
            group="easy",
            hint=LocalText({"th": "ใบ้", "en": "hint"}),
            compare=Compare.STRICT,
            limits=Limits(wall_seconds=1),
        ),
        Test(
            "near",
            CallTest((Step("area(1.5)", (Returns({"x": [7.0686, None, True, float("inf")], 2: "no way"}, 0.001),)),)),
            after="pair",
            tolerance=0.001,
        ),
        Test("test 3", CallTest((Step("parse('x')", (Raises("ValueError"),)),))),
        Test("test 4", CallTest((Step("parse('x')", (Raises("ValueError", "part"),)),))),
        Test("test 5", CallTest((Step("sort(xs)"),), {"xs": [3, 1]}, {"xs": [1, 3]})),
        Test(
            "account",
            CallTest(
                (
                    Step("a = Account(100)"),
                    Step("a.deposit(50)", (Returns(None),)),
                    Step("a.rate", (Returns(1.5, 0.1),)),
                )
            ),
        ),
        Test(
            "test 7",
            ProgramTest("3\n", ("--quiet", ""), {"data/in.csv": "a,1"}, "ok 1", None, {"out.txt": "1\n"}),
            compare=Compare.NUMBERS,
            tolerance=0.5,
        ),
        Test("test 8", ProgramTest(args=("x",), exit_code=2)),
        Test("built", StructureTest(BUILT), after="pair"),
        Test("test 10", StyleTest(SETS["pep8-beginner"]), points=0, public=True),
        Test("test 11", StyleTest((*SETS["mistakes"], "E501"), ("F841",), 1, 100), points=2),
    )


def test_places_of_tests_and_wrong_solutions_are_known():
    places = load(EVERYTHING, "exercise.yaml").places
    assert places["tests[1]"].line == 20
    assert places["wrong.two.py"].line == EVERYTHING.count("\n")


def test_line_ends_and_byte_order_mark_of_windows_do_not_matter():
    windows = b"\xef\xbb\xbf" + EVERYTHING.replace("\n", "\r\n").encode()
    assert loaded(windows) == loaded(EVERYTHING) == loaded("\ufeff" + EVERYTHING)


@pytest.mark.parametrize(
    "body",
    [
        "given: {xs: [1]}\n    call: f(xs)\n    then: {xs: [1.5]}\n",
        "given: {xs: [1]}\n    steps: [f(xs)]\n    then: {xs: [1.5]}\n",
        'steps: [{call: f(1), prints: "1.5"}]\n    compare: numbers\n',
    ],
)
def test_a_tolerance_may_be_for_given_values_and_numbers_in_text(body):
    assert loaded(T + body + "    tolerance: 0.1\n").tests[0].tolerance == 0.1


@pytest.mark.parametrize("options", ['stdout: "\\\\d+"', 'stdout: ""\n    writes: {o.txt: "[ก-ฮ]+"}'])
def test_a_pattern_that_compiles_is_kept(options):
    assert loaded(T + f"stdin: ''\n    compare: pattern\n    {options}\n").tests[0].compare is Compare.PATTERN


def test_plain_text_is_not_taken_for_something_else():
    exercise = loaded(CALL + "returns: {a: yes please, b: '012', c: 0o17, d: 1e3, e: 'null', f: +.inf, g: -.INF}\n")
    assert isinstance(exercise.tests[0].kind, CallTest)
    assert exercise.tests[0].kind.steps[0].expects == (
        Returns(
            {"a": "yes please", "b": "012", "c": 15, "d": 1000.0, "e": "null", "f": float("inf"), "g": float("-inf")}
        ),
    )
