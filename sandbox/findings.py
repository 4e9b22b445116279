"""What the doctor found, and how it reads to somebody who sees it for the first time."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

WIDTH = 98
_INDENT = " " * 9


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str
    why: str = ""
    """Of what is not well: the cause, as far as it can be seen, and what it means."""
    mend: str = ""
    """The commands that mend it, one a line; empty where there are none, or nothing to mend."""


def in_words(finding: Finding) -> str:
    """One finding; where something is missing, why, and what mends it, on lines to copy."""
    mark = "ok     " if finding.ok else "MISSING"
    parts = [_filled(f"{mark}  {finding.name}: {finding.detail}", "")]
    if not finding.ok:
        if finding.why:
            parts.append(_filled(finding.why, _INDENT))
        commands = finding.mend.splitlines()
        if len(commands) == 1:
            parts.append(f"{_INDENT}mend it with:  {commands[0]}")
        elif commands:
            parts += [f"{_INDENT}mend it with:", *(f"{_INDENT}  {line}" for line in commands)]
    return "\n".join(parts)


def _filled(text: str, first: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
