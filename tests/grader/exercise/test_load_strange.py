"""Files that no author would write: the loader neither crashes nor hangs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise.load import load

PIECES = st.sampled_from(
    ["format: 1\n", "title: {th: ก, en: A}\n", "tests:\n", "  - call: f(1)\n", "    returns: 1\n", "    stdin: x\n", "    ", "- ",
     "[", "]", "{", "}", ": ", ", ", "\n", "!py ", "&a ", "*a", "'", '"', "|\n", "#", "%", "---\n", "\t", "\x00", "\ud800", "ก", "1"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=300)
def test_no_text_is_too_strange(text):
    found = load(text, "exercise.yaml")
    assert (found.exercise is None) is any(not one.warning for one in found.problems)


@given(st.binary(max_size=60))
def test_no_file_is_too_strange(content):
    assert load(content, "exercise.yaml").problems


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 500_000,
        "a: [" + "x, " * 300_000,
        "- " * 300_000,
        "a:\n" + "- x\n" * 200_000,
        "x: " + "a" * 1_000_000,
        "a: '" + "''" * 400_000,
        "? " * 100_000,
        "a: &a [x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n",
    ],
    ids=["deep", "wide", "nested", "long", "one-word", "quotes", "keys", "bomb"],
)
def test_a_file_made_to_hang_ends_soon(text):
    began = time.process_time()
    assert load(text, "exercise.yaml").exercise is None
    assert time.process_time() - began < 60
