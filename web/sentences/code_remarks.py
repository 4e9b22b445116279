"""What a test says of the code itself, as a page lists it: requirement by requirement, remark by remark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from grader.marking.report import Feedback
from grader.phrases import structure, style
from web.language.wording import gettext
from web.render.visible import visible
from web.sentences import explain

REQUIREMENTS = frozenset(
    {
        "requirement-met",
        "requirement-missing",
        "requirement-count",
        "requirement-broken",
        "requirement-nearly",
        "requirement-no-scope",
    }
)
FINDING = "style-finding"
MORE = "style-more"
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the code must or must not hold."""

    is_met: bool
    text: str
    """What is asked for, such as "Do not call sum()"."""
    note: str
    """Where it is, or what is missing; may be empty."""
    code: str = ""
    """The line that the note speaks of."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What the linter says, once for all the lines of which it says it."""

    where: str
    text: str
    rule: str
    """The code by which the linter knows the rule."""


def requirements(told: Iterable[Feedback], language: str, main: str) -> tuple[Requirement, ...]:
    """The requirements among the feedback of a test, in the author's order. `main` is the file whose name goes without saying."""
    return tuple(_requirement(one, language, main) for one in told if one.code in REQUIREMENTS)


def remarks(told: Iterable[Feedback], language: str, main: str) -> tuple[Remark, ...]:
    """The linter's findings among the feedback of a test, by the first line of each; at the end, how many are not told."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    more = ""
    for one in told:
        if one.code == FINDING:
            rule, message = str(one.params.get("rule")), str(one.params.get("message"))
            line = str(one.params.get("line"))
            same = lines.setdefault((str(one.params.get("file")), style.told(rule, message, language), rule), [])
            same.extend([] if line in same else [line])
        elif one.code == MORE:
            more = explain.feedback(one)
    found = (Remark(_where(file, ", ".join(on), main), visible(text), rule) for (file, text, rule), on in lines.items())
    return (*found, *([Remark("", more, "")] if more else []))


def is_listed(one: Feedback) -> bool:
    """Whether feedback is shown in one of these lists."""
    return one.code in REQUIREMENTS or one.code in {FINDING, MORE}


def _requirement(one: Feedback, language: str, main: str) -> Requirement:
    asked = one.params.get("rule")
    text = structure.phrase(asked if isinstance(asked, dict) else {}, language)
    note, code = _note(one, main)
    return Requirement(one.code == "requirement-met", text, note, " ".join(visible(code).split()))


def _note(one: Feedback, main: str) -> tuple[str, str]:
    match one.code:
        case "requirement-met":
            line = one.params.get("seen_line")
            return (_where(main, str(line), main) if line else ""), ""
        case "requirement-broken":
            return _place(one, main), str(one.params.get("text"))
        case "requirement-nearly":
            return _place(one, main), str(one.params.get("actual"))
        case "requirement-no-scope":
            return str(gettext("there is no %(name)s in the code yet", name=one.params.get("name"))), ""
        case "requirement-count":
            return str(gettext("there: %(count)s", count=one.params.get("count"))), ""
        case _:
            return str(gettext("not in the code yet")), ""


def _place(one: Feedback, main: str) -> str:
    return _where(str(one.params.get("file")), str(one.params.get("line")), main)


def _where(file: str, line: str, main: str) -> str:
    """The line or lines, with the file where it is another one than usual; a number stays with its word."""
    if file == main:
        return str(gettext("line %(line)s", line=line)).replace(" ", _NO_BREAK, 1)
    return str(gettext("%(file)s, line %(line)s", file=file, line=line))
