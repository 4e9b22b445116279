"""How large, deep and nested what is said may be. A question may be far larger than an answer: it may hold several."""

from __future__ import annotations

from sandbox.conversation.line import MAX_MESSAGE_BYTES

ANSWER_BYTES = MAX_MESSAGE_BYTES // 2
"""Of the values in one message from a student; the rest is for classes and for the exception."""

QUESTION_BYTES = 32 << 20
"""Of the values in one message from a judge."""

QUESTION_FRAME_BYTES = QUESTION_BYTES + MAX_MESSAGE_BYTES

ANSWER_DEPTH = 100
QUESTION_DEPTH = 120
"""How deep containers lie in each other."""

NESTED = 60
"""Callbacks that wait for each other."""

PRINTED_BYTES = 34 << 20
"""What a student's process may say that it printed, in all."""

CLASSES = 2000
"""Classes that a student's process may tell of."""

MIRRORS = 100_000
"""Objects of one student's process that the judge holds at once."""

ANSWERED_BYTES = 16 << 20
"""All that a student's process, or one copy of it, may say in JSON: what the judge keeps of it is some ten times as much."""

ERRORS_BEHIND = 6
"""Exceptions behind an exception."""
