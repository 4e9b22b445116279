"""Keeps the interpreter that a slot runs in memory, so that a slot whose memory is full ends at once and does not starve.

What is mapped from a file the kernel may drop at any time, and read again. Where a submission has filled the slot with what
cannot be dropped, such as data in sockets, the interpreter's own pages are all that is left to drop: every process of the
slot, the warden too, then waits for a page that another one's page has just thrown out. The kernel finds something to drop
each time, so it ends nobody, and a warden that cannot run ends nobody either. (Seen where the files were in no cache yet,
as after a start of the machine: only then they count as the slot's own.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.supervisor import linux

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def stay_in_memory(*, code_first: bool) -> None:
    """Have what this process has mapped from files, and cannot write to, stay in memory while it lives.

    Other processes that have the same files mapped gain by it too, so two share the work: a process may lock 8 MiB where
    nobody has set another limit, which holds the code, or the data, but not both.

    Args:
        code_first: begin with what is run, not with what is only read; the other follows as far as there is room.
    """
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
        found = sorted(_of_files(maps), key=lambda mapping: mapping.is_code != code_first)
    for mapping in found:
        linux.lock_memory(mapping.start, mapping.size)


@dataclass(frozen=True, slots=True)
class _Mapping:
    """A range of addresses, in bytes."""

    start: int
    size: int
    is_code: bool


def _of_files(maps: Iterable[str]) -> Iterator[_Mapping]:
    """The mappings of files that are only read or run, out of the lines of `/proc/self/maps`."""
    for line in maps:
        addresses, permissions, _offset, _device, inode, *_path = line.split(maxsplit=5)
        if inode != "0" and "w" not in permissions and "r" in permissions:
            start, _, end = addresses.partition("-")
            yield _Mapping(int(start, 16), int(end, 16) - int(start, 16), "x" in permissions)
