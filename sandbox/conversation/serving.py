"""The student's end of a conversation: does what the judge asks with the imported solution, and tells what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

    from sandbox.cases import Solution
    from sandbox.types import Limits


def serve(line: socket.socket, solution: Solution, limits: Limits) -> None:
    """Answer questions until the line ends.

    On `fork` this process makes a copy of itself, which goes on serving, and waits for its end; `join` ends the copy with
    exit code 0 and this process goes on. A copy that ends otherwise takes this process along, with the same exit code or
    signal, so that whoever watches it sees what happened.

    Args:
        line: the other end of what `Conversation` got from `connect`.
        solution: as `sandbox.cases.load_solution` gave it; its import has not failed.
        limits: `output_kib` bounds what is printed, and each value that is given.
    """
    raise NotImplementedError
