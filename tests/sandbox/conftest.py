"""What the tests of the sandbox share."""

import pytest

from tests.sandbox.calls import call

__all__ = ["call"]

pytest.register_assert_rewrite("tests.sandbox.contract", "tests.sandbox.promises")

collect_ignore = ["hostile"]
"""Attacks are for slots: one is called `…_no_test.py`, which pytest would import here."""
