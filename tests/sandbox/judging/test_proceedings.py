"""How a suite is heard: what is watched, when a copy is made, and how each thing that can happen is called."""

import sys
from pathlib import Path

import pytest

from sandbox.suites import Verdict
from sandbox.types import Outcome
from tests.sandbox.judging.conftest import Judged, Watching


def verdicts(result):
    return {test.name: (str(test.verdict), str(test.outcome)) for test in result.tests}


def test_every_test_is_watched_from_beginning_to_end(judged: Judged, watching: Watching):
    judged("def test_a(): pass\ndef test_b(): pass\n")
    assert watching.log == ["begin", "end", "begin", "end"]


def test_a_lost_process_is_told_and_the_next_test_has_another(judged: Judged, watching: Watching):
    result = judged("import solution\ndef test_a(): solution.leave()\ndef test_b(): assert solution.total([1]) == 1\n")
    assert [test.verdict for test in result.tests] == [Verdict.FAILED, Verdict.PASSED]
    assert watching.log == ["begin", "lost", "begin", "end"]
    assert "StudentLost" not in result.tests[0].explanation
    assert result.tests[0].explanation.startswith("test_judged.py:2\n")


def test_a_suite_that_swallows_the_loss_fails_all_the_same(judged: Judged):
    suite = (
        "import solution\ndef test_a():\n    try:\n        solution.leave()\n    except BaseException:\n        pass\n"
    )
    assert judged(suite).tests[0].verdict is Verdict.FAILED


def test_what_the_warden_saw_decides_over_what_the_test_found(judged: Judged):
    result = judged("def test_a(): pass\ndef test_b(): pass\n", ends={0: Outcome.OUTPUT_LIMIT})
    assert verdicts(result) == {"test_a": ("failed", "output_limit"), "test_b": ("passed", "exited")}
    assert result.tests[0].explanation == "E   the solution printed more than it may"


def test_after_the_last_timeout_nothing_is_begun(judged: Judged, watching: Watching):
    watching.timeouts_left = 1
    result = judged("def test_a(): pass\ndef test_b(): pass\n", ends={0: Outcome.TIMED_OUT})
    assert verdicts(result) == {"test_a": ("failed", "timed_out"), "test_b": ("not_run", "not_started")}
    assert watching.log == ["begin", "end"]


def test_tests_that_take_too_long_together_leave_the_rest_not_run(judged: Judged, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sandbox.judging.proceedings.tests_seconds", lambda _: 0.0)
    assert verdicts(judged("def test_a(): pass\ndef test_b(): pass\n")) == {
        "test_a": ("passed", "exited"),
        "test_b": ("not_run", "not_started"),
    }


def test_wider_fixtures_stay_and_each_test_has_its_own_copy(judged: Judged):
    suite = """
import pytest, solution
log = []
@pytest.fixture(scope="module")
def wide():
    yield solution.total([1])
    log.append("end")
@pytest.fixture
def own(wide): return wide + solution.total([1])
def test_a(own): assert own == 2
def test_b(own): assert (own, log) == (2, [])
"""
    assert {test.verdict for test in judged(suite).tests} == {Verdict.PASSED}


def test_a_wider_fixture_made_in_the_middle_of_a_test_ends_with_it(judged: Judged):
    suite = """
import pytest, solution
made = []
@pytest.fixture(scope="module")
def wide():
    made.append(1)
    return solution.total
def test_a(request): assert request.getfixturevalue("wide")([1]) == 1
def test_b(wide): assert (wide([2]), len(made)) == (2, 2)
"""
    assert {test.name: test.explanation for test in judged(suite).tests} == {"test_a": "", "test_b": ""}


def test_a_fixture_that_asked_fails_its_test_and_one_that_did_not_is_the_authors(judged: Judged):
    suite = """
import pytest, solution
@pytest.fixture(scope="module")
def data(): return solution.total([])
@pytest.fixture
def asked(): return solution.total(None)
@pytest.fixture
def built(data): return 1 / data
def test_a(asked): pass
def test_b(built): pass
def test_c(built): pass
"""
    result = judged(suite)
    assert result.problem is None
    assert [test.verdict for test in result.tests] == [Verdict.FAILED] * 3
    broken = judged(suite + "@pytest.fixture\ndef own(): raise OSError('mine')\ndef test_d(own): pass\n")
    assert broken.problem is not None
    assert broken.problem.startswith("test_d\n")
    assert "OSError: mine" in broken.problem


def test_every_finalizer_runs_though_the_process_is_lost_in_one(judged: Judged):
    suite = """
import os, pytest, solution
@pytest.fixture
def first(monkeypatch):
    monkeypatch.setenv("KRADAN_LEFT", "1")
    yield
@pytest.fixture
def second(first):
    yield
    solution.leave()
def test_a(second): assert os.environ["KRADAN_LEFT"]
def test_b(): assert "KRADAN_LEFT" not in os.environ
"""
    assert [test.verdict for test in judged(suite).tests] == [Verdict.FAILED, Verdict.PASSED]


def test_a_test_that_takes_for_ever_by_itself_is_the_authors_problem(judged: Judged, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sandbox.judging.proceedings._MERCY_SECONDS", 0.0)
    result = judged("def test_a():\n    while True: pass\ndef test_b(): pass\n", wall_seconds=0.2)
    assert result.problem is not None
    assert result.problem.startswith("test_a\ntakes longer than its limit by itself")


def test_subtests_fail_their_test_and_a_skipped_part_skips_nothing(judged: Judged):
    suite = """
def test_a(subtests):
    for n in range(3):
        with subtests.test(n=n): assert n != 1
def test_b(subtests):
    import pytest
    with subtests.test(): pytest.skip("only this")
"""
    assert verdicts(judged(suite)) == {"test_a": ("failed", "exited"), "test_b": ("passed", "exited")}


def test_expected_failures_are_not_run_and_strict_surprises_fail(judged: Judged):
    suite = """
import pytest
@pytest.mark.xfail(reason="known")
def test_a(): assert False
@pytest.mark.xfail(strict=True, reason="known")
def test_b(): pass
@pytest.mark.xfail
def test_c(): pass
"""
    result = judged(suite)
    assert [str(test.verdict) for test in result.tests] == ["not_run", "failed", "passed"]
    assert result.tests[0].reason == "known"


def test_an_explanation_names_the_suites_lines_only(judged: Judged, tmp_path: Path):
    suite = "import json, helping\ndef test_a():\n    helping.check({'a': 1})\ndef test_b():\n    json.loads('{')\n"
    result = judged(suite, helping="def check(x):\n    assert x == {'a': 2}\n")
    first, second = (test.explanation for test in result.tests)
    assert first.startswith("test_judged.py:3\n>       helping.check({'a': 1})\nhelping.py:2\n")
    assert "json.loads('{')" in second
    assert "JSONDecodeError" in second
    assert str(tmp_path) not in first + second
    assert "/lib/" not in second


def test_a_group_of_exceptions_is_explained_without_the_machines_own_steps(judged: Judged):
    suite = "import solution\ndef test_a():\n    solution.several()\ndef test_b():\n    raise ExceptionGroup('own', [ValueError('d')])\n"
    for number, test in enumerate(judged(suite).tests):
        assert test.verdict is Verdict.FAILED
        assert "conversation" not in test.explanation
        assert "site-packages" not in test.explanation
        steps = [line.strip(" |") for line in test.explanation.splitlines() if "File" in line]
        assert steps == [f'File "test_judged.py", line {3 + 2 * number}, in test_{"ab"[number]}']
    first, second = (test.explanation for test in judged(suite).tests)
    assert all(words in first for words in ("solution.several()", "several (2 sub-exceptions)", "KeyError: 'c'"))
    assert "ValueError: d" in second


@pytest.mark.parametrize(
    ("does", "words"),
    [
        ("pickle.dumps(solution.total)", "CannotCross: the solution's function cannot be pickled in the suite"),
        (
            "solution.total(deep)",
            "CannotCross: what the suite gives to the solution cannot cross: a value is nested too deeply",
        ),
    ],
)
def test_an_author_is_told_what_cannot_cross_and_no_place_of_ours(judged: Judged, does: str, words: str):
    suite = (
        f"import pickle, solution\ndef test_a():\n    deep = []\n    for _ in range(500): deep = [deep]\n    {does}\n"
    )
    result = judged(suite)
    assert result.problem is not None
    assert words in result.problem
    assert "sandbox" not in result.problem


def test_a_long_explanation_is_cut(judged: Judged):
    (test,) = judged("def test_a(): raise ValueError('x' * 100_000)\n").tests
    assert 3000 < len(test.explanation) < 4100


def test_what_was_printed_is_kept_up_to_a_limit(judged: Judged):
    (test,) = judged("def test_a(): print('x' * 10_000)\n").tests
    assert test.stdout == "x" * 4000


def test_the_interpreter_is_left_as_it_was(judged: Judged):
    before = (list(sys.path), list(sys.meta_path), Path.cwd())
    judged("import solution\ndef test_a(): pass\n")
    assert (list(sys.path), list(sys.meta_path), Path.cwd()) == before
    assert "solution" not in sys.modules


def test_too_many_tests_are_the_authors_problem(judged: Judged):
    result = judged("import pytest\n@pytest.mark.parametrize('x', range(1001))\ndef test_a(x): pass\n")
    assert result.tests == ()
    assert result.problem == "the suite has 1001 tests, more than the 1000 that one may have"


@pytest.mark.parametrize("scope", ["function", "module"])
def test_a_process_that_is_lost_in_a_fixture_leaves_that_fixture_good_for_the_next_test(judged: Judged, scope: str):
    suite = (
        f"import pytest, solution\nwhat = ['leave']\n@pytest.fixture(scope={scope!r})\ndef made():\n"
        "    return getattr(solution, what.pop())() if what else solution.total([1])\n"
        "def test_a(made): pass\ndef test_b(made): assert made == 1\n"
    )
    assert [test.verdict for test in judged(suite).tests] == [Verdict.FAILED, Verdict.PASSED]
