"""Fills the gaps in the memory that a zygote holds, so that what its children make lies together, and not in all of its pages.

Whatever is made takes a place that something else has left: one here, one there, each in a page that is still shared with the
zygote and must be copied first. With the gaps filled it comes from pages that nobody has used. A case copies some fifty pages less.
"""

from __future__ import annotations

import ctypes
import sys

_KNOWN_VERSIONS = frozenset({(3, 11), (3, 12), (3, 13)})
"""Where Python's own memory is as told here."""

_POOL_BYTES = 1 << 14
"""Places of one size lie in pools of so many bytes, at multiples of that; a pool begins with the number of places in use."""

_SIZES = range(16, 513, 16)
"""What Python keeps in pools; what is larger it leaves to the C library."""

_AS_GOOD_AS_EMPTY = 3
"""A pool with so few places in use has only just been begun: all others of its size are full."""

_MOST_PLACES = 50_000
_LARGEST, _SMALLEST = 1 << 17, 512
"""The gaps between larger things that are looked for."""


def fill_gaps() -> None:
    """Take every place that is free between others, for good. Does nothing where the interpreter is of another kind."""
    if sys.version_info[:2] not in _KNOWN_VERSIONS or "t" in sys.abiflags or sys.maxsize < 1 << 32:
        return
    if not sys.getallocatedblocks():  # told to keep no pools, by PYTHONMALLOC
        return
    take, give_back = ctypes.pythonapi.PyMem_Malloc, ctypes.pythonapi.PyMem_Free
    take.restype, take.argtypes, give_back.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
    for size in _SIZES:
        for _ in range(_MOST_PLACES):
            place = take(size)
            if ctypes.c_uint.from_address(place - place % _POOL_BYTES).value <= _AS_GOOD_AS_EMPTY:
                give_back(place)
                break
    _fill_larger_gaps()


class _Known(ctypes.Structure):
    """What the C library says of its memory, in bytes; its `struct mallinfo2`."""

    _fields_ = [(f"unused{number}", ctypes.c_size_t) for number in range(9)] + [("keepcost", ctypes.c_size_t)]


def _fill_larger_gaps() -> None:
    """The same for what the C library keeps; its last free piece, behind all others, is no gap."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):  # glibc before 2.33, or another library
        return
    library.mallinfo2.restype, library.malloc.restype = _Known, ctypes.c_void_p
    library.malloc.argtypes, library.free.argtypes = [ctypes.c_size_t], [ctypes.c_void_p]
    size = _LARGEST
    while size >= _SMALLEST:
        behind = library.mallinfo2().keepcost
        place = library.malloc(size)
        if library.mallinfo2().keepcost < behind:
            library.free(place)
            size = size * 3 // 4
