"""The keys of a style test, and the sets of rules that have a name."""

from __future__ import annotations

from collections.abc import Mapping

from grader.exercise.shapes import Choice, Each, Either, Key, Record, Text, Whole

_SPACES = """E111 E117 E201 E202 E203 E211 E221 E222 E225 E226 E227 E228 E231 E251 E252 E261 E262 E265 E271 E275
    E301 E302 E303 E305 E306 W391""".split()  # noqa: SIM905 - reads better
_BEGINNER = "E101 E4 E7 W191 W291 W292 W293 W605 F N801 N802 N803 N806 B006 B007 B015 B018".split()  # noqa: SIM905 - the same

SETS: Mapping[str, tuple[str, ...]] = {
    "pep8-beginner": (*_BEGINNER, *_SPACES),
    "mistakes": ("F", "E711", "E712", "E722", "E9", "B006", "B007", "B015", "B018", "W605"),
}
"""Names that stand for rules."""

SET_DOCS: Mapping[str, str] = {
    "pep8-beginner": "Names, spaces, blank lines and imports as PEP 8 has them, unused names, and what is nearly always"
    " a mistake. Lines may be long.",
    "mistakes": "Only what is nearly always a mistake: unused or unknown names, comparisons that go nowhere, `except:`.",
}

CODE = Text(min_length=1, max_length=40)

STYLE = Either(
    Choice(tuple(SETS)),
    Record(
        "a style test",
        (
            Key(
                "select", Each(CODE, 1, 200), "Rules to look for: codes such as `E711`, how they begin, or a named set."
            ),
            Key("ignore", Each(CODE, 1, 200), "Rules to leave out of these."),
            Key(
                "at_most",
                Whole(0, 1000),
                "How many findings still pass. With it, or with `points`, the test is scored.",
            ),
            Key("line_length", Whole(40, 320), "The longest line that `E501` lets pass. Default 88."),
        ),
    ),
)
