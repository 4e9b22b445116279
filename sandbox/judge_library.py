"""What the judge needs beside Python's own library: pytest and what it stands on, as the running environment has them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from sandbox.errors import SandboxUnavailable

NAMES = ("_pytest", "iniconfig", "packaging", "pluggy", "py", "pytest")
"""Packages and modules of pure Python. What pytest needs only to print in colours is not among them."""


def places() -> list[Path]:
    """A folder or file for each. Raises SandboxUnavailable where one is not installed."""
    return [_place(name) for name in NAMES]


def sources() -> dict[str, bytes]:
    """Every source file, by its path from the folder that is to be on the judge's path."""
    files: dict[str, bytes] = {}
    for place in places():
        inside = sorted(place.rglob("*.py")) if place.is_dir() else [place]
        files |= {path.relative_to(place.parent).as_posix(): path.read_bytes() for path in inside}
    return files


def _place(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SandboxUnavailable(
            f"the package {name} is not installed, which pytest suites are judged with: install this project's dependencies"
        )
    origin = Path(spec.origin)
    return origin.parent if spec.submodule_search_locations is not None else origin
