"""Whether a way of comparing fits what a test expects."""

from __future__ import annotations

from collections.abc import Iterator

from grader.exercise.found import Fields
from grader.exercise.model import CallTest, Compare, Kind, Prints, ProgramTest, Returns
from grader.exercise.pattern import PatternError, compile_pattern
from grader.exercise.problems import ProblemList

_OF_TEXT = frozenset({Compare.LINES, Compare.TOKENS, Compare.NUMBERS, Compare.PATTERN})


def check_comparison(test: Fields, kind: Kind, problems: ProblemList) -> bool:
    """Whether `compare` and `tolerance` make sense in this test; a problem is told when not."""
    if not isinstance(kind, CallTest | ProgramTest):  # the others have none of these keys
        return True
    word = test.get("compare")
    compare = None if word is None else Compare(word)
    if "tolerance" in test and compare is not Compare.NUMBERS and isinstance(kind, ProgramTest):
        found = test.found["tolerance"]
        message = "text is compared as text, so nothing may be off"
        problems.tell(found.place, found.path, "does-not-fit", message, "add `compare: numbers`")
        return False
    if compare is None:
        return True
    values, texts = _values(kind), list(_texts(kind))
    found = test.found["compare"]
    if compare in _OF_TEXT and not texts:
        message = f"`compare: {compare}` is for text, and this test expects none"
    elif compare is Compare.STRICT and not values:
        message = "`compare: strict` is for values, and this test expects none"
    elif compare is Compare.UNORDERED and not texts and not any(isinstance(one, list | tuple) for one in values):
        message = "`compare: unordered` is for lists and text, and this test expects none"
    else:
        return compare is not Compare.PATTERN or _patterns_compile(test, texts, problems)
    if not test.doubtful:
        problems.tell(found.place, found.path, "does-not-fit", message, "leave `compare` out or choose another")
    return False


def _values(kind: CallTest | ProgramTest) -> list[object]:
    if isinstance(kind, ProgramTest):
        return []
    returned = [one.value for step in kind.steps for one in step.expects if isinstance(one, Returns)]
    return returned + list(kind.then.values())


def _texts(kind: CallTest | ProgramTest) -> Iterator[str]:
    """Every text that is expected, in the order in which it stands in `_TEXT_KEYS`."""
    if isinstance(kind, ProgramTest):
        yield from [kind.stdout] if kind.stdout is not None else []
        yield from kind.writes.values()
        return
    yield from (one.text for step in kind.steps for one in step.expects if isinstance(one, Prints))
    yield from (value for value in _values(kind) if isinstance(value, str))


def _patterns_compile(test: Fields, texts: list[str], problems: ProblemList) -> bool:
    for text in texts:
        try:
            compile_pattern(text)
        except PatternError as error:
            key = next((name for name in ("stdout", "prints", "returns") if test.get(name) == text), "compare")
            found = test.found[key]
            problems.tell(found.inside(error.column), found.path, "bad-pattern", error.message, error.hint)
            return False
    return True
