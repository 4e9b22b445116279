"""What can come between a suite and the solution, seen from the judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.types import Failure


class StudentLost(BaseException):
    """The student's process is gone, or said something that ours never says; the next use needs a new one.

    Not an Exception, so that an `except Exception` of the suite does not take it for an answer.
    """


class SolutionFailed(Exception):
    """The solution could not be imported: nothing of it can be tested."""

    def __init__(self, message: str, failure: Failure | None = None) -> None:
        """`failure` is the exception that ended the import, where one did."""
        super().__init__(message)
        self.failure = failure


class CannotCross(Exception):
    """The suite asks for something that no two processes can share; the message tells its author what to do instead.

    Only ever about what the suite does: nothing that a student sends can raise it.
    """


class LimitReached(Exception):
    """The student's code printed or gave more than it may: the test has failed with the outcome `output_limit`."""


class Gone(Exception):
    """An object of the solution is used after its process has ended: after its test, or after the process was lost."""
