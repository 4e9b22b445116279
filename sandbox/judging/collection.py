"""Collecting a suite: which tests it has and what it says of them, without asking the solution anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox.judging import identifiers, markers
from sandbox.judging.trial import Trial
from sandbox.statements import MAX_TESTS
from sandbox.suites import Marker

if TYPE_CHECKING:
    from sandbox.judging.explanations import Explainer

_MAX_NAME = 400


class Collection:
    """A pytest plugin that notes the tests, and what keeps the suite from being one."""

    def __init__(self, explainer: Explainer) -> None:
        self._explainer = explainer
        self._skipped = ""
        self._markers: dict[pytest.Item, Marker] = {}
        self.problem: str | None = None

    def pytest_configure(self, config: pytest.Config) -> None:
        """Make the marker known."""
        config.addinivalue_line("markers", markers.LINE)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note what cannot be collected."""
        if report.failed:
            told = self._explainer.explain(report)
            self._tell(markers.unknown(told) or told)
        elif report.skipped and isinstance(report.longrepr, tuple):
            self._skipped = f": {report.longrepr[2]}"

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Read the markers of all tests."""
        for item in session.items:
            try:
                self._markers[item] = markers.marker_of(item)
            except markers.BadMarker as error:
                self._tell(f"{self.name_of(item)}{_place(item)}: the marker `{markers.NAME}` cannot be read: {error}")
        if not session.items:
            self._tell(f"no test was collected{self._skipped or ': names of test functions begin with test_'}")
        if len(session.items) > MAX_TESTS:
            self._tell(f"the suite has {len(session.items)} tests, more than the {MAX_TESTS} that one may have")

    def name_of(self, item: pytest.Item) -> str:
        """The node id of pytest without the file."""
        _, _, name = item.nodeid.partition("::")
        return (name or item.nodeid)[:_MAX_NAME]

    def trial_of(self, item: pytest.Item) -> Trial:
        """A test that is about to begin."""
        return Trial(self.name_of(item), self._markers[item], identifiers.are_own(item))

    def _tell(self, problem: str) -> None:
        self.problem = self.problem or problem


def _place(item: pytest.Item) -> str:
    """Where the test stands in the suite, in the form in which tracebacks have it."""
    file, line, _ = item.location
    return "" if line is None else f" ({file.rpartition('/')[2]}:{line + 1})"
