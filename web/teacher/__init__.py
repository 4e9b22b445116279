"""The teacher's pages: classes and their pupils, what they were given, and the gradebook."""

from __future__ import annotations

from web.teacher import assignments, classes, gradebook, pupils, work
from web.teacher.blueprint import blueprint

__all__ = ["assignments", "blueprint", "classes", "gradebook", "pupils", "work"]
