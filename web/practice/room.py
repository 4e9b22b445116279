"""Whether calls ended here for want of room, where the server has more: said so, since such a program may be right."""

from __future__ import annotations

import re
from collections.abc import Mapping

from grader.marking.report import Report

_THROUGH_C = re.compile(
    r"\bcache\b|\blru_cache\b|\bkey\s*=|\bdef __|\b(?:map|filter|sum|max|min|any|all|sorted|exec|eval|partial|reduce)\s*\("
)
"""What has calls stand in each other through functions written in C: see `frontend/runner/stack.js`."""


def may_be_short(report: Report, files: Mapping[str, str]) -> bool:
    """Whether a test ended in a RecursionError, in a program whose calls may go through such functions."""
    is_deep = any("RecursionError" in (test.traceback or "") for test in report.tests)
    return is_deep and any(_THROUGH_C.search(text) for text in files.values())
