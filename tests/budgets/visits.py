"""Visits of the exercise page in a real Chromium, its network and its processor slowed down through its debugging interface."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from grader.demo import PASSWORD
from tests.budgets import slower
from tests.budgets.wire import Wire

EXERCISE = "/exercises/lists-and-loops/sum-of-list"
PUPIL = "m2301"
BYTES_A_SECOND = 400_000 / 8
ROUND_TRIP_MS = 400
QUIET_SECONDS = 2.0
KEYS = "total = total + number * 2 - 1"
LINES = 3
KEY_EVERY_MS = 120
"""As one types who knows the keys."""

WATCH = """
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.readableAt = entry.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
new MutationObserver((_, observer) => {
    if (!document.querySelector(".cm-content")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.typableAt = performance.now())));
}).observe(document, {childList: true, subtree: true});
"""
"""Notes when the largest text stood on the screen, and when the editor did."""

LISTEN = """() => {
    window.latencies = [];
    document.querySelector(".cm-content").addEventListener("keydown", (event) => {
        const pressed = event.timeStamp;
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.latencies.push(performance.now() - pressed);
            channel.port2.postMessage(null);
        });
    }, {capture: true});
}"""
"""Notes the time from the moment a key was pressed to the frame that shows it."""


WATCH_ENGINE = """
new MutationObserver(() => {
    const {state, how} = document.querySelector("[data-practice-desk]")?.dataset ?? {};
    if (state === "starting") window.startedAt ??= performance.now();
    if (state === "ready") Object.assign(window, {engineReadyAt: window.engineReadyAt ?? performance.now(), engineHow: how});
}).observe(document, {subtree: true, attributes: true, attributeFilter: ["data-state"]});
"""
"""Notes when Python began to start, when it was ready, and what it started from."""

LONGEST_START_MS = 180_000


@contextmanager
def phone(browser: Browser, address: str, *, signed_in_as: str = PUPIL) -> Iterator[BrowserContext]:
    """A phone that has never been here, but for the cookie of its session."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="th-TH"
    )
    try:
        page = context.request.get(f"{address}/sign-in").text()
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token is not None, "the sign-in page has no token"
        form = {"csrf_token": token[1], "username": signed_in_as, "password": PASSWORD}
        assert context.request.post(f"{address}/sign-in", form=form).ok
        yield context
    finally:
        context.close()


def slow_down(page: Page, *, times: float, poor_link: bool) -> None:
    """Make the processor so many times slower and, if wanted, the link that of a village."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    if poor_link:
        session.send("Network.enable")
        speeds = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": ROUND_TRIP_MS, **speeds})


def first_visit(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until the statement can be read, and until the editor takes what is typed."""
    with phone(browser, address) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        slow_down(page, times=4, poor_link=True)
        page.goto(address + EXERCISE, wait_until="commit", timeout=60_000)
        page.wait_for_function("() => window.typableAt && window.readableAt", timeout=60_000)
        readable, typable = page.evaluate("[window.readableAt, window.typableAt]")
        return readable / 1000, typable / 1000


def second_visit(browser: Browser, port: int) -> float:
    """Kilobytes over the wire when the page is opened again."""
    wire = Wire(port)
    try:
        with phone(browser, wire.address) as context:
            page = context.new_page()
            page.goto(wire.address + EXERCISE)
            _wait_until_quiet(page, wire)
            page.goto("about:blank")
            before = wire.kilobytes
            page.goto(wire.address + EXERCISE)
            _wait_until_quiet(page, wire)
            return wire.kilobytes - before
    finally:
        wire.close()


def engine_start(browser: Browser, address: str) -> float:
    """Seconds from the start of Python's worker until programs can run, from the snapshot that the visit before has made."""
    with phone(browser, address) as context:
        page = context.new_page()
        page.add_init_script(WATCH_ENGINE)
        page.goto(address + EXERCISE)
        ready = "() => window.engineReadyAt"
        page.wait_for_function(ready, timeout=LONGEST_START_MS)
        page.reload(wait_until="commit")
        with slower.renderers(browser, 4):
            page.wait_for_function(ready, timeout=LONGEST_START_MS)
        started, at, how = page.evaluate("[window.startedAt, window.engineReadyAt, window.engineHow]")
        assert how == "snapshot", f"Python was started {how}"
        return (at - started) / 1000


def latency(browser: Browser, address: str) -> float:
    """Milliseconds from key to paint that nineteen of twenty keys stay below."""
    with phone(browser, address) as context:
        page = context.new_page()
        page.add_init_script(WATCH_ENGINE)
        page.goto(address + EXERCISE)
        for _ in range(2):  # the first visit goes on fetching and keeping; what is measured is every other one
            page.wait_for_function("() => window.engineReadyAt", timeout=LONGEST_START_MS)
            page.wait_for_load_state("networkidle")
            page.reload()
        page.wait_for_function("() => window.engineReadyAt", timeout=LONGEST_START_MS)
        page.locator(".workbench__tabs a").nth(1).tap()
        page.locator(".cm-content").tap()
        page.evaluate(LISTEN)
        slow_down(page, times=6, poor_link=False)
        for _ in range(LINES):
            page.keyboard.type(KEYS, delay=KEY_EVERY_MS)
            page.keyboard.press("Enter", delay=KEY_EVERY_MS)  # or the next letter would come in the same moment
        page.wait_for_function("(count) => window.latencies.length >= count", arg=LINES * (len(KEYS) + 1))
        return statistics.quantiles(page.evaluate("window.latencies"), n=20)[-1]


def _wait_until_quiet(page: Page, wire: Wire) -> None:
    """Until nothing has come over the wire for a while: service workers go on after a page has loaded."""
    page.wait_for_selector(".cm-content", state="attached")
    seen = -1.0
    while seen != wire.kilobytes:
        seen = wire.kilobytes
        page.wait_for_timeout(QUIET_SECONDS * 1000)
