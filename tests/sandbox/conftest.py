"""What the tests of the sandbox share."""

import pytest

from tests.sandbox.calls import call

__all__ = ["call"]

pytest.register_assert_rewrite("tests.sandbox.contract", "tests.sandbox.promises")
