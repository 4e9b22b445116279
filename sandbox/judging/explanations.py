"""What failed, as pytest explains it, without the machine's own paths: for the author, and for students of public tests."""

from __future__ import annotations

import os
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from _pytest._code.code import ExceptionChainRepr, ReprEntry, ReprExceptionInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

MAX_EXPLANATION = 4000
"""Characters."""

_STEP = re.compile(r'(?:(?P<margin>[ |]*)File "(?P<quoted>.*)", line \d+, in |(?P<path>[/<.].*):\d+: in )')
"""The line that names the place of a step, as Python prints tracebacks (those of groups in a margin), and as pytest does."""

_OF_A_STEP = "   "
"""The lines of a step lie deeper than this, after the one that names the place."""

_OUR_MODULES = re.compile(r"\bsandbox\.[a-z_.]+\.(?=[A-Z])")
"""Before the names of our own exceptions: where they are defined helps nobody."""

_FAILED = "> "
_EXPLAINED = "E "
_NOT_HERE = " Use -v to get "
"""Of an advice that only somebody could follow who runs pytest."""


class Explainer:
    """Tells of the suite's own lines only."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where the suite's files lie."""
        self._folder = folder

    def explain(self, report: pytest.CollectReport | pytest.TestReport, *, only_where: bool = False) -> str:
        """The failing lines, and, unless told otherwise, what pytest found in them; pytest's whole text where there are none."""
        longrepr = report.longrepr
        if isinstance(longrepr, ExceptionChainRepr | ReprExceptionInfo):
            lines = [line for line in self._lines(longrepr) if not (only_where and line.startswith(_EXPLAINED))]
            if lines or only_where:
                return self.clean("\n".join(lines))
        return self.clean("\n".join(self._without_foreign_steps(report.longreprtext)))

    def explain_error(self, error: BaseException) -> str:
        """What went wrong outside of any test: the suite's own lines, and the error."""
        steps = traceback.extract_tb(error.__traceback__)
        own = [
            f"{Path(step.filename).name}:{step.lineno}: in {step.name}\n    {step.line}"
            for step in steps
            if self._is_own(step.filename)
        ]
        return self.clean("\n".join([*own, f"E   {type(error).__name__}: {_text(error)}"]))

    def clean(self, text: str) -> str:
        """The text without the folder's name, cut."""
        text = _OUR_MODULES.sub("", text.replace(f"{self._folder}/", "")).strip()
        return text if len(text) <= MAX_EXPLANATION else text[:MAX_EXPLANATION] + "…"

    def _lines(self, longrepr: ExceptionChainRepr | ReprExceptionInfo) -> Iterator[str]:
        """Of each step through the suite where it was; of the last, what pytest explains."""
        for entry in longrepr.reprtraceback.reprentries:
            if not isinstance(entry, ReprEntry) or entry.reprfileloc is None:
                continue
            explained = [line for line in entry.lines if line.startswith(_EXPLAINED) and _NOT_HERE not in line]
            if self._is_own(entry.reprfileloc.path):
                yield f"{Path(entry.reprfileloc.path).name}:{entry.reprfileloc.lineno}"
                source = [line for line in entry.lines if not line.startswith(_EXPLAINED)]
                yield from [line for line in source if line.startswith(_FAILED)] or source[:1]
            yield from explained

    def _without_foreign_steps(self, text: str) -> Iterator[str]:
        """A printed traceback without the steps through files that are not the suite's: those are the machine's own."""
        inside = None
        for line in text.splitlines():
            step = _STEP.match(line)
            if step:
                foreign = not self._is_own(step["quoted"] or step["path"])
                inside = step["margin"] or _OF_A_STEP if foreign else None
            elif inside is not None and not line.startswith(f"{inside} "):
                inside = None
            if inside is None:
                yield line

    def _is_own(self, path: str) -> bool:
        place = Path(os.path.abspath(path))  # noqa: PTH100 - as pytest has made it relative, steps upwards included
        return place.is_relative_to(self._folder) and place.is_file()


def _text(error: BaseException) -> str:
    """What an error says; one of the student's may raise anything instead."""
    try:
        return str(error)
    except (Exception, SystemExit, BaseExceptionGroup):  # noqa: BLE001
        return "it cannot be printed"
