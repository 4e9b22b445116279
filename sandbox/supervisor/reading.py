"""A structure case in a slot: a process of its own reads the source, before any student code has run in the cell."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox.sources import Sources
from sandbox.structure.run import run_structure
from sandbox.supervisor import layout, orders
from sandbox.supervisor.run import Run, Seen
from sandbox.supervisor.watch import Budget

if TYPE_CHECKING:
    from sandbox.encoding import Json
    from sandbox.supervisor.nursery import Nursery
    from sandbox.types import Limits

KIND = "structure"
"""How cases and orders call it."""

_WARDEN = 1

_DEEP_ENOUGH = 3000
"""Python calls in each other, for whatever the parser lets pass. The reader itself goes in loops, not down."""


def read(case: dict[str, Any], limits: Limits, nursery: Nursery, main: str, files: dict[str, str]) -> Seen:
    """What was seen of a process that read the files; its findings are in what it said.

    Raises OSError where no process can be made: a fault of the slot's, since nothing of the student's has run yet.
    """
    asked = {"rules": case["rules"], "entries": case["entries"]}
    run = Run(limits)
    ward = nursery.take()
    run.start(ward.process, ward.line, orders.Order(KIND, main, _WARDEN, limits, files, asked))
    seen = run.finish(Budget(limits.wall_seconds, limits.cpu_seconds))
    ward.line.close()
    return seen


def obey(order: orders.Order) -> Json:
    """The reader's side: nothing of the student's is imported, and nothing can be."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEP_ENOUGH))
    sources = Sources(order.files, Path(layout.WORK))
    sources.install()  # so that a syntax error quotes its line
    return run_structure(sources, order.case)
