"""The contract that every sandbox keeps, in types and in prose; `tests/sandbox/contract.py` holds it to its words."""

from __future__ import annotations

from typing import Protocol

from sandbox.types import RunRequest, RunResult


class Sandbox(Protocol):
    """A place that runs one untrusted submission at a time.

    Promises, whatever the submission does:

    * it has no network, sees no other process, and reads nothing but the interpreter, its libraries and its own work folder;
    * it writes nowhere but in its work folder, and nothing survives the run: no file, no process, no memory;
    * one case cannot disturb the next, nor one submission another;
    * every limit holds; output is cut at its limit and says so; bytes that are not UTF-8 are replaced, never fatal;
    * no expected value ever enters, so there is nothing to find and nothing to forge;
    * a structure case runs nothing of the submission, and nothing of the submission has run in its cell before it;
    * `run` returns within the sum of the cases' wall limits plus a second of our own, or raises.
    """

    kind: str
    """`docker` or `local`: how it appears in a report."""

    def run(self, request: RunRequest) -> RunResult:
        """Run all cases. Raises SandboxUnavailable (try again) or BadRequest (never try again)."""

    def close(self) -> None:
        """End the slot and everything in it. May be called twice."""
