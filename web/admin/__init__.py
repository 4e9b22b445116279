"""The administrator's pages: the people of the school, submissions we could not grade, exercises that cannot be used."""

from __future__ import annotations

from web.admin import exercises, people, submissions
from web.admin.blueprint import blueprint

__all__ = ["blueprint", "exercises", "people", "submissions"]
