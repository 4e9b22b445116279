"""The programs of `tests/sandbox/hostile/`, each named for the promise that it attacks, in every way a program comes in."""

import secrets
from dataclasses import replace

import pytest

from sandbox.slot import Slot
from sandbox.suites import Verdict
from sandbox.values import strictly_equal
from tests.sandbox import attacks
from tests.sandbox.attacks import Attack
from tests.sandbox.promises.asking import BUSY_SECONDS

SUITE = (
    "assert attack.total([1, 2]) == {0!r}",
    "assert {0!r} == attack.total([3])",
    "assert attack.total([1, 2]) == pytest.approx({1})",
    "assert attack.total([3]) in [{0!r}, {1}, [{1}]]",
    "assert {{{0!r}: 1, {1}: 2}}[attack.total([])]",
    "assert not attack.total([1, 2]) != {0!r}",
    "assert [attack.total([1]), attack.total([2])] == [{0!r}, {1}]",
)
"""Every way in which a plain value that is right is compared with what a solution gives."""

ABOUT_ANSWERS = {"denial", "forging", "snooping"}
"""Families for which it matters how an answer is looked at; for the others one test before and one after is enough."""


def each(some: tuple[Attack, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("attack", some, ids=lambda attack: attack.name)


class HostilePromises:
    """A program says BREACH where it got through a wall; its first lines tell how it must end."""

    @each(attacks.HOSTILE)
    def test_an_attack_breaks_nothing(self, slot: Slot, attack: Attack):
        result = slot.run(attack.as_program())
        for case in result.cases:
            assert case.outcome in attack.ends, case
            assert "BREACH" not in case.stdout + case.stderr
        assert result.wall_seconds < attack.limits.wall_seconds * attack.runs + BUSY_SECONDS

    @each(attacks.HOSTILE)
    def test_an_attack_at_import_earns_nothing(self, slot: Slot, attack: Attack):
        """The same program as a solution: it never gives what is right, and never answers for a function that it does not have."""
        right = secrets.randbits(64)  # of which nobody in a slot can know
        result = slot.run(attack.as_solution("total([1, 2])", "total([3])"))
        for case in result.cases:
            assert not any(strictly_equal(step.value, right) for step in case.steps)
            if "total" not in attack.files[attacks.MAIN]:
                assert not any(step.failure is None and step.value is not None for step in case.steps), case
            assert "BREACH" not in case.stdout + case.stderr
        assert result.wall_seconds < attack.limits.wall_seconds * 2 + BUSY_SECONDS

    @each(attacks.HOSTILE)
    def test_an_attack_under_a_suite_earns_nothing(self, slot: Slot, attack: Attack):
        """Here what is right lies in the same slot. No test passes, and none turns into a problem of the suite's author."""
        digits = secrets.randbelow(10**12)
        tests = SUITE if attack.family in ABOUT_ANSWERS else SUITE[:2]
        result = slot.run(attack.under_suite(*(text.format(f"SECRET-EXPECTED-{digits:012}", digits) for text in tests)))
        suite = result.cases[0].suite
        assert suite is not None
        assert suite.problem is None
        assert len(suite.tests) == len(tests)
        assert not [test for test in suite.tests if test.verdict is Verdict.PASSED]
        assert not [test for test in suite.tests if "BREACH" in test.stdout]

    @each(attacks.HARMLESS)
    def test_an_honest_program_that_looks_suspicious_passes(self, slot: Slot, attack: Attack):
        """Run, and as a solution that gives what is right."""
        program, solution = attack.as_program(), attack.as_solution(*(call for call, _ in attack.answers))
        results = slot.run(replace(program, cases=(*program.cases, *solution.cases))).cases
        for case in results[: attack.runs]:
            assert case.outcome in attack.ends, case
            assert attack.prints in {"", case.stdout}, case
            assert attack.characters in {None, len(case.stdout)}
        for case, (_, right) in zip(results[attack.runs :], attack.answers, strict=True):
            assert strictly_equal(case.steps[0].value, right), case

    @each(tuple(attack for attack in attacks.HARMLESS if attack.answers))
    def test_an_honest_solution_passes_its_suite(self, slot: Slot, attack: Attack):
        asserts = (f"assert attack.{call} == {right!r}" for call, right in attack.answers)
        suite = slot.run(attack.under_suite(*asserts)).cases[0].suite
        assert suite is not None
        assert [test.verdict for test in suite.tests] == [Verdict.PASSED] * len(attack.answers), suite
