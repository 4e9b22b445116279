"""The language of steps allows what a test needs, says clearly what it leaves out, and never runs text as code."""

import string
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sandbox.expressions import MAX_LENGTH, ExpressionError, Scope, evaluate, identifier, literal, names_read, parse
from sandbox.values import strictly_equal


def refusal(read: Callable[[str], object], text: str) -> ExpressionError | None:
    try:
        read(text)
    except ExpressionError as error:
        return error
    return None


class Account:
    def __init__(self, balance: int = 0) -> None:
        self.balance = balance
        self.history = [[1, 2], [3, 4]]
        self.prices = {"tea": 5, (1, -1): 6}

    def deposit(self, amount: int = 0, *, note: str = "") -> "Account":
        self.balance += amount
        self.note = note
        return self


def solution() -> dict[str, Any]:
    def countdown(start: int) -> Any:
        yield from range(start, 0, -1)

    return {
        "Account": Account,
        "same": lambda *arguments, **named: (arguments, named) if named else arguments[0],
        "countdown": countdown,
        "adder": lambda left: lambda right: left + right,
        "ผลรวม": sum,
        "LIMIT": 7,
    }


def run(*steps: str, own: dict[str, Any] | None = None, **given_names: Any) -> Any:
    scope = Scope(solution() if own is None else own, given_names)
    value = None
    for step in steps:
        value = evaluate(parse(step), scope)
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("same([1, 2, 3])", [1, 2, 3]),
        ("same({'a': (1, -2.5), 2: {3, b'x'}})", {"a": (1, -2.5), 2: {3, b"x"}}),
        ("same(None)", None),
        ("same(-1+2j)", -1 + 2j),
        ("same(3-0.5j)", 3 - 0.5j),
        ("same(+5)", 5),
        ("same(1, x=2)", ((1,), {"x": 2})),
        ("same('a' 'b')", "ab"),
        ("same(same(True))", True),
        ("same(\n    [1,\n     2])\n", [1, 2]),
        ("  same(1)  # why", 1),
        ("ผลรวม([1, 2])", 3),
        ("LIMIT", 7),
        ("Account(3).balance", 3),
        ("Account(3).deposit(4, note='x').note", "x"),
        ("Account().history[1][-1]", 4),
        ("Account().prices['tea']", 5),
        ("Account().prices[1, -1]", 6),
        ("adder(1)(2)", 3),
        ("list(countdown(3))", [3, 2, 1]),
        ("next(countdown(3))", 3),
    ],
)
def test_a_step_gives_what_python_would(text: str, value: Any) -> None:
    assert strictly_equal(run(text), value)


def test_steps_share_the_names_they_bind() -> None:
    assert run("a = Account(100)", "b = a.deposit(x)", "b.balance", x=50) == 150


def test_a_container_is_made_anew_at_every_call() -> None:
    step, scope = parse("same([])"), Scope(solution(), {})
    first = evaluate(step, scope)
    first.append(1)
    assert evaluate(step, scope) == []


def test_given_names_go_before_the_solutions() -> None:
    assert run("same(LIMIT)", LIMIT=1) == 1


def test_an_unknown_name_is_a_name_error_in_pythons_words() -> None:
    with pytest.raises(NameError, match="name 'total' is not defined"):
        run("total([1])")


@pytest.mark.parametrize("steps", [["max([1, 2])"], ["max(xs)"], ["y = max(xs)", "y"], ["list(reversed(xs))"]])
def test_pythons_own_functions_never_stand_in_for_the_solutions(steps: list[str]) -> None:
    with pytest.raises(NameError, match="is not defined"):
        run(*steps, own={}, xs=[1, 2])


def test_the_solutions_own_function_goes_before_pythons() -> None:
    scope = Scope({"max": lambda _: "mine"}, {})
    assert evaluate(parse("max([1])"), scope) == "mine"
    assert evaluate(parse("list(max([1]))"), scope) == ["m", "i", "n", "e"]


def test_a_global_that_hides_a_builtin_does_not_break_the_test_around_it() -> None:
    scope = Scope({"list": [1, 2], "numbers": lambda: (1, 2)}, {})
    assert evaluate(parse("list(numbers())"), scope) == [1, 2]


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("f(x for x in y)", 2, "a generator expression"),
        ("f([x for x in y])", 3, "a comprehension"),
        ("f({x: 1 for x in y})", 3, "a comprehension"),
        ("f({x for x in y})", 3, "a comprehension"),
        ("f(lambda: 1)", 3, "a lambda"),
        ("f(1 + 2)", 3, "an operator"),
        ("f(not x)", 3, "an operator"),
        ("f(--1)", 3, "an operator"),
        ("f('a' * 3)", 3, "an operator"),
        ("f(1) == 2", 1, "a comparison"),
        ("f(a or b)", 3, "`and` or `or`"),
        ("f(1 if x else 2)", 3, "a condition"),
        ("f(f'{x}')", 3, "an f-string"),
        ("f(y := 1)", 3, "`:=`"),
        ("f(*xs)", 3, "unpacking with `*`"),
        ("f(**xs)", 3, "unpacking with `**`"),
        ("f({**xs})", 6, "unpacking with `**`"),
        ("f(a=1, a=2)", 8, "given twice"),
        ("f(...)", 3, "`...`"),
        ("a[1:2]", 3, "a slice"),
        ("a[i]", 3, "an index is a literal"),
        ("f({[1]: 2})", 4, "cannot be a key"),
        ("f({(1, [2])})", 8, "cannot be a key"),
        ("a.__class__", 1, "private to Python"),
        ("__import__('os')", 1, "private to Python"),
        ("__x = f()", 1, "private to Python"),
        ("a.b = f()", 1, "one plain name"),
        ("a = b = f()", 5, "one plain name"),
        ("a, b = f()", 1, "one plain name"),
        ("a += f()", 1, "an assignment with an operator"),
        ("a: int = f()", 1, "a type annotation"),
        ("import os", 1, "an import"),
        ("assert f()", 1, "`assert`"),
        ("del a", 1, "`del`"),
        ("def f(): pass", 1, "this is not allowed"),
        ("await f()", 1, "`await`"),
        ("f(); g()", 6, "more than one step"),
        ("f()\ng()", 5, "more than one step"),
        ("5", 1, "runs nothing"),
        ("[f]", 1, "runs nothing"),
        ("5()", 1, "cannot be called"),
        ("'a'.upper()", 1, "cannot be called"),
        ("", 1, "empty"),
        ("# nothing", 1, "empty"),
        ("f(\0)", 3, "NUL"),
        ("f(1", 2, "never closed"),
        ("f(1))", 5, "unmatched"),
        ("  f(1 + 2)", 5, "an operator"),
        ("ผลรวม(1 + 2)", 7, "an operator"),
        ("f(\n  1 + 2)", 6, "an operator"),
        ("f(\r\n  1 + 2)", 7, "an operator"),
        ("f('\ud800')", 1, "not Python"),
    ],
)
def test_what_the_grammar_leaves_out_is_named_where_it_stands(text: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.column == column
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "f(" + "[" * 150 + "]" * 150 + ")",
        "f(" + "[" * 5000 + "]" * 5000 + ")",
        "f(" + "-" * 15_000 + "1)",
        "f(" + "not " * 4000 + "1)",
        "f" + "()" * 9000,
        "a" + ".b" * 9000,
        "a" + "[0]" * 5000,
        "f(" * 6000 + ")" * 6000,
        "f(" + "1+" * 9000 + "1)",
        "f(" + "lambda:" * 2500 + "1)",
        "f(" + "{1:" * 4000 + "1" + "}" * 4000 + ")",
        "x" * (MAX_LENGTH + 1),
        "f(" + "1" * 5000 + ")",
    ],
)
def test_deep_or_long_text_is_refused_and_crashes_nothing(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)
    with pytest.raises(ExpressionError):
        literal(text)


@given(st.text(max_size=40) | st.text("fab.,=()[]{}'\"-+*:1j \\\n\r#", max_size=30))
@example("f(1)\\")
@example("\ufeff")
def test_any_text_is_a_step_or_a_clear_error_inside_it(text: str) -> None:
    for read in (parse, literal):
        error = refusal(read, text)
        assert error is None or (1 <= error.column <= max(1, len(text)) and error.message and error.hint)


@pytest.mark.parametrize("text", ["xs", "_x", "จำนวน", "ﬁx", "naïve"])
def test_a_given_name_meets_the_same_name_in_a_step(text: str) -> None:
    assert run(f"same({text})", **{identifier(text): 5}) == 5  # type: ignore[arg-type] # one of the names could be `own`


@pytest.mark.parametrize("text", ["", "1a", "a b", "a.b", "class", "None", "__x", "x = 1 #", "a\nb", "x,y", "\0"])
def test_what_cannot_be_a_name_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        identifier(text)


def test_the_names_a_step_reads_are_known() -> None:
    step = parse("a = f(x, [y, {z: 1}], k=g.h(1))['t'].u")
    assert names_read(step.expression) == {"f", "x", "y", "z", "g"}


@given(st.text(string.ascii_letters + "([{.,:", max_size=60))
def test_warnings_of_the_parser_stay_inside(text: str) -> None:
    error = refusal(parse, f"f('\\d', {text})")
    assert error is None or "escape" not in error.message
