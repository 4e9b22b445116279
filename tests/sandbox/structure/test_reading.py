"""Where rules look, how often, and that no text can make the reader crash or hang."""

import ast
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.sources import Sources
from sandbox.structure.rules import (
    MAX_PLACES,
    Place,
    Rule,
    finding_from_json,
    finding_to_json,
    rule_from_json,
    rule_to_json,
)
from sandbox.structure.run import run_structure
from sandbox.structure.vocabulary import WORDS
from tests.sandbox.structure.looking import find, lines, rule

UNUSED = (
    "def total(xs):\n    return helper(xs)\n\ndef helper(xs):\n    return 1\n\ndef unused(xs):\n    for x in xs: pass\n"
)


def test_what_nothing_uses_does_not_count():
    assert not find(UNUSED, rule("loop"), entries=("total",))[0].met
    assert find(UNUSED, rule("loop"), entries=("unused",))[0].met
    assert find(UNUSED, rule("loop"), entries=None)[0].met


@pytest.mark.parametrize(
    "more",
    [
        "unused([])",
        "u = unused",
        "globals()['unused']([])",
        "eval('unused([])')",
        "getattr(x, 'unused')",
        "getattr(x, y)",
        "class A:\n    def __init__(self): unused([])\n",
        "@register\ndef f(): unused([])",
        "class A(Base):\n    def run(self): unused([])",
    ],
)
def test_whatever_could_be_used_counts(more):
    assert find(UNUSED + more, rule("loop"), entries=("total",))[0].met


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    return 1\n    for x in y: pass\n",
        "def f():\n    raise x\n    for x in y: pass\n",
        "if False:\n    for x in y: pass\n",
        "if 1: pass\nelse:\n    for x in y: pass\n",
        "while 0:\n    for x in y: pass\n",
    ],
)
def test_what_can_never_run_does_not_count(source):
    assert not find(source, rule("for"))[0].met


def test_a_scope_is_a_function_and_what_it_uses():
    source = (
        "def total(xs):\n    return add(xs)\n\ndef add(xs):\n    for x in xs: pass\n\n"
        "def other():\n    while True: pass\n\nwhile x: pass\n"
    )
    assert lines(source, "loop", within="total") == [5]
    assert lines(source, "loop", within="other") == [8]
    assert lines(source, "loop") == [5, 8, 10]


def test_a_scope_may_be_a_class_or_one_of_its_methods():
    source = "class A:\n    def f(self):\n        for x in y: pass\n    def g(self):\n        while x: pass\n"
    assert lines(source, "loop", within="A") == [3, 5]
    assert lines(source, "loop", within="A.g") == [5]
    assert lines(source, "loop", within="f") == [3]


@pytest.mark.parametrize("forbidden", [True, False])
def test_without_its_scope_a_rule_is_not_met_either_way(forbidden):
    finding = find("x = 1", rule("loop", within="total", forbidden=forbidden))[0]
    assert (finding.met, finding.scope_found) == (False, False)


@pytest.mark.parametrize(
    ("at_least", "at_most", "met"),
    [(1, None, True), (2, 2, True), (3, None, False), (0, 1, False), (0, 2, True), (0, 0, False)],
)
def test_how_often_is_counted(at_least, at_most, met):
    assert find("print(1)\nprint(2)", rule("call", "print", at_least=at_least, at_most=at_most))[0].met is met


def test_only_the_first_places_are_told_and_all_are_counted():
    finding = find("print(1)\n" * 20, rule("call", "print"))[0]
    assert (finding.count, [place.line for place in finding.places]) == (20, [*range(1, MAX_PLACES + 1)])


def test_a_column_counts_letters_not_bytes():
    assert find("ชื่อ = 'มานี'; print(ชื่อ)", rule("call", "print"))[0].places == (Place("s.py", 1, 16),)


@pytest.mark.parametrize(
    ("word", "more", "source", "met"),
    [
        ("function", {"parameters": ("xs",)}, "def f(xs): pass", True),
        ("function", {"parameters": ()}, "def f(): pass", True),
        ("function", {"parameters": ("xs",)}, "def f(ys): pass", False),
        ("function", {"parameters": ("a", "*b", "c", "**d")}, "def f(a, *b, c=1, **d): pass", True),
        ("function", {"parameters": ("x",)}, "class A:\n def f(self, x): pass", True),
        ("function", {"parameters": ("x",)}, "class A:\n @staticmethod\n def f(x): pass", True),
        ("function", {"documented": True}, "def f():\n 'doc'", True),
        ("function", {"documented": False}, "def f():\n 'doc'", False),
        ("function", {"hinted": True}, "def f(a: int, *, b: str) -> None: pass", True),
        ("function", {"hinted": True}, "def f(a: int): pass", False),
        ("function", {"hinted": True}, "class A:\n def f(self, a: int) -> int: pass", True),
        ("function", {"hinted": False}, "def f(a, b: int) -> int: pass", True),
        ("function", {"decorated": "property"}, "class A:\n @property\n def f(self): pass", True),
        ("function", {"decorated": "property"}, "def f(): pass", False),
        ("class", {"bases": ("Animal",)}, "class Animal: pass\nclass f(Animal): pass", True),
        ("class", {"bases": ("enum.Enum",)}, "from enum import Enum\nclass f(Enum): pass", True),
        ("class", {"bases": ("Animal",)}, "class f: pass", False),
        (
            "class",
            {"methods": ("a", "b")},
            "class f:\n def a(self): pass\n def b(self): pass\n def c(self): pass",
            True,
        ),
        ("class", {"methods": ("a", "b")}, "class f:\n def a(self): pass", False),
        ("class", {"documented": True}, "class f:\n 'doc'", True),
    ],
)
def test_a_definition_is_held_to_its_details(word, more, source, met):
    finding = find(source, rule(word, "f", **more))[0]
    assert finding.met is met
    assert (finding.near is not None) is not met


def test_a_definition_that_is_nearly_right_is_told_as_it_is():
    finding = find("x = 1\ndef total(a, *b): pass", rule("function", "total", parameters=("xs",)))[0]
    assert (finding.near, finding.near_words) == (Place("s.py", 2, 1), "total(a, *b)")
    finding = find("class Cat(Pet): pass", rule("class", "Cat", bases=("Animal",)))[0]
    assert finding.near_words == "Cat(Pet)"


SOURCES = [*Path("sandbox").rglob("*.py"), *Path("exercises").rglob("*.py")]


@pytest.mark.parametrize("path", SOURCES[::7], ids=str)
def test_a_requirement_and_its_forbidding_are_opposite_on_real_code(path):
    source = path.read_text(encoding="utf-8")
    names = {"operator": "+", "literal": 1}
    rules = [
        rule(word, names.get(word, "x")) if word in {"call", "variable", "attribute", *names} else rule(word)
        for word in WORDS
    ]
    required = find(source, *rules)
    forbidden = find(source, *(Rule(one.word, one.name, one.any_name, forbidden=True) for one in rules))
    assert [one.met for one in required] == [not one.met for one in forbidden]
    assert [one.places for one in required] == [one.places for one in forbidden]


NAMES = st.sampled_from(["f", "g", "sum", "x", "self", "total"])
EXPRESSIONS = st.recursive(
    NAMES | st.sampled_from(["1", "'a'", "[]", "x.y", "lambda f: f(1)"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"{two[0]}({two[1]})"),
        st.tuples(inner, NAMES).map(lambda two: f"({two[0]}).{two[1]}"),
        inner.map(lambda one: f"[{one} for x in {one}]"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} if {two[1]} else 1)"),
        st.tuples(NAMES, inner).map(lambda two: f"({two[0]} := {two[1]})"),
        inner.map(lambda one: f"({one})['sum']"),
    ),
    max_leaves=5,
)
STATEMENTS = st.recursive(
    st.one_of(
        EXPRESSIONS,
        st.tuples(NAMES, EXPRESSIONS).map(" = ".join),
        NAMES.map(lambda name: f"del {name}"),
        NAMES.map(lambda name: f"import {name}"),
        NAMES.map(lambda name: f"from {name} import *"),
        st.tuples(NAMES, EXPRESSIONS).map(lambda two: f"self.{two[0]} = {two[1]}"),
        st.just("pass"),
    ),
    lambda inner: st.one_of(
        st.tuples(NAMES, inner).map(lambda two: f"def {two[0]}(self, x=sum):\n" + _indented(two[1])),
        st.tuples(NAMES, inner).map(lambda two: f"class {two[0]}(f):\n" + _indented(two[1])),
        st.tuples(EXPRESSIONS, inner).map(lambda two: f"if {two[0]}:\n" + _indented(two[1])),
        st.tuples(NAMES, inner).map(lambda two: f"for {two[0]} in [sum, f]:\n" + _indented(two[1])),
        st.tuples(inner, inner).map("\n".join),
    ),
    max_leaves=8,
)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


@given(
    STATEMENTS.filter(_parses),
    st.sampled_from(["call", "function", "class", "variable", "attribute"]),
    NAMES,
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_whatever_python_can_read_is_read(source, word, name, scoped):
    wanted = [rule(word, name, within="f" if scoped else None), rule("recursion", within="f" if scoped else None)]
    required = find(source, *wanted, entries=("f",))
    forbidden = find(
        source, *(Rule(one.word, one.name, one.any_name, True, one.within) for one in wanted), entries=("f",)
    )
    for one, other in zip(required, forbidden, strict=True):
        assert one.scope_found == other.scope_found
        assert one.met is not other.met if one.scope_found else not one.met and not other.met
        assert finding_from_json(finding_to_json(one)) == one


@given(st.text(st.characters(), max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_findings_or_a_failure(text):
    said = run_structure(
        Sources({"s.py": text}, Path("/nowhere")), {"rules": [rule_to_json(rule("loop"))], "entries": None}
    )
    assert (said["outcome"] == "exited") == (said["failure"] is None) == ("findings" in said)


@pytest.mark.parametrize(
    "source",
    [
        "(" * 90 + "x" + ")" * 90,
        "x" + ".y" * 900,
        "f" + "()" * 60,
        "+".join(["x"] * 900),
        "\n".join(f"a{n} = a{n + 1}" for n in range(3000)) + "\na0(1)",
        "x = x.y\nx = x.z\nx()",
        "a = b\nb = a\na()",
        "self.a = self.b\nself.b = self.a.b\nself.a()",
        "\n".join(f"def f{n}(): return f{n + 1}()" for n in range(300)),
        "\n".join("f(a, b)" for _ in range(5000)),
        "import a\n" + "\n".join(f"a = a.b{n}" for n in range(100)) + "\na()",
    ],
)
def test_a_bomb_is_read_in_a_bounded_number_of_steps(source):
    """Twice as many as it takes, far below what a search of all ways would take."""
    left = 40_000_000

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            sys.setprofile(None)
            raise TimeoutError

    sys.setprofile(count)
    try:
        find(source, rule("call", "sum"), rule("recursion"), rule("nested_loop"), rule("line"), entries=())
    finally:
        sys.setprofile(None)


@given(st.builds(Rule, st.sampled_from([*WORDS]), st.none() | st.text() | st.integers() | st.booleans() | st.floats(allow_nan=False),
                 st.just(False), st.booleans(), st.none() | st.text(), st.integers(0, 5), st.none() | st.integers(0, 5)))  # fmt: skip
def test_a_rule_survives_its_journey(one):
    assert rule_from_json(rule_to_json(one)) == one


@pytest.mark.parametrize(
    "forged",
    [None, [], {}, {"met": 1}, {"met": True, "count": -1, "places": [], "scope_found": True, "near": None, "near_words": ""},
     {"met": True, "count": 1, "places": [{"file": "s", "line": 0, "column": 1}], "scope_found": True, "near": None, "near_words": ""},
     {"met": True, "count": 1, "places": [], "scope_found": True, "near": 3, "near_words": ""}],
)  # fmt: skip
def test_a_forged_finding_is_refused(forged):
    with pytest.raises(ValueError, match="unknown shape"):
        finding_from_json(forged)
