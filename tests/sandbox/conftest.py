"""What the tests of the sandbox share."""

from tests.sandbox.calls import call

__all__ = ["call"]
