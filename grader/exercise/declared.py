"""The tests that an exercise file declares: from their fields to `Test` records, and what makes no sense in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.exercise.calls import CALL_KEYS, call_test
from grader.exercise.comparisons import check_comparison
from grader.exercise.declared_source import SOURCE_KEYS, source_test
from grader.exercise.drawings import DRAWS
from grader.exercise.found import Fields, Found
from grader.exercise.languages import tell_missing
from grader.exercise.model import Compare, Kind, Limits, LocalText, Test
from grader.exercise.names import tell_no_such_test
from grader.exercise.problems import ProblemList
from grader.exercise.programs import PROGRAM_KEYS, program_test
from grader.exercise.source_tests import StyleTest
from grader.exercise.suites import SUITE, check_number, suite_test


def declared_tests(found: Found, handed_in: Sequence[str], problems: ProblemList) -> list[Test]:
    """The tests, in order; problems are told for those that cannot be. `handed_in` names the student's own files."""
    tests: list[Test] = []
    listed: list[Fields] = [item.value for item in found.value]
    for number, fields in enumerate(listed, start=1):
        kind = _kind(fields, handed_in, problems)
        if "hint" in fields:
            tell_missing(fields.found["hint"], problems)
        if kind is not None and check_comparison(fields, kind, problems):
            tests.append(_test(fields, number, kind))
    _check_names(listed, problems)
    check_number(listed, problems)
    if tests and not any(test.points for test in tests):
        message = "no test of this exercise is worth a point"
        problems.tell(found.place, found.path, "no-points", message, "add a test that shows whether the code is right")
    return tests


def names_of(found: Found) -> list[str]:
    """The names of all tests, in order, also of those that cannot be."""
    return [_name(item.value, number) for number, item in enumerate(found.value, start=1)]


def may_have_suites(found: Found) -> bool:
    """Whether any of the tests is a suite, which has tests of its own, or has a key that could be `pytest` misspelled."""
    return any(SUITE in item.value or item.value.doubtful for item in found.value)


def limits_of(fields: Fields | None) -> Limits:
    """The limits that a `limits` record sets."""
    return Limits() if fields is None else Limits(**{name: fields.get(name) for name in fields.found})


def _kind(fields: Fields, handed_in: Sequence[str], problems: ProblemList) -> Kind | None:
    if fields.first_of(*SOURCE_KEYS) and SUITE not in fields:
        return source_test(fields, problems)
    if SUITE in fields:
        return suite_test(fields, handed_in, problems)
    call, program = fields.first_of(*CALL_KEYS), fields.first_of(*PROGRAM_KEYS)
    if call and program:
        found = fields.found[program]
        message = f"`{call}` is for calls and `{program}` for whole programs; a test is one of the two"
        problems.tell(found.place, found.path, "does-not-fit", message, "make two tests of it")
        return None
    if program or (DRAWS in fields and not call):
        return program_test(fields, handed_in, problems)
    if "call" in fields or "steps" in fields:
        return call_test(fields, problems)
    if not fields.doubtful:
        hint = "add `call` with `returns`, or `stdin` with `stdout`"
        problems.tell(fields.place, fields.path, "missing-key", "this test runs nothing", hint)
    return None


def _test(fields: Fields, number: int, kind: Kind) -> Test:
    compare: Any = fields.get("compare")
    told = isinstance(kind, StyleTest) and kind.is_only_told
    return Test(
        name=_name(fields, number),
        kind=kind,
        points=0 if told else fields.get("points", 1),
        public=told or fields.get("public", False),
        title=LocalText(fields.get("title", {})),
        hint=LocalText(fields.get("hint", {})),
        group=fields.get("group"),
        after=fields.get("after"),
        compare=None if compare is None else Compare(compare),
        tolerance=fields.get("tolerance"),
        limits=limits_of(fields.get("limits")),
    )


def _name(fields: Fields, number: int) -> str:
    return str(fields.get("name", f"test {number}"))


def _check_names(listed: Sequence[Fields], problems: ProblemList) -> None:
    """Each test has a name of its own, and `after` leads to a test, never in a circle."""
    first: dict[str, Fields] = {}
    for number, fields in enumerate(listed, start=1):
        name = _name(fields, number)
        if name in first:
            place = fields.found["name"] if "name" in fields else Found(name, fields.place, fields.path)
            hint = f"the test on line {first[name].place.line} has it already"
            problems.tell(place.place, place.path, "duplicate", f"two tests have the name `{name}`", hint)
        first.setdefault(name, fields)
    after = {name: fields.get("after") for name, fields in first.items() if "after" in fields}
    for name, wanted in after.items():
        found = first[name].found["after"]
        if wanted not in first:
            tell_no_such_test(found, list(first), problems)
        elif _comes_back(name, after):
            message = f"`{name}` waits for itself: `after` leads in a circle"
            problems.tell(found.place, found.path, "circle", message, "leave out one `after` of the circle")


def _comes_back(name: str, after: dict[str, Any]) -> bool:
    seen: set[str] = set()
    step: str | None = name
    while step is not None and step not in seen:
        seen.add(step)
        step = after.get(step)
    return step == name
