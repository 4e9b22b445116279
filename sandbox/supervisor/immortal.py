"""Makes everything that a zygote holds immortal, so that its children can share the memory that it lies in.

A forked process shares its parent's memory until it writes to it, and Python writes to every object that it only looks
at: it counts the reference. For an immortal object, such as `None`, it does not. So each child copies some two hundred
pages less (4 KiB each), which is a third of what a case costs.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import types

_KNOWN_VERSIONS = frozenset({(3, 12), (3, 13)})
"""Where an object begins with its count of references, and one value of that means that it lives for ever."""


def immortalize() -> None:
    """Make all objects immortal that this process has. Does nothing where the interpreter is of another kind.

    Only for a process that ends without taking its objects down one by one, as everything here does.
    """
    if sys.version_info[:2] not in _KNOWN_VERSIONS or "t" in sys.abiflags:
        return
    count_of = ctypes.c_ssize_t.from_address
    for_ever = count_of(id(None)).value
    waiting: list[object] = gc.get_objects()
    while waiting:
        thing = waiting.pop()
        count = count_of(id(thing))
        if count.value != for_ever:
            count.value = for_ever
            waiting += gc.get_referents(thing)
            if (
                type(thing) is types.CodeType
            ):  # tells the collector nothing of what it holds; and nothing else is asked what it is
                waiting += (*thing.co_consts, *thing.co_names)
