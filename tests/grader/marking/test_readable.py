import pytest
from hypothesis import given

from grader.marking.readable import SHOWN, cut, readable
from sandbox.values import Instance, decode, encode
from tests.grader.strategies import VALUES


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        ("ก\n", "'ก\\n'"),
        ((1,), "(1,)"),
        ((1, 2), "(1, 2)"),
        ([Instance("A", ("A",), "<A object>")], "[<A object>]"),
        ({"b": {3, 1, 2}}, "{'b': {1, 2, 3}}"),
        (set(), "set()"),
        (frozenset({1}), "frozenset({1})"),
        ([10**5000], cut(f"[{10**5000:#x}]")),
        ("x" * 9000, "'" + "x" * (SHOWN - 1) + "…"),
    ],
)
def test_values_read_as_python_writes_them(value, text):
    assert (readable(value) == text) is True


@given(VALUES)
def test_values_that_are_the_same_read_the_same(value):
    assert readable(value) == readable(decode(encode(value, max_bytes=10**6)))
