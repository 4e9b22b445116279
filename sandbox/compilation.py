"""What came of compiling a submission: whether it can run, and the compiler's messages by line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that a compiler says of the student's files."""

    file: str
    """One of the student's; empty where the message is about none, or about a library."""
    line: int
    """From 1; 0 where there is none."""
    column: int
    """From 1; 0 where there is none."""
    severity: str
    """`error` or `warning`."""
    text: str


@dataclass(frozen=True, slots=True)
class Compilation:
    """What came of it."""

    ok: bool
    messages: tuple[Message, ...] = ()
    """In the compiler's order, at most so many as `diagnostics.MOST`."""
    text: str = ""
    """All that it wrote, cut."""
    timed_out: bool = False
    out_of_memory: bool = False
    wall_seconds: float = 0.0
