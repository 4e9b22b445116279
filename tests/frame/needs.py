"""What a test may need of the machine: a Docker engine, Chromium, PostgreSQL.

A test says so with its marker (`docker`, `browser`, `postgres`). Where the thing is missing the test is skipped with the reason;
with CI=true such a skip is a failure, since a promise that nobody tried is not kept.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import cache

import pytest

from scripts import engine, postgres

CHROMIUM = "KRADAN_TEST_CHROMIUM"
POSTGRES_URL = "KRADAN_TEST_POSTGRES_URL"


def chromium_path() -> str | None:
    """Return the browser to drive: KRADAN_TEST_CHROMIUM, or the first known name on PATH.

    The one without windows comes first: it does the same for a page with half the computing.
    """
    return os.environ.get(CHROMIUM) or shutil.which("chromium-headless-shell") or windowed_chromium_path()


def windowed_chromium_path() -> str | None:
    """Return the browser as people have it, for what is measured or shown of it."""
    return os.environ.get(CHROMIUM) or shutil.which("chromium") or shutil.which("chromium-browser")


def _no_browser() -> str | None:
    return None if chromium_path() else f"no Chromium on PATH and no {CHROMIUM}"


def _no_postgres() -> str | None:
    return (
        None
        if os.environ.get(POSTGRES_URL) or postgres.programs()
        else f"no PostgreSQL installed and no {POSTGRES_URL}"
    )


NEEDS: Mapping[str, Callable[[], str | None]] = {
    "docker": cache(engine.absence),
    "browser": cache(_no_browser),
    "postgres": cache(_no_postgres),
}
"""Marker to a question, asked once a run: the reason why it cannot be met here, or None."""


def in_ci() -> bool:
    """Return whether a skipped need is a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def _needs_of(item: pytest.Item) -> list[str]:
    return [name for name in NEEDS if item.get_closest_marker(name) is not None]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose need this machine does not meet."""
    for name in _needs_of(item):
        reason = NEEDS[name]()
        if reason is not None:
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test with a need into a failure where CI=true."""
    report = yield
    needs = _needs_of(item)
    if report.skipped and needs and in_ci() and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"CI=true, and a test that needs {' and '.join(needs)} was skipped: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole module into a failure where CI=true: its needs cannot be known."""
    report = yield
    if report.skipped and in_ci():
        report.outcome = "failed"
        report.longrepr = f"CI=true, and all of {collector.nodeid} was skipped: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give the address of a PostgreSQL for this run: the one named in the environment, or one of our own."""
    named = os.environ.get(POSTGRES_URL)
    if named:
        yield named
        return
    with postgres.cluster() as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of the browser to drive."""
    path = chromium_path()
    if path is None:
        pytest.skip(f"no Chromium on PATH and no {CHROMIUM}")
    return path
