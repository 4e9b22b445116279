"""The rules about the code's structure that a test declares: from their fields to records, and what makes no sense in them."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from grader.exercise.found import Fields, Found
from grader.exercise.problems import ProblemList
from grader.exercise.source_tests import StructureTest
from grader.exercise.structure_keys import COMMON, DETAILS, STRUCTURE
from sandbox.structure.rules import Rule
from sandbox.structure.vocabulary import WORDS, Takes

REQUIRES, FORBIDS = (key.name for key in STRUCTURE.keys)
_DETAIL_NAMES = tuple(key.name for key in DETAILS)
_COUNTS = tuple(key.name for key in COMMON if key.name != "in")
_DOTTED = ("call", "import", "decorator", "except", "raise")
"""Words whose name may have dots in it."""


def structure_test(found: Found, problems: ProblemList, *, waits: bool) -> StructureTest | None:
    """The test; None, and problems told, when it cannot be. `waits`: it is run only after another one has passed."""
    fields: Fields = found.value
    before = len(problems.problems)
    if not fields.found and not fields.doubtful:
        hint = "add `requires` or `forbids`, such as `requires: [loop]`"
        problems.tell(found.place, found.path, "checks-nothing", "this test passes whatever the code holds", hint)
    rules = [rule for key in (REQUIRES, FORBIDS) if key in fields for rule in _rules(fields.found[key], problems)]
    if len(problems.problems) > before or not rules:
        return None
    _tell_contradictions(fields, rules, problems)
    if REQUIRES not in fields and not waits and not fields.doubtful:
        message = "an empty file passes this test: it holds nothing that is forbidden"
        hint = "add `after` with a test that shows that the code works, or `requires: [{function: …}]`"
        problems.tell(found.place, found.path, "forbids-only", message, hint, warning=True)
    return StructureTest(tuple(rules))


def _rules(listed: Found, problems: ProblemList) -> Iterator[Rule]:
    forbidden = listed.path.endswith(FORBIDS)
    for item in listed.value:
        rule = _bare(item, problems) if isinstance(item.value, str) else _full(item, problems, forbidden=forbidden)
        if rule is not None:
            yield replace(rule, forbidden=forbidden)


def _bare(item: Found, problems: ProblemList) -> Rule | None:
    """A rule that is only a word."""
    word = WORDS[item.value]
    if word.takes in {Takes.NOTHING, Takes.MAYBE_NAME}:
        return Rule(word.name)
    example = {Takes.NAME: "total", Takes.OPERATOR: '"%"', Takes.LITERAL: "42"}[word.takes]
    message = f"`{word.name}` does not say which one"
    problems.tell(item.place, item.path, "missing-name", message, f"write {{{word.name}: {example}}}")
    return None


def _full(item: Found, problems: ProblemList, *, forbidden: bool) -> Rule | None:
    fields: Fields = item.value
    word = _word(fields, problems)
    if word is None or fields.doubtful or not _fits(fields, word, problems, forbidden=forbidden):
        return None
    at_most = fields.get("at_most")
    within = fields.get("in")
    rule = Rule(
        word,
        within=None if within is None else spelt(within),
        at_least=fields.get("at_least", 1 if at_most is None else 0),
        at_most=at_most,
        **_details(fields),
    )
    behind = fields.get(word)
    if behind is True and WORDS[word].takes is not Takes.LITERAL:
        return rule
    return replace(rule, name=spelt(behind) if isinstance(behind, str) and _is_name(word) else behind, any_name=False)


def spelt(name: str) -> str:
    """A name as Python's own parser spells it."""
    return unicodedata.normalize("NFKC", name)


def _word(fields: Fields, problems: ProblemList) -> str | None:
    """The one word of a rule."""
    words = [name for name in fields.found if name in WORDS]
    if len(words) == 1:
        return words[0]
    if words:
        message = f"a rule is about one thing, and `{words[0]}` and `{words[1]}` are two"
        problems.tell(fields.place, fields.path, "does-not-fit", message, "make two rules of it: one `- ` each")
    elif not fields.doubtful:
        message = "this rule does not say what it is about"
        problems.tell(
            fields.place, fields.path, "missing-key", message, "write a word such as {call: sum} or {loop: true}"
        )
    return None


def _fits(fields: Fields, word: str, problems: ProblemList, *, forbidden: bool) -> bool:
    told = [*_misplaced(fields, word, forbidden=forbidden), *_bad_names(fields, word)]
    for key, message, hint in told:
        found = fields.found[key]
        problems.tell(found.place, found.path, "does-not-fit", message, hint)
    return not told


def _misplaced(fields: Fields, word: str, *, forbidden: bool) -> Iterator[tuple[str, str, str]]:
    """Keys that have no meaning here: which, why, and what to do."""
    fitting = WORDS[word].details
    for key in _DETAIL_NAMES:
        if key in fields and key not in fitting:
            can = f"beside `{word}` there can be {', '.join(fitting)}" if fitting else "leave it out"
            yield key, f"`{key}` says nothing of `{word}`", can
    for key in _COUNTS:
        if key in fields and forbidden:
            yield (
                key,
                f"what is forbidden is not counted: `{key}` belongs to `requires`",
                f"write `requires: [{{{word}: …, at_most: 1}}]`",
            )
    if fields.get("at_least", 0) > fields.get("at_most", math.inf):
        yield "at_least", "`at_least` is more than `at_most`", "let the smaller number be `at_least`"


def _bad_names(fields: Fields, word: str) -> Iterator[tuple[str, str, str]]:
    behind = fields.get(word)
    if isinstance(behind, str) and _is_name(word) and not _is_dotted(behind, method=word == "call", most=_parts(word)):
        yield (
            word,
            f"`{behind}` is no name that can stand behind `{word}`",
            "write it as it stands in the code, without brackets",
        )
    if WORDS[word].takes is Takes.LITERAL and not _is_plain(behind):
        yield word, "a literal is one text, number, true, false or null", "write it as it stands in the code"
    for key in ("in", "decorated"):
        if key in fields and not _is_dotted(fields.get(key), method=False, most=9):
            yield key, f"`{fields.get(key)}` is no name", "write a name such as total or Account.deposit"
    for key in ("parameters", "bases", "methods"):
        bad = next(
            (name for name in fields.get(key, ()) if not _is_dotted(_unstarred(key, name), method=False, most=9)), None
        )
        if bad is not None:
            yield key, f"`{bad}` is no name", "write names as they stand in the code"


def _unstarred(key: str, name: str) -> str:
    return name.removeprefix("*").removeprefix("*") if key == "parameters" else name


def _is_name(word: str) -> bool:
    return WORDS[word].takes in {Takes.NAME, Takes.MAYBE_NAME}


def _parts(word: str) -> int:
    """How many names with dots between them can stand behind a word."""
    return 9 if word in _DOTTED else 2 if word == "function" else 1


def _is_dotted(name: str, *, method: bool, most: int) -> bool:
    parts = spelt(name.removeprefix(".") if method else name).split(".")
    return len(parts) <= most and all(part.isidentifier() for part in parts)


def _is_plain(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | bool | int)


def _details(fields: Fields) -> dict[str, Any]:
    told = {key: fields.get(key) for key in _DETAIL_NAMES if key in fields}
    return {key: tuple(map(spelt, value)) if isinstance(value, list) else value for key, value in told.items()}


def _tell_contradictions(fields: Fields, rules: Sequence[Rule], problems: ProblemList) -> None:
    required = {rule for rule in rules if not rule.forbidden}
    for rule in rules:
        if rule.forbidden and replace(rule, forbidden=False) in required:
            found = fields.found[FORBIDS]
            message = f"`{rule.word}` is required and forbidden at once"
            problems.tell(found.place, found.path, "does-not-fit", message, "leave one of the two out")
