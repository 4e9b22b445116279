"""What the examples of the catalogue need to be whole programs: what comes before them, what they read, what lies beside them."""

from __future__ import annotations

from tests.grader.explanations.running import Program
from web.explanations.catalogue import WORDS

BEFORE = {
    "else-if": "x = 3\n",
    "elif-after-else": "x = 3\n",
    "assign-for-compare": "x = 3\n",
    "number-without-sign": "x = 3\n",
}
READS = {
    "input-is-text": "12\n",
    "not-called": "12\n",
    "input-like-print": "12\n",
    "number-of-many": "1 2\n",
    "fixed-past-end": "cat\n",
    "split-too-few": "12\n30\n",
    "argv-empty": "12\n",
    "unpack-split": "12\n30\n",
    "input-too-often": "12 30\n",
    "input-in-endless-loop": "12\n30\n",
}
BESIDE = {"own-file-like-module": {"random.py": "dice = 6\n"}}
"""Only beside the wrong one: the right one is the same, in a file of another name."""
OLDER_PYTHON_ONLY = {"f-string-quotes"}
"""Mistakes up to Python 3.11, and none since."""


NEVER_END = {
    "condition-never-changes",
    "step-outside-loop",
    "while-true-without-break",
    "continue-skips-step",
    "step-wrong-way",
    "steps-over-end",
    "list-grows-in-loop",
    "huge-number",
    "sleeps",
    "recursion-doubles",
    "while-to-look-at",
    "loops-in-loops",
    "time-general",
    "output-general",
    "memory-general",
}
"""Whose wrong programs are not waited for."""
_LONG_ENOUGH_SECONDS = 0.3


def wrong(code: str) -> Program:
    """The program that must end with just this cause."""
    source = BEFORE.get(code, "") + WORDS[code].wrong
    seconds = _LONG_ENOUGH_SECONDS if code in NEVER_END else Program.seconds
    return Program(source, READS.get(code, ""), BESIDE.get(code, {}), seconds)


def right(code: str) -> Program:
    """The program that must come to its end."""
    return Program(BEFORE.get(code, "") + WORDS[code].right, READS.get(code, ""))
