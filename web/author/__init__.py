"""The author's pages: for now, which exercises cannot be used and why."""

from __future__ import annotations

from web.author import exercises
from web.author.blueprint import blueprint

__all__ = ["blueprint", "exercises"]
