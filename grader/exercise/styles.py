"""The linter's rules that a test declares: from their fields to a record, and codes that no rule has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from grader.exercise.found import Fields, Found
from grader.exercise.linter_rules import CODES
from grader.exercise.problems import ProblemList
from grader.exercise.source_tests import StyleTest
from grader.exercise.style_keys import SETS

_FORM = re.compile(r"([A-Z]+)([0-9]*)", re.ASCII)
_FAMILIES = frozenset(match[1] for code in CODES if (match := _FORM.fullmatch(code))) | {"PL"}
"""The letters that codes begin with; `PL` stands for all of PLC, PLE, PLR and PLW."""


def style_test(test: Fields, problems: ProblemList) -> StyleTest | None:
    """The test; None, and problems told, when it cannot be. With `points` of the test it is scored."""
    found = test.found["style"]
    scored = 0 if "points" in test else None
    if isinstance(found.value, str):
        return StyleTest(SETS[found.value], at_most=scored)
    fields: Fields = found.value
    if "select" not in fields:
        if not fields.doubtful:
            hint = "add `select: [pep8-beginner]`, or write `style: pep8-beginner`"
            problems.tell(found.place, found.path, "checks-nothing", "this test looks for nothing", hint)
        return None
    unknown = [one for key in ("select", "ignore") if key in fields for one in _unknown(fields.found[key])]
    for one in unknown:
        hint = f"did you mean `{near[0]}`?" if (near := _near(one.value)) else "see the linter's own list of rules"
        problems.tell(one.place, one.path, "no-such-rule", f"the linter has no rule `{one.value}`", hint)
    if unknown or fields.doubtful:
        return None
    select, ignore = tuple(_spread(fields.get("select"))), tuple(_spread(fields.get("ignore", ())))
    return StyleTest(select, ignore, fields.get("at_most", scored), fields.get("line_length", 88))


def is_known(code: str) -> bool:
    """Whether a rule has this code, or codes begin so: `E711`, `E7`, `E`."""
    form = _FORM.fullmatch(code)
    if form is None or form[1] not in _FAMILIES:
        return False
    return not form[2] or any(one.startswith(code) for one in CODES)


def _unknown(listed: Found) -> Iterator[Found]:
    return (one for one in listed.value if one.value not in SETS and not is_known(one.value))


def _near(code: str) -> list[str]:
    if is_known(code.upper()):
        return [code.upper()]
    return get_close_matches(code.lower(), SETS, n=1) or get_close_matches(
        code.upper(), [*_FAMILIES, *sorted(CODES)], n=1
    )


def _spread(codes: Iterable[str]) -> Iterator[str]:
    """The codes, with those of named sets in place of the names, each once."""
    seen = dict.fromkeys(one for code in codes for one in SETS.get(code, (code,)))
    yield from seen
