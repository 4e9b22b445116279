"""A rehearsal in the zygote: one harmless submission, so that its children find everything set up and warmed up.

Python rewrites a function's code as it learns what the function does, and makes much else at first use. What is done
before a fork is shared by all children; what is not, each of them does again, in memory of its own.
"""

from __future__ import annotations

import json
from pathlib import Path

from sandbox import cases, marshalling
from sandbox.sources import Sources
from sandbox.supervisor import layout, orders
from sandbox.types import CallCase, Limits

_TIMES = 20
"""After so many runs Python has made up its mind about the code."""

_FILE = "rehearsal.py"
_SOURCE = """\
def work(number):
    print(number)
    return [number, str(number), {"half": number / 2}]

def fail(number):
    raise ValueError(number)
"""
_CASE = CallCase(("answer = work(number)", "fail(answer)"), given={"number": 1}, observe=("answer",))


def rehearse() -> None:
    """Do what a student's process does, without the process; leaves the interpreter as it was."""
    limits = Limits()
    case = marshalling.encode_case(_CASE)
    for _ in range(_TIMES):
        told = orders.unpack(orders.pack(orders.Order("call", _FILE, 0, limits, {_FILE: _SOURCE}, case)))
        sources = Sources(told.files, Path(layout.WORK))
        sources.install()
        try:
            solution = cases.load_solution(sources, told.main, told.limits)
            json.dumps(cases.run_call(marshalling.decode_call(told.case), solution, told.limits))
        finally:
            sources.uninstall()
