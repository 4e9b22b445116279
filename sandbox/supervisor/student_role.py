"""The student's zygote: what it is warmed up with, and how its cells live."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import sandbox
from sandbox.supervisor import layout, linux, residence, seccomp, warden
from sandbox.supervisor.limits import Fixed
from sandbox.supervisor.nursery import Nursery
from sandbox.supervisor.rehearsal import rehearse

if TYPE_CHECKING:
    from sandbox.supervisor.host_files import HostFiles
    from sandbox.supervisor.zygote import Life, Line

LIBRARY = tuple(
    """bisect collections copy dataclasses datetime decimal enum fractions functools heapq itertools json math operator
    random re statistics string time typing""".split()  # noqa: SIM905 - reads better
)
"""Modules that solutions often import: loaded once, before any solution is there. Each makes every fork a little slower."""

ENVIRONMENT = {
    "HOME": layout.WORK,
    "LANG": "C.UTF-8",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "PWD": layout.WORK,
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
    "TMPDIR": layout.TEMPORARY,
}
"""All of the environment that a student's program sees."""

_STACK_BYTES = 1 << 18
"""So deep a stack needs no more memory: one that cannot grow is a crash, where a program out of memory should hear of it."""


def warm_up() -> Life:
    """Load what most solutions need, and make everything ready that is the same for each of them."""
    for name in LIBRARY:
        importlib.import_module(name)
    own = str(Path(sandbox.__path__[0]).parent)
    sys.path[:] = [entry for entry in sys.path if entry != own]
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    rehearse()
    linux.grow_stack(_STACK_BYTES)
    residence.stay_in_memory(code_first=False)
    filter_code = seccomp.program(linux.architecture())
    fixed = Fixed.of_this_process()

    def live(line: Line, host: HostFiles) -> None:
        warden.live(line, host, Nursery(host, filter_code, fixed))

    return live
