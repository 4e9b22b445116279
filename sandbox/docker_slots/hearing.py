"""A suite whose judge and student are in two containers: their owner carries what they say, and reads none of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sandbox.docker_slots.frames import FrameStream, wait
from sandbox.supervisor import bare, relay

if TYPE_CHECKING:
    from sandbox.docker_slots.container import Container

_IS_OVER = relay.RELAYED + relay.DONE


class JudgeBroken(Exception):
    """Something of ours failed in the judge's container, or in the host: no suite can be blamed for it."""


def hold(student: FrameStream, judge: Container, suite: bytes, deadline: float) -> bytes | None:
    """What the judge states of a suite; None where it ended without a statement.

    What else the student's container says meanwhile is kept for later. Raises TimeoutError at the deadline, and JudgeBroken.
    """
    court = FrameStream(judge)
    court.queue(suite)
    kept: list[bytes] = []
    told = {"student": False, "judge": False}
    try:
        while True:
            wait([student, court], deadline)
            for message in court.heard():
                if message[:1] == bare.STATEMENT:
                    return message[1:]
                if message[:1] != relay.RELAYED:
                    raise JudgeBroken(message[1:].decode("utf-8", "replace"))
                told["student"] = told["student"] or message == _IS_OVER
                student.queue(message)
            kept += _carried(student, court)
            if court.ended:
                return None
            if student.ended and not told["judge"]:
                told["judge"] = True
                court.queue(_IS_OVER)
            if time.monotonic() >= deadline:
                raise TimeoutError
    finally:
        if not told["student"]:
            student.queue(_IS_OVER)
        student.keep(kept)


def _carried(student: FrameStream, court: FrameStream) -> list[bytes]:
    """Carry what the student's side says to the judge; gives what is for the owner."""
    kept = []
    for message in student.heard():
        if message[:1] == relay.RELAYED:
            court.queue(message)
        else:
            kept.append(message)
    return kept
