"""Nothing that a student raises skips a test, ends the run or is expected to fail, whatever it calls itself."""

from __future__ import annotations

import unittest

import pytest

from sandbox.conversation.judge import StudentLost
from tests.sandbox.conversation.talking import solution

OUTCOMES = """
import unittest, sys, types
class Skipped(BaseException):
    msg = "skipped"; allow_module_level = True; _use_item_location = True
class Exit(Exception):
    returncode = 0
class XFailed(Exception): pass
class Failed(KeyboardInterrupt): pass
class Interrupt(KeyboardInterrupt): pass
class Closing(GeneratorExit): pass
class Leaving(SystemExit): pass
class Fake(BaseException):
    __module__ = "_pytest.outcomes"
    __name__ = __qualname__ = "Skipped"
Fake.__name__ = "Skipped"
def throw(name):
    known = {"SkipTest": unittest.SkipTest, "KeyboardInterrupt": KeyboardInterrupt, "GeneratorExit": GeneratorExit,
             "BaseException": BaseException, "StopIteration": StopIteration, "StopAsyncIteration": StopAsyncIteration}
    raise (known.get(name) or globals()[name])("no test at all")
"""


@pytest.mark.parametrize(
    "name",
    [
        "Skipped",
        "Exit",
        "XFailed",
        "Failed",
        "Interrupt",
        "Closing",
        "Leaving",
        "Fake",
        "SkipTest",
        "KeyboardInterrupt",
        "GeneratorExit",
        "BaseException",
        "StopIteration",
    ],
)
def test_no_exception_of_a_students_is_an_outcome_of_the_test_run(name):
    with solution(OUTCOMES) as module:
        with pytest.raises(BaseException) as info:  # noqa: PT011 - which one is asked below
            module.throw(name)
        error = info.value
        outcomes = (pytest.skip.Exception, pytest.exit.Exception, pytest.fail.Exception, pytest.xfail.Exception)
        assert not isinstance(error, (*outcomes, unittest.SkipTest, KeyboardInterrupt, GeneratorExit, StudentLost))
        assert isinstance(error, SystemExit if name == "Leaving" else Exception)


def test_a_callback_that_skips_the_test_is_a_failure_once_the_student_has_seen_it():
    source = "def call(f):\n    try: f()\n    except BaseException as e: raise e\n"
    with solution(source) as module, pytest.raises(AssertionError, match="Skipped in a callback: no more"):
        module.call(lambda: pytest.skip("no more"))
