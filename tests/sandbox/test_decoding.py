"""Nothing that comes back from a student's process can hurt the reader."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.values import decode, plain, type_name

any_text = st.text(st.characters(exclude_categories=()))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=3),
)
TAGS = [
    "str",
    "int",
    "float",
    "complex",
    "bytes",
    "bytearray",
    "tuple",
    "set",
    "frozenset",
    "dict",
    "range",
    "ellipsis",
    "instance",
]
forgeries = st.recursive(
    json_values | st.sampled_from(["0x1p99999", "0xzz", "zz", "nan", "0x1", "d800"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(TAGS), inner, min_size=1, max_size=1)
        | st.lists(st.tuples(inner, inner).map(list), max_size=3).map(lambda pairs: {"dict": pairs})
        | st.fixed_dictionaries({"bases": st.just(["A"]), "text": st.just("a"), "base": inner}).map(
            lambda it: {"instance": it}
        )
    ),
    max_leaves=20,
)


@given(forgeries | json_values)
def test_a_forged_reply_is_a_value_error_or_a_harmless_value(encoded: Any) -> None:
    try:
        value = decode(encoded)
    except ValueError:
        return
    plain(value)
    repr(type_name(value))


@pytest.mark.parametrize(
    "encoded",
    [
        1.5,
        {},
        {"list": []},
        {"int": "5"},
        {"int": "0x1_0"},
        {"float": "0x1p99999"},
        {"complex": ["nan"]},
        {"set": [[]]},
        {"dict": [[1]]},
        {"dict": [[[], 1]]},
        {"range": [1, 2, 0]},
        {"range": [1, 2]},
        {"range": [True, 2, 1]},
        {"str": "ff"},
        {"bytes": "f"},
        {"instance": {"bases": [], "text": ""}},
        {"instance": {"bases": ["A"], "text": "", "base": {"range": [0, 1, 1]}}},
        {"instance": {"bases": ["A"], "text": "", "more": 1}},
        {"tuple": [], "set": []},
    ],
)
def test_wrong_shapes_are_value_errors(encoded: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        decode(encoded)


@pytest.mark.parametrize(
    "wrap", [lambda inner: [inner], lambda inner: {"tuple": [inner]}, lambda inner: {"dict": [[1, inner]]}]
)
def test_a_reply_nested_without_end_is_a_value_error(wrap: Any) -> None:
    encoded: object = []
    for _ in range(100_000):
        encoded = wrap(encoded)
    with pytest.raises(ValueError, match="deep"):
        decode(encoded)


def test_a_base_inside_a_base_without_end_is_a_value_error() -> None:
    encoded: object = []
    for _ in range(100_000):
        encoded = {"instance": {"bases": ["A"], "text": "", "base": encoded}}
    with pytest.raises(ValueError, match="base"):
        decode(encoded)


def test_keys_made_to_collide_are_refused_before_the_dict_is_built() -> None:
    prime = 2**61 - 1
    with pytest.raises(ValueError, match="one hash"):
        decode({"set": [{"int": hex(prime * number)} for number in range(1, 5000)]})
