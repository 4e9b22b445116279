"""Proving an exercise: its reference earns full marks, and every wrong solution fails where the exercise says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from grader.errors import ExerciseBroken
from grader.evaluate import evaluate
from grader.exercise.catalogue import ReadExercise
from grader.exercise.material import SPEC
from grader.exercise.model import Exercise, SuiteTest, WrongSolution
from grader.exercise.problems import WHOLE_FILE, Problem, ProblemList
from grader.marking.readable import cut
from grader.marking.report import Feedback, Report, Status, TestResult
from grader.phrases import structure
from sandbox.contract import Sandbox

SHOWN = 200
_DOES_NOT_RUN = {
    "syntax-error",
    "does-not-compile",
    "does-not-compile-somehow",
    "compile-timed-out",
    "compile-too-large",
}
MOST_EXPLAINED = 1500


def coded(feedback: Feedback) -> str:
    """A feedback as its code and parameters, for whoever has no sentences for it."""
    words = {
        name: structure.phrase(value, "en") if isinstance(value, Mapping) else value
        for name, value in feedback.params.items()
    }
    shown = ", ".join(f"{name} {value}" for name, value in words.items() if name not in {"expected", "actual"})
    return feedback.code + (f" ({cut(shown, SHOWN)})" if shown else "")


def check(found: ReadExercise, sandbox: Sandbox, sentence: Callable[[Feedback], str] = coded) -> tuple[Problem, ...]:
    """All that is wrong with an exercise: what reading it told, and what running its solutions shows.

    `sentence` says a feedback in the words of whoever asks. Raises Retryable when no slot could run the solutions.
    """
    if found.exercise is None:
        return found.problems
    return (*found.problems, *_Proof(found, found.exercise, sandbox, sentence).problems())


def runs_of(found: ReadExercise) -> int:
    """How many solutions `check` will run, for a progress bar."""
    return 0 if found.exercise is None else bool(found.exercise.solution) + len(found.exercise.wrong)


class _Proof:
    """One exercise on trial."""

    def __init__(
        self, found: ReadExercise, exercise: Exercise, sandbox: Sandbox, sentence: Callable[[Feedback], str]
    ) -> None:
        self.found = found
        self.exercise = exercise
        self.sandbox = sandbox
        self.sentence = sentence
        self.told = ProblemList(f"{found.folder.as_posix()}/{SPEC}")

    def problems(self) -> tuple[Problem, ...]:
        """Run every solution and tell what is not as it should be; where a suite does not work, only that."""
        try:
            self._prove_all()
        except ExerciseBroken as error:
            folder = self.found.folder.as_posix()
            self.told.problems.extend(replace(one, file=f"{folder}/{one.file}") for one in error.problems)
        return tuple(self.told.problems)

    def _prove_all(self) -> None:
        self._prove_solution()
        if not self.exercise.wrong:
            message = "there are no wrong solutions, so nothing shows that the tests catch one"
            self.told.tell(WHOLE_FILE, "wrong", "unproved", message, "write some into wrong/", warning=True)
        for wrong in self.exercise.wrong:
            self._prove_wrong(wrong)

    def _prove_solution(self) -> None:
        if not self.exercise.solution:
            name = f"solution.{self.exercise.main.rpartition('.')[2]}"
            hint = f"write {name}, which must earn full marks"
            self.told.tell(WHOLE_FILE, "", "missing-file", f"there is no {name}", hint)
            return
        report = evaluate(self.exercise, self.exercise.solution, self.sandbox)
        if any(one.code in _DOES_NOT_RUN for one in report.feedback):
            message = f"the reference solution cannot be run at all: {self._in_words(report.feedback)}"
            self.told.tell(WHOLE_FILE, "", "solution-fails", message, "mend the solution")
            return
        keys = {test.name: f"tests[{index}]" for index, test in enumerate(self.exercise.tests)}
        for test in report.tests:
            if test.status is not Status.PASSED:
                key = keys[test.suite or test.name]
                place = self.found.places.get(key, WHOLE_FILE)
                message = f"the reference solution does not pass `{test.name}`: {self._why(test)}"
                shown = f"\n{cut(test.explanation, MOST_EXPLAINED)}" if test.explanation else ""
                self.told.tell(place, key, "solution-fails", message, f"{self._mend(test)}{shown}")
        self._prove_points(keys, report)
        self._read_advice(keys, report)

    def _mend(self, test: TestResult) -> str:
        if any(one.code == "wrong-drawing" for one in test.feedback):
            return f"mend the solution, or let it draw anew: kradan draw {self.found.folder.as_posix()}"
        return "mend the test or the solution"

    def _read_advice(self, keys: Mapping[str, str], report: Report) -> None:
        """Advice that the reference itself does not take is worth a word: it can earn full marks and still be a bad example."""
        for test in report.tests:
            if test.status is Status.PASSED and any(one.code == "style-finding" for one in test.feedback):
                key = keys[test.suite or test.name]
                message = f"the reference solution is no example of `{test.name}`: {self._why(test)}"
                hint = "mend the solution, or leave the rule out with `ignore`"
                self.told.tell(
                    self.found.places.get(key, WHOLE_FILE), key, "untidy-solution", message, hint, warning=True
                )

    def _prove_points(self, keys: Mapping[str, str], report: Report) -> None:
        """A page shows what an exercise is worth before anything ran, so `points` of a suite is its tests' sum."""
        for test in self.exercise.tests:
            sum_of_all = sum(one.max_points for one in report.tests if one.suite == test.name)
            if isinstance(test.kind, SuiteTest) and sum_of_all != test.points:
                key = f"{keys[test.name]}.points"
                place = self.found.places.get(key) or self.found.places.get(keys[test.name], WHOLE_FILE)
                message = f"this suite's tests are worth {sum_of_all} points together"
                self.told.tell(place, key, "wrong-points", message, f"write `points: {sum_of_all}`")

    def _prove_wrong(self, wrong: WrongSolution) -> None:
        key = f"wrong.{wrong.name}"
        place = self.found.places.get(key, WHOLE_FILE)
        report = evaluate(self.exercise, wrong.files, self.sandbox)
        for rule, message, hint in self._not_caught(wrong, report):
            self.told.tell(place, key, rule, message, hint)
        if any(one.code in _DOES_NOT_RUN for one in report.feedback):
            message = f"wrong/{wrong.name} cannot be run at all, so it fails every test and proves none"
            self.told.tell(place, key, "does-not-run", message, "mend its syntax", warning=True)
        if not wrong.fails:
            message = f"nothing says which test catches wrong/{wrong.name}"
            failed = [test.name for test in report.tests if test.status is Status.FAILED]
            hint = f"add it to `wrong` with `fails: [{', '.join(failed)}]`"
            self.told.tell(place, key, "no-fails", message, hint, warning=True)

    def _not_caught(self, wrong: WrongSolution, report: Report) -> Iterator[tuple[str, str, str]]:
        """Rule, message and hint."""
        if report.points == report.max_points:
            yield "not-caught", f"wrong/{wrong.name} earns full marks", "add a test that catches it"
            return
        for name in wrong.fails:
            tests = _named(name, report)
            if not tests:
                hint = _meant(name, [test.name for test in report.tests])
                yield "no-such-test", f"no test has the name `{name}`", hint
            elif all(test.status is Status.PASSED for test in tests):
                message = f"wrong/{wrong.name} passes `{name}`, which should catch it"
                yield "not-caught", message, "mend the test, or `fails`"
            elif not any(test.status is Status.FAILED for test in tests):
                why = next(self._why(test) for test in tests if test.status is Status.NOT_RUN)
                message = f"`{name}` was not run on wrong/{wrong.name}, so it caught nothing: {why}"
                yield "not-caught", message, "name another test"

    def _why(self, test: TestResult) -> str:
        """The reason in a few words, for an author."""
        told = self._in_words(test.feedback)
        if test.expected is None or test.actual is None or test.status is Status.NOT_RUN:
            return told
        if test.expected in told and test.actual in told:  # the sentence has both already
            return told
        return f"{told}; expected {cut(repr(test.expected), SHOWN)}, got {cut(repr(test.actual), SHOWN)}"

    def _in_words(self, feedback: Sequence[Feedback]) -> str:
        return "; ".join(cut(self.sentence(one), SHOWN) for one in feedback if one.code != "requirement-met")


def _named(name: str, report: Report) -> list[TestResult]:
    """The test of this name; of a whole suite's name, all its tests."""
    own = [test for test in report.tests if test.name == name]
    return own or [test for test in report.tests if test.suite == name]


def _meant(name: str, known: Sequence[str]) -> str:
    """What an author who wrote `name` may have meant: its sets of parameters, a name like it, or any."""
    sets = [one for one in known if one.startswith(f"{name} (")]
    near = sets or get_close_matches(name, known, n=1)
    if len(near) == 1:
        return f"did you mean `{near[0]}`?"
    return f"there are {', '.join(f'`{one}`' for one in (sets or known)[:5])}"
