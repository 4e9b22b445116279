"""A literal is a value written out: nothing runs and nothing is read."""

import ast
import math
from typing import Any

import pytest
from hypothesis import given

from sandbox.expressions import ExpressionError, Scope, evaluate, literal, parse
from sandbox.values import strictly_equal
from tests.sandbox.anything import literals


@given(literals)
def test_a_literal_is_what_pythons_literal_eval_gives(value: Any) -> None:
    text = repr(value)
    assert strictly_equal(literal(text), ast.literal_eval(text))
    assert strictly_equal(
        evaluate(parse(f"same({text})"), Scope({"same": lambda given: given}, {})), ast.literal_eval(text)
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{(0, 0), (3, 3)}", {(0, 0), (3, 3)}),
        ("set()", set()),
        ("frozenset([1])", frozenset([1])),
        ("[frozenset(), set()]", [frozenset(), set()]),
        ("bytearray(b'ab')", bytearray(b"ab")),
        ("float('-inf')", -math.inf),
        ("range(1, -5, -2)", range(1, -5, -2)),
        ("{frozenset({1}): range(3)}", {frozenset({1}): range(3)}),
    ],
)
def test_values_without_a_notation_have_a_call(text: str, value: Any) -> None:
    assert strictly_equal(literal(text), value)


@pytest.mark.parametrize(
    "text",
    [
        "set(range(9999999999))",
        "bytearray(9999999999)",
        "float('one')",
        "range(1, 2, 0)",
        "range('a')",
        "frozenset([[1]])",
        "{set(): 1}",
        "float(1, 2)",
        "float(*[1])",
        "set",
        "name",
        "a.b",
        "list((1,))",
        "open('x')",
        "set().pop()",
        "range(3)[0]",
        "x = 5",
        "set(iterable=[1])",
    ],
)
def test_a_literal_runs_nothing_and_reads_nothing(text: str) -> None:
    with pytest.raises(ExpressionError):
        literal(text)
