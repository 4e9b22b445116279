"""A student's pages: what was given, an exercise and its result, what was sent and what changed since."""

from __future__ import annotations

from web.student import assignments, changes, exercise, history, pages, submission
from web.student.blueprint import blueprint

__all__ = ["assignments", "blueprint", "changes", "exercise", "history", "pages", "submission"]
