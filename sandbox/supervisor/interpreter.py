"""What of this machine the running interpreter needs: itself, its library, and the libraries of the system."""

from __future__ import annotations

import importlib
import os
import sys
import sysconfig

_READS_SYSTEM_LIBRARIES = ("bz2", "ctypes", "decimal", "hashlib", "lzma", "sqlite3", "ssl", "zlib")
"""Modules whose system libraries tell in which folders those lie."""

_LINKS = ("/lib", "/lib64", "/usr/lib64")
"""Where programs look for the system's loader: links on most machines."""


def needed_paths() -> list[str]:
    """Files, folders and links that a program run by this interpreter reads, outermost first."""
    for name in _READS_SYSTEM_LIBRARIES:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    library = [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]
    paths = {os.path.realpath(sys.executable), *map(os.path.realpath, library), *_folders_of_mapped_libraries()}
    return sorted(paths - {path for path in paths if _lies_in_one_of(path, paths)}) + [
        path for path in _LINKS if os.path.lexists(path)
    ]


def installed_packages() -> list[str]:
    """The folders inside the interpreter's library that hold what was installed later: no program of a student's sees them."""
    library = os.path.realpath(sysconfig.get_path("stdlib"))
    return [path for name in ("site-packages", "dist-packages") if os.path.isdir(path := os.path.join(library, name))]


def _folders_of_mapped_libraries() -> set[str]:
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
        files = {line.split(maxsplit=5)[5].strip() for line in maps if "/" in line}
    return {os.path.dirname(file) for file in files if ".so" in os.path.basename(file)}


def _lies_in_one_of(path: str, folders: set[str]) -> bool:
    return any(path.startswith(folder + "/") for folder in folders)
