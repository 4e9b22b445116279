import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise.model import (
    CallTest,
    Exercise,
    Limits,
    LocalText,
    Prints,
    ProgramTest,
    Raises,
    Returns,
    Step,
    Test,
)
from grader.marking.plan import DEFAULTS, limits_for, plan
from sandbox.types import CallCase
from tests.grader.strategies import EXERCISES

SECRET = "s3cr3t"


def test_no_expected_value_ever_enters_the_request():
    tests = (
        Test(
            "a",
            CallTest((Step("f(1)", (Returns(SECRET), Prints(SECRET))),), {"x": 1}, {"x": SECRET}),
            hint=LocalText({"en": SECRET}),
        ),
        Test("b", CallTest((Step("f(2)", (Raises(SECRET, SECRET),)),)), group=SECRET),
        Test("c", ProgramTest("1", ("2",), {"in.txt": "3"}, SECRET, 77, {"out.txt": SECRET})),
    )
    exercise = Exercise(
        "a/b", "", LocalText(), tests, solution={"solution.py": SECRET}, starter={"solution.py": SECRET}
    )
    request = plan(exercise, {"solution.py": "code", "other.py": SECRET})
    assert SECRET not in repr(request)
    assert "77" not in repr(request)


@settings(max_examples=40)
@given(EXERCISES)
def test_requests_differ_only_where_inputs_do(exercise):
    """The same exercise with every expectation taken out gives the same request."""

    def without_answers(test: Test) -> Test:
        if isinstance(test.kind, CallTest):
            steps = tuple(Step(step.source) for step in test.kind.steps)
            kind = CallTest(steps, test.kind.given, dict.fromkeys(test.kind.then))
            return dataclasses.replace(test, kind=kind)
        if not isinstance(test.kind, ProgramTest):  # a suite travels to the judge alone, rules are no answers
            return test
        return dataclasses.replace(
            test,
            kind=dataclasses.replace(
                test.kind, stdout=None, exit_code=None, writes=dict.fromkeys(test.kind.writes, "")
            ),
        )

    bare = dataclasses.replace(exercise, tests=tuple(map(without_answers, exercise.tests)), solution={}, wrong=())
    assert plan(exercise, {"solution.py": ""}) == plan(bare, {"solution.py": ""})


@settings(max_examples=40)
@given(EXERCISES, st.dictionaries(st.sampled_from(["solution.py", "../x", "extra.py"]), st.text()))
def test_only_the_files_of_the_exercise_are_sent(exercise, files):
    assert set(plan(exercise, files).files) <= set(exercise.files)


def test_a_test_overrides_the_exercise_and_the_exercise_kradan():
    kind = ProgramTest(stdout="")
    tests = (Test("a", kind), Test("b", kind, limits=Limits(wall_seconds=5, memory_mib=64)))
    exercise = Exercise("a/b", "", LocalText(), tests, limits=Limits(memory_mib=200, processes=3))
    request = plan(exercise, {})
    assert request.limits == dataclasses.replace(DEFAULTS, memory_mib=200, processes=3)
    assert request.cases[0].limits is None
    expected = dataclasses.replace(DEFAULTS, wall_seconds=5, cpu_seconds=5, memory_mib=64, processes=3)
    assert request.cases[1].limits == expected == limits_for(tests[1], exercise)


def test_only_names_are_asked_for_afterwards():
    test = Test("a", CallTest((Step("f(xs)"),), {"xs": [3]}, {"xs": [1]}))
    case = plan(Exercise("a/b", "", LocalText(), (test,)), {}).cases[0]
    assert case == CallCase(("f(xs)",), {"xs": [3]}, ("xs",))
