"""Bytes that are almost right: what a valid message becomes when somebody tampers with it."""

from __future__ import annotations

import os

from hypothesis import settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("KRADAN_FUZZ_EXAMPLES", "100"))
"""Of each test; `make fuzz` tries many more."""

bounded = settings(max_examples=EXAMPLES)

_PIECES = [
    b"",
    b"\x00",
    b"\xff\xff\xff\xff",
    b"[" * 2000,
    b'{"a":' * 2000,
    b"9" * 5000,
    b"-1e999",
    b"NaN",
    b"null",
    b"true",
    b"[]",
    b"{}",
    b'"\\ud800"',
    b"\\",
    b'"',
    b",",
    b"\xed\xa0\x80",
    b'"exited"',
    b'{"int":"0x1"}',
    b'{"set":[[]]}',
]


@st.composite
def mutated(draw: st.DrawFn, valid: st.SearchStrategy[bytes]) -> bytes:
    """A valid message with up to six places overwritten, cut out, doubled, or with something pushed in."""
    data = draw(valid)
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        piece = draw(st.sampled_from(_PIECES) | st.binary(max_size=8) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data
