"""`python -m tests.budgets`: every budget, measured and printed; `--write` puts the table into docs/budgets.md."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

from tests.bench.table import on_screen
from tests.browser.installation import Installation
from tests.budgets import document, visits, weight
from tests.budgets.budget import HEAD, Budget, Measured
from tests.frame.needs import windowed_chromium_path

console = Console()


@click.command()
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1), help="Of each row that takes time.")
@click.option("--write", is_flag=True, help="Put the table into docs/budgets.md.")
@click.option("--strict", is_flag=True, help="End with 1 when a budget is exceeded.")
def main(*, rounds: int, write: bool, strict: bool) -> None:
    """Measure what the student's pages weigh, and how quickly they are there."""
    with TemporaryDirectory(prefix="kradan-budgets-") as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=windowed_chromium_path(), args=["--no-sandbox"])
        installation = Installation(Path(home), "auto")
        installation.start()
        try:
            measured = [*_bytes(browser, installation), *_times(browser, installation, rounds)]
        finally:
            installation.stop()
            version = browser.version
            browser.close()
    lines = [one.line() for one in measured]
    console.print(on_screen(HEAD, lines))
    if write:
        document.write(document.measured(lines, chromium=version, rounds=rounds))
    sys.exit(1 if strict and not all(one.is_kept for one in measured) else 0)


def _bytes(browser: Browser, installation: Installation) -> list[Measured]:
    """The rows that do not depend on the machine."""
    with visits.phone(browser, installation.address) as context:

        def fetch(path: str, accepted: str) -> bytes:
            return weight.raw(context, installation.address + path, accepted)

        page, listed = weight.of_page(visits.EXERCISE, fetch), weight.of_page("/assignments", fetch)
    return [
        Measured(Budget.EXERCISE, [page.needed_kilobytes]),
        Measured(Budget.FONTS, [page.fonts_kilobytes]),
        Measured(Budget.LIST, [listed.needed_kilobytes]),
        Measured(Budget.SECOND_VISIT, [visits.second_visit(browser, installation.port)]),
    ]


def _times(browser: Browser, installation: Installation, rounds: int) -> list[Measured]:
    readable, typable = Measured(Budget.READABLE), Measured(Budget.TYPABLE)
    engine, latency = Measured(Budget.ENGINE), Measured(Budget.LATENCY)
    for number in range(rounds):
        console.print(f"round {number + 1} of {rounds}")
        for measured, seconds in zip(
            (readable, typable), visits.first_visit(browser, installation.address), strict=True
        ):
            measured.samples.append(seconds)
        engine.samples.append(visits.engine_start(browser, installation.address))
        latency.samples.append(visits.latency(browser, installation.address))
    return [readable, typable, engine, latency]


if __name__ == "__main__":
    main()
