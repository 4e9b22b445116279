"""Programs in other languages than Python: what a student's process is told of one, and how it becomes the program."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, NoReturn

from sandbox import languages
from sandbox.languages import Program
from sandbox.supervisor import layout, limits
from sandbox.supervisor.orders import Order

if TYPE_CHECKING:
    from collections.abc import Collection

    from sandbox.languages import Language
    from sandbox.types import Limits

BECOME = "become"
"""The kind of an order to become another program."""

_FIRST_FREE = 3
_MIB = 1 << 20
_CANNOT_START = 127
"""A shell's exit code for a program that is not there or is none."""

_IGNORED_BY_PYTHON = (signal.SIGPIPE, signal.SIGXFSZ)


def compile_order(language: Language, main: str, files: Collection[str], companions: int) -> Order:
    """To compile the submission's files, or to look whether they could be run at all."""
    held = language.compile_limits
    command = languages.filled(language.compile, language, Program(main, tuple(files)))
    return _order(language, main, command, held, companions, extra_mib=0)


def run_order(language: Language, main: str, args: list[str], held: Limits, companions: int) -> Order:
    """To be the program, once."""
    command = languages.filled(language.run, language, Program(main, args=tuple(args), memory_mib=held.memory_mib))
    return _order(language, main, command, held, companions, extra_mib=language.extra_address_mib)


def become(order: Order, fixed: limits.Fixed, environment: dict[str, str]) -> NoReturn:
    """Be the program from now on, with its pipes as the only open files. The pipes are connected already.

    Args:
        order: what to be.
        fixed: what every process of the slot has in common.
        environment: what a program in Python would see.
    """
    command: list[str] = order.case["command"]
    own = languages.environment(languages.LANGUAGES[order.case["language"]], environment)
    for number in _IGNORED_BY_PYTHON:
        signal.signal(number, signal.SIG_DFL)
    os.closerange(_FIRST_FREE, layout.OPEN_FILES)
    try:
        held = limits.ProgramMemory(*order.case["memory"])
        limits.apply_to_program(order.limits, fixed, companions=order.companions, memory=held)
        os.execve(command[0], command, own)  # noqa: S606 - a shell is what must not be between
    except (OSError, MemoryError):
        os._exit(_CANNOT_START)


def _order(
    language: Language, main: str, command: list[str], held: Limits, companions: int, *, extra_mib: int
) -> Order:
    addresses = (held.memory_mib + extra_mib) * _MIB if language.bounded_by_addresses else None
    writable = (held.memory_mib + language.own_writable_mib) * _MIB if language.own_writable_mib else None
    case = {"command": command, "language": language.name, "memory": (addresses, writable)}
    return Order(BECOME, main, companions + language.own_processes, held, case=case)
