"""Whatever a pupil's code and an exception's words hold, explaining them raises nothing and comes to an end soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.explanations.catalogue import CAUSES
from grader.explanations.cause import LONGEST, Trouble
from grader.explanations.code import LONGEST_SOURCE, Code
from grader.explanations.find import GENERAL, RULES, cause_of, codes_of

SECONDS = 20.0
"""Far more than any of these takes: a machine may be busy. What is quadratic takes minutes."""
MESSAGES = (
    ("SyntaxError", "invalid syntax"),
    ("SyntaxError", "expected ':'"),
    ("SyntaxError", "invalid syntax. Perhaps you forgot a comma?"),
    ("SyntaxError", "unterminated string literal (detected at line 1)"),
    ("IndentationError", "expected an indented block after 'if' statement on line 99999999999999999999"),
    ("SyntaxError", "invalid decimal literal"),
    ("NameError", "name 'abc' is not defined"),
    ("UnboundLocalError", "cannot access local variable 'a' where it is not associated with a value"),
    ("IndexError", "list index out of range"),
    ("IndexError", "list assignment index out of range"),
    ("TypeError", "'int' object is not callable"),
    ("TypeError", "'NoneType' object is not subscriptable"),
    ("TypeError", "'int' object is not iterable"),
    ("TypeError", "unsupported operand type(s) for +: 'int' and 'str'"),
    ("TypeError", 'can only concatenate str (not "function") to str'),
    ("TypeError", "list indices must be integers or slices, not str"),
    ("TypeError", "f() takes 0 positional arguments but 1 was given"),
    ("ZeroDivisionError", "division by zero"),
    ("KeyError", "'a'"),
    ("AttributeError", "'list' object has no attribute 'push'"),
    ("ValueError", "invalid literal for int() with base 10: '3.5'"),
    ("RecursionError", "maximum recursion depth exceeded"),
    ("EOFError", "EOF when reading a line"),
    ("timed-out", ""),
    ("out-of-memory", ""),
)
PIECES = st.sampled_from(
    [
        *"if else elif for while def f a xs in range len print input = == + - ( ) [ ] { } : , ' # 0 1".split(),  # noqa: SIM905 - reads better
        *"None True return class self . append sort try except import global lambda ก “ && ++ !".split(),  # noqa: SIM905 - the same
        *('"', "\n", "\n    ", "\n        ", "\t", " ", "\u200b", "\r", "\0"),
    ]
)
SOURCES = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join)
)
WORDS = st.one_of(st.text(max_size=120), st.sampled_from([message for _, message in MESSAGES]))


@settings(max_examples=400)
@given(
    kind=st.sampled_from(sorted({*RULES, *GENERAL, "Exotic"})),
    message=WORDS,
    source=SOURCES,
    line=st.integers(-1, 12),
    column=st.integers(-1, 60),
)
def test_any_trouble_has_a_cause_of_the_catalogue_or_none(kind, message, source, line, column):
    found = cause_of(Trouble(kind, message, "solution.py", line, column, codes_of({"solution.py": source})))
    if kind in GENERAL:
        assert found is not None
    if found is not None:
        assert set(found.params) == set(CAUSES[found.code].params)
        assert all(isinstance(value, int) or len(value) <= LONGEST for value in found.params.values())


def many(text: str) -> str:
    return text * (LONGEST_SOURCE // len(text))


HOSTILE = {
    "brackets": many("["),
    "signs": many("-"),
    "one long sum": "x = " + "1+" * 20000 + "1",
    "products": "x = " + "2*" * 900 + "1",
    "powers": "x = 9**9**9**9**9**9\nwhile x:\n    pass",
    "loops": many("while a:b\n"),
    "loops in loops": "".join("  " * depth + f"for a in xs{depth}:\n" for depth in range(90)) + "  " * 90 + "xs[a]\n",
    "one long line": "x = [" + many("a[0],")[:-10] + "]",
    "one long line of calls": "x = [" + many("int(input()),")[:-20] + "]",
    "one line of a word": "'x'" + many("a")[:-10],
    "an open call": "(" + many("a ")[:-10],
    "names": "".join(f"name{number} = {number}\n" for number in range(4000)),
    "functions": many("def f(a):\n a\n"),
    "attributes": "x" + ".a" * 5000,
    "quotes": many("'a' "),
    "digits": "x = " + "9" * 60000,
    "not python": "\0" * 100,
    "too long": "a" * (LONGEST_SOURCE + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_source_is_read_in_bounded_time(name):
    files = {"solution.py": Code(HOSTILE[name])}
    started = time.perf_counter()
    for kind, message in MESSAGES:
        cause_of(Trouble(kind, message, "solution.py", 1, 5, files))
    assert time.perf_counter() - started < SECONDS
