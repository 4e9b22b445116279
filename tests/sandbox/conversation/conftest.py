"""What the tests of a conversation share."""

import pytest

pytest.register_assert_rewrite("tests.sandbox.conversation.talking")
