"""Promises about pytest suites: what an author may write, what is the author's problem, and what limits hold."""

import signal
from collections.abc import Iterator

import pytest

from sandbox.slot import Slot
from sandbox.suites import Verdict
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest, SuiteCase
from tests.sandbox.promises.asking import BUSY_SECONDS, hear
from tests.sandbox.promises.broken_suites import BROKEN
from tests.sandbox.promises.suite_tables import ORDINARY

TOTAL = "def total(numbers):\n    return sum(numbers)\n"
CLEAN = "from solution import total\n\ndef test_total():\n    assert total([1, 2]) == 3\n"
SHORT = Limits(wall_seconds=1.5, cpu_seconds=1.5)
"""For tests that meet a limit of time beside others that must not: those take a hundredth of it."""

NOT_IMPORTED = {
    "a syntax error": ("def total(:\n    pass", Outcome.RAISED),
    "a module that is not there": ("import nothing_of_that_name", Outcome.RAISED),
    "an exception": ("1 / 0", Outcome.RAISED),
    "an exit": ("import os\nos._exit(3)", Outcome.EXITED),
    "a flood of output": ("print('x' * 10**7)", Outcome.OUTPUT_LIMIT),
    "a signal": ("import os\nos.kill(os.getpid(), 9)", Outcome.SIGNALLED),
}


class SuitePromises:
    """How judge and solution come together, and how either may end."""

    @pytest.fixture(autouse=True)
    def the_next_suite_is_heard_as_if_nothing_had_been(
        self, slot: Slot, request: pytest.FixtureRequest
    ) -> Iterator[None]:
        yield
        if "suite" not in request.node.name and not any(
            hasattr(promises, request.node.originalname) for promises in (SuitePromises, VerdictPromises)
        ):
            return
        result = hear(slot, TOTAL, CLEAN)
        assert result.problem is None
        assert [(test.name, test.verdict, test.outcome) for test in result.tests] == [
            ("test_total", Verdict.PASSED, Outcome.EXITED)
        ]

    @pytest.mark.parametrize("name", ORDINARY)
    def test_an_ordinary_suite_passes(self, slot: Slot, name: str):
        solution, suite, *others = ORDINARY[name]
        result = hear(slot, solution, suite, *others)
        assert result.problem is None
        assert result.tests
        assert {test.name: test.explanation for test in result.tests if test.verdict is not Verdict.PASSED} == {}

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_broken_suite_is_its_authors_problem(self, slot: Slot, name: str):
        suite, words, *others = BROKEN[name]
        result = hear(slot, TOTAL, suite, *others)
        assert result.problem is not None
        for word in words:
            assert word in result.problem
        assert "/opt/" not in result.problem
        assert "/work/" not in result.problem

    @pytest.mark.parametrize("name", NOT_IMPORTED)
    def test_a_solution_that_cannot_be_imported_fails_every_test(self, slot: Slot, name: str):
        source, outcome = NOT_IMPORTED[name]
        case = slot.run(_request(source, CLEAN + "\ndef test_two():\n    pass\n")).cases[0]
        assert case.outcome is outcome
        assert case.suite is not None
        assert case.suite.problem is None
        assert [test.verdict for test in case.suite.tests] == [Verdict.FAILED, Verdict.FAILED]
        assert all("cannot be imported" in test.explanation for test in case.suite.tests)
        assert all((test.failure is not None) == (outcome is Outcome.RAISED) for test in case.suite.tests)

    def test_no_test_disturbs_the_next(self, slot: Slot):
        solution = "seen = []\ndef add(x):\n    seen.append(x)\n    open('kept', 'w').close()\n    return list(seen)\n"
        suite = "import pytest, solution\n@pytest.mark.parametrize('x', [1, 2, 3])\ndef test_add(x):\n    assert solution.add(x) == [x]\n"
        result = hear(slot, solution, suite)
        assert [test.verdict for test in result.tests] == [Verdict.PASSED] * 3

    def test_a_timeout_in_one_test_leaves_the_others_right(self, slot: Slot):
        solution = "def f(x):\n    while x == 2:\n        pass\n    return x\n"
        suite = (
            "import pytest, solution\n@pytest.fixture(scope='module')\ndef wide():\n    return solution.f(5)\n"
            "@pytest.mark.parametrize('x', [1, 2, 3])\ndef test_f(x, wide):\n    assert solution.f(x) == x and wide == 5\n"
        )
        result = hear(slot, solution, suite, limits=SHORT)
        assert result.problem is None
        assert [(str(test.verdict), test.outcome) for test in result.tests] == [
            ("passed", Outcome.EXITED),
            ("failed", Outcome.TIMED_OUT),
            ("passed", Outcome.EXITED),
        ]
        assert 0.4 < result.tests[1].wall_seconds < SHORT.wall_seconds + BUSY_SECONDS

    def test_after_three_timeouts_the_rest_is_not_run(self, slot: Slot):
        suite = "import pytest, solution\n@pytest.mark.parametrize('x', range(6))\ndef test_f(x):\n    solution.f()\n"
        case = slot.run(_request("def f():\n    while True:\n        pass\n", suite, SHORT)).cases[0]
        assert case.suite is not None
        assert [str(test.verdict) for test in case.suite.tests] == ["failed"] * 3 + ["not_run"] * 3
        assert case.suite.tests[5].outcome is Outcome.NOT_STARTED

    def test_a_suite_that_loops_over_what_the_solution_says_fails_in_time(self, slot: Slot):
        suite = "import solution\ndef test_f():\n    for _ in range(solution.f()):\n        pass\ndef test_g():\n    assert solution.f() > 1\n"
        result = hear(slot, "def f():\n    return 10**18\n", suite, limits=SHORT)
        assert result.problem is None
        assert [(str(test.verdict), test.outcome) for test in result.tests] == [
            ("failed", Outcome.TIMED_OUT),
            ("passed", Outcome.EXITED),
        ]

    @pytest.mark.parametrize(
        ("body", "outcome"),
        [
            ("return [0] * 10**9", {Outcome.OUT_OF_MEMORY}),
            ("print('x' * 10**7)", {Outcome.OUTPUT_LIMIT}),
            ("import os\n    while True: os.write(1, b'x' * 65536)", {Outcome.OUTPUT_LIMIT}),
            ("import os\n    os._exit(0)", {Outcome.EXITED}),
            ("import os\n    os.abort()", {Outcome.SIGNALLED}),
            ("return 'x' * 10**7", {Outcome.OUTPUT_LIMIT}),
            (
                "import os\n    while True: os.fork()",
                {Outcome.RAISED, Outcome.TIMED_OUT, Outcome.SIGNALLED, Outcome.EXITED},
            ),
        ],
    )
    def test_a_broken_limit_fails_its_own_test_only(self, slot: Slot, body: str, outcome: set[Outcome]):
        suite = "import solution\ndef test_one():\n    solution.f()\ndef test_two():\n    assert solution.g() == 1\n"
        result = hear(slot, f"def g():\n    return 1\ndef f():\n    {body}\n", suite, limits=Limits(5.0, 1.0))
        assert result.problem is None
        assert [str(test.verdict) for test in result.tests] == ["failed", "passed"]
        if outcome == {Outcome.SIGNALLED}:
            assert [test.signal for test in result.tests] == [signal.SIGABRT, None]
        assert result.tests[0].outcome in outcome

    def test_what_the_solution_prints_is_told_with_its_test(self, slot: Slot):
        solution = "import os\ndef f(x):\n    print('value', x)\n    os.write(1, b'raw')\n    return x\n"
        suite = "import solution\ndef test_a():\n    solution.f(1)\ndef test_b():\n    assert solution.f('สอง') == 2\n"
        result = hear(slot, solution, suite)
        assert [test.stdout for test in result.tests] == ["value 1\nraw", "value สอง\nraw"]

    def test_suites_stand_beside_other_cases(self, slot: Slot):
        suite = SuiteCase("test_s.py", {"test_s.py": CLEAN})
        request = RunRequest(
            {"solution.py": TOTAL + "print('out')\n"},
            "solution.py",
            (CallCase(("total([1])",)), suite, ProgramCase(), suite, CallCase(("total([2])",))),
        )
        cases = slot.run(request).cases
        assert [case.outcome for case in cases] == [Outcome.EXITED] * 5
        assert [case.suite is not None for case in cases] == [False, True, False, True, False]
        assert [test.verdict for case in cases if case.suite for test in case.suite.tests] == [Verdict.PASSED] * 2
        assert (cases[0].steps[0].value, cases[2].stdout, cases[4].steps[0].value) == (1, "out\n", 2)


class VerdictPromises:
    """What is said of a suite and its tests: by the judge, wherever it sits."""

    def test_each_verdict_comes_with_what_explains_it(self, slot: Slot):
        result = hear(slot, TOTAL, VERDICTS)
        assert result.problem is None
        tests = {test.name: test for test in result.tests}
        assert {name: str(test.verdict) for name, test in tests.items()} == {
            "test_right": "passed",
            "test_wrong": "failed",
            "test_error": "failed",
            "test_fixture": "failed",
            "test_skipped": "not_run",
            "test_expected": "not_run",
            "test_several[one]": "passed",
            "test_several[สอง]": "failed",
            "TestClass::test_method": "passed",
        }
        assert tests["test_wrong"].explanation == (
            "test_suite.py:9\n>       assert total([1, 2]) == 4\nE       assert 3 == 4\nE        +  where 3 = total([1, 2])"
        )
        assert tests["test_error"].outcome is Outcome.RAISED
        failure = tests["test_error"].failure
        assert failure is not None
        assert (failure.type, failure.frames[-1].line, failure.frames[-1].text) == (
            "TypeError",
            2,
            "return sum(numbers)",
        )
        assert tests["test_skipped"].reason == "not today"
        assert tests["test_expected"].reason == "later"
        marker = tests["test_right"].marker
        assert (marker.points, marker.public, marker.name) == (2, True, "right")
        assert marker.title == {"th": "ถูก"}
        assert tests["TestClass::test_method"].marker.points == 5

    def test_the_nearest_marker_counts_field_by_field(self, slot: Slot):
        result = hear(slot, TOTAL, MARKED)
        assert [(test.marker.points, test.marker.public, test.marker.name) for test in result.tests] == [
            (1, True, None),
            (3, True, None),
            (3, False, "own"),
        ]

    def test_what_tests_there_are_does_not_depend_on_the_solution(self, slot: Slot):
        broken = [
            hear(slot, source, VERDICTS) for source in ("", "def total(", "raise SystemExit", "import os; os._exit(0)")
        ]
        right = hear(slot, TOTAL, VERDICTS)
        for result in broken:
            assert result.problem is None
            assert [(test.name, test.marker) for test in result.tests] == [
                (test.name, test.marker) for test in right.tests
            ]

    def test_one_missing_function_fails_only_the_tests_that_use_it(self, slot: Slot):
        suite = "from solution import total, mean\n" + CLEAN + "def test_mean():\n    assert mean([1]) == 1\n"
        result = hear(slot, TOTAL, suite)
        assert [test.verdict for test in result.tests] == [Verdict.PASSED, Verdict.FAILED]
        assert "mean" in result.tests[1].explanation


def _request(source: str, suite: str, limits: Limits | None = None) -> RunRequest:
    case = SuiteCase("tests/test_suite.py", {"tests/test_suite.py": suite}, limits)
    return RunRequest({"solution.py": source}, "solution.py", (case,))


VERDICTS = """\
import pytest
from solution import total
@pytest.fixture
def asked(): return total(None)
@pytest.mark.kradan(points=2, public=True, name="right", title={"th": "ถูก"})
def test_right():
    assert total([1, 2]) == 3
def test_wrong():
    assert total([1, 2]) == 4
def test_error():
    total(None)
def test_fixture(asked): pass
@pytest.mark.skip(reason="not today")
def test_skipped(): pass
@pytest.mark.xfail(reason="later")
def test_expected(): assert total([1]) == 2
@pytest.mark.parametrize(("given", "expected"), [([1], 1), ([2], 3)], ids=["one", "สอง"])
def test_several(given, expected): assert total(given) == expected
@pytest.mark.kradan(points=5)
class TestClass:
    def test_method(self): assert total([]) == 0
"""

MARKED = """\
import pytest
pytestmark = pytest.mark.kradan(points=1, public=True)
def test_module(): pass
@pytest.mark.kradan(points=3)
class TestClass:
    def test_class(self): pass
    @pytest.mark.kradan(public=False, name="own")
    def test_function(self): pass
"""
