"""The package `matplotlib`, of which there is only `pyplot` here."""

from __future__ import annotations

from typing import Any

__all__ = ["rcParams", "use"]

rcParams: dict[str, Any] = {}  # noqa: N816 - the library's own name
"""Taken, such as a font that has Thai letters: the page chooses one that has."""


def use(*_args: Any, **_options: Any) -> None:
    """Taken; there is one way of drawing here."""
