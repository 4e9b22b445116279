"""The administrator's pages: the people of the school, and submissions we could not grade."""

from __future__ import annotations

from web.admin import people, submissions
from web.admin.blueprint import blueprint

__all__ = ["blueprint", "people", "submissions"]
