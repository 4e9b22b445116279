"""The filter over the student's processes: only the system calls of `syscalls`, and of some only the harmless uses."""

from __future__ import annotations

import errno
import socket
import struct
from itertools import groupby
from typing import TYPE_CHECKING

from sandbox.supervisor import linux, syscalls

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOAD_WORD = 0x20
_JUMP_IF_EQUAL = 0x15
_JUMP_IF_AT_LEAST = 0x35
_JUMP_IF_ABOVE = 0x25
_JUMP_IF_ANY_BIT = 0x45
_RETURN = 0x06

_ALLOW = 0x7FFF_0000
_KILL_PROCESS = 0x8000_0000
_REFUSE = 0x0005_0000

_NUMBER_OFFSET = 0
_ARCHITECTURE_OFFSET = 4
_FIRST_ARGUMENT_OFFSET = 16
"""Where `struct seccomp_data` keeps the low half of the call's first argument (both architectures are little-endian)."""

_ARCHITECTURE_CODES = {"x86_64": 0xC000_003E, "aarch64": 0xC000_00B7}

_JUDGED_BY_ARGUMENT = ("clone", "socket", "socketpair", "prlimit64", "clone3")


def program(architecture: str) -> bytes:
    """The filter as BPF code for `x86_64` or `aarch64`.

    Allowed: what `syscalls` lists. Refused with EPERM: everything else, namespaces, sockets that are not of the local
    (unix) kind, the limits of another process. Unknown (ENOSYS): `clone3`, so that the C library falls back to
    `clone`, whose flags can be seen, and whatever is newer than the table.
    """
    numbers = syscalls.numbers(architecture)
    plain = [number for name, number in numbers.items() if name not in _JUDGED_BY_ARGUMENT]
    code = [
        _load(_ARCHITECTURE_OFFSET),
        *_unless(_JUMP_IF_EQUAL, _ARCHITECTURE_CODES[architecture], _give(_KILL_PROCESS)),
        _load(_NUMBER_OFFSET),
    ]
    for first, last in _ranges(plain):
        code += _between(first, last, _give(_ALLOW))
    code += _when(numbers["clone3"], [_give(_refusal(errno.ENOSYS))])
    code += _when(numbers["clone"], [_load(_FIRST_ARGUMENT_OFFSET), *_allow_unless_any_bit(linux.ALL_NAMESPACES)])
    for name in ("socket", "socketpair"):
        code += _when(numbers[name], [_load(_FIRST_ARGUMENT_OFFSET), *_allow_only(socket.AF_UNIX)])
    code += _when(numbers["prlimit64"], [_load(_FIRST_ARGUMENT_OFFSET), *_allow_only(0)])
    code += _unless(_JUMP_IF_ABOVE, syscalls.HIGHEST_KNOWN, _give(_refusal(errno.EPERM)))
    code += [_give(_refusal(errno.ENOSYS))]
    return b"".join(code)


def _ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The numbers as the fewest (first, last) ranges."""
    runs = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    members = ([number for _, number in run] for _, run in runs)
    return [(run[0], run[-1]) for run in members]


def _instruction(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, operand)


def _load(offset: int) -> bytes:
    return _instruction(_LOAD_WORD, offset)


def _give(action: int) -> bytes:
    return _instruction(_RETURN, action)


def _refusal(error: int) -> int:
    return _REFUSE | error


def _unless(comparison: int, operand: int, then: bytes) -> list[bytes]:
    """Run the one instruction `then` if the comparison does not hold."""
    return [_instruction(comparison, operand, if_true=1), then]


def _between(first: int, last: int, then: bytes) -> list[bytes]:
    """Run the one instruction `then` if the loaded word lies in the range."""
    if first == last:
        return [_instruction(_JUMP_IF_EQUAL, first, if_false=1), then]
    return [
        _instruction(_JUMP_IF_AT_LEAST, first, if_false=2),
        _instruction(_JUMP_IF_ABOVE, last, if_true=1),
        then,
    ]


def _when(number: int, then: list[bytes]) -> list[bytes]:
    """Run the instructions `then`, which must end in a verdict, if the loaded word is this call's number."""
    return [_instruction(_JUMP_IF_EQUAL, number, if_false=len(then)), *then]


def _allow_only(argument: int) -> list[bytes]:
    return [*_unless(_JUMP_IF_EQUAL, argument, _give(_refusal(errno.EPERM))), _give(_ALLOW)]


def _allow_unless_any_bit(bits: int) -> list[bytes]:
    return [_instruction(_JUMP_IF_ANY_BIT, bits, if_false=1), _give(_refusal(errno.EPERM)), _give(_ALLOW)]
