"""Proving an exercise: its reference earns full marks, and every wrong solution fails where the exercise says."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evaluate import evaluate
from grader.exercise.catalogue import ReadExercise
from grader.exercise.material import SPEC
from grader.exercise.model import Exercise, WrongSolution
from grader.exercise.problems import WHOLE_FILE, Problem, ProblemList
from grader.marking.readable import cut
from grader.marking.report import Report, Status, TestResult
from sandbox.contract import Sandbox

SHOWN = 200


def check(found: ReadExercise, sandbox: Sandbox) -> tuple[Problem, ...]:
    """All that is wrong with an exercise: what reading it told, and what running its solutions shows.

    Raises Retryable when no slot could run them.
    """
    if found.exercise is None:
        return found.problems
    return (*found.problems, *_Proof(found, found.exercise, sandbox).problems())


def runs_of(found: ReadExercise) -> int:
    """How many solutions `check` will run, for a progress bar."""
    return 0 if found.exercise is None else bool(found.exercise.solution) + len(found.exercise.wrong)


class _Proof:
    """One exercise on trial."""

    def __init__(self, found: ReadExercise, exercise: Exercise, sandbox: Sandbox) -> None:
        self.found = found
        self.exercise = exercise
        self.sandbox = sandbox
        self.told = ProblemList(f"{found.folder.as_posix()}/{SPEC}")

    def problems(self) -> tuple[Problem, ...]:
        """Run every solution and tell what is not as it should be."""
        self._prove_solution()
        if not self.exercise.wrong:
            message = "there are no wrong solutions, so nothing shows that the tests catch one"
            self.told.tell(WHOLE_FILE, "wrong", "unproved", message, "write some into wrong/", warning=True)
        for wrong in self.exercise.wrong:
            self._prove_wrong(wrong)
        return tuple(self.told.problems)

    def _prove_solution(self) -> None:
        if not self.exercise.solution:
            name = f"solution.{self.exercise.main.rpartition('.')[2]}"
            hint = f"write {name}, which must earn full marks"
            self.told.tell(WHOLE_FILE, "", "missing-file", f"there is no {name}", hint)
            return
        report = evaluate(self.exercise, self.exercise.solution, self.sandbox)
        for index, test in enumerate(report.tests):
            if test.status is not Status.PASSED:
                key = f"tests[{index}]"
                place = self.found.places.get(key, WHOLE_FILE)
                message = f"the reference solution does not pass `{test.name}`: {_why(test)}"
                self.told.tell(place, key, "solution-fails", message, "mend the test or the solution")

    def _prove_wrong(self, wrong: WrongSolution) -> None:
        key = f"wrong.{wrong.name}"
        place = self.found.places.get(key, WHOLE_FILE)
        report = evaluate(self.exercise, wrong.files, self.sandbox)
        for message, hint in _not_caught(wrong, report):
            self.told.tell(place, key, "not-caught", message, hint)
        if any(one.code == "syntax-error" for one in report.feedback):
            message = f"wrong/{wrong.name} has a syntax error, so it fails every test and proves none"
            self.told.tell(place, key, "does-not-run", message, "mend its syntax", warning=True)
        if not wrong.fails:
            message = f"nothing says which test catches wrong/{wrong.name}"
            failed = [test.name for test in report.tests if test.status is Status.FAILED]
            hint = f"add it to `wrong` with `fails: [{', '.join(failed)}]`"
            self.told.tell(place, key, "no-fails", message, hint, warning=True)


def _not_caught(wrong: WrongSolution, report: Report) -> Iterator[tuple[str, str]]:
    if report.points == report.max_points:
        yield f"wrong/{wrong.name} earns full marks", "add a test that catches it"
        return
    results = {test.name: test for test in report.tests}
    for name in wrong.fails:
        test = results[name]
        if test.status is Status.PASSED:
            yield f"wrong/{wrong.name} passes `{name}`, which should catch it", "mend the test, or `fails`"
        elif test.status is Status.NOT_RUN:
            yield f"`{name}` was not run on wrong/{wrong.name}, so it caught nothing: {_why(test)}", "name another test"


def _why(test: TestResult) -> str:
    """The reason in a few words, for an author."""
    codes = ", ".join(f"{one.code}{_params(dict(one.params))}" for one in test.feedback)
    if test.expected is None or test.actual is None or test.status is Status.NOT_RUN:
        return codes
    return f"{codes}; expected {cut(repr(test.expected), SHOWN)}, got {cut(repr(test.actual), SHOWN)}"


def _params(params: dict[str, object]) -> str:
    shown = ", ".join(f"{name} {value}" for name, value in params.items() if name not in {"expected", "actual"})
    return f" ({cut(shown, SHOWN)})" if shown else ""
