"""The exercise page in the states that a pupil brings it into: code that is typed, run, tried, sent."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

EXERCISE = "lists-and-loops/sum-of-list"
WRONG = """\
def total(xs):
    s = 0
    for x in xs:
        # บวกทีละตัว
        s = s + x
        return s
"""
BROKEN = """\
name = input("ชื่ออะไร ")
print("สวัสดี", name)
print(total([1, 2, 3])
"""
PATIENCE_MS = 60_000
"""The first run waits for Python to arrive."""


def code(page: Page) -> None:
    """Code that is being typed; on a phone the keyboard has taken its part of the screen."""
    open_part(page, "code")
    write(page, WRONG)
    page.locator(".cm-content").click()
    size = page.viewport_size
    if size and size["width"] < 600:
        page.set_viewport_size({"width": size["width"], "height": size["height"] - 290})
        expect(page.locator("html.is-typing")).to_be_attached()


def piece(page: Page) -> None:
    """A piece of code whose fields are being filled in."""
    code(page)
    page.keyboard.press("Control+End")
    turn = page.locator("[data-turn]")
    if turn.is_visible():
        turn.click()
    page.locator("[data-snippet]").nth(5).click()


def run(page: Page) -> None:
    """A program that says what is the matter with it."""
    open_part(page, "code")
    write(page, BROKEN)
    page.locator("[data-practice-run]").click()
    page.wait_for_function("() => document.querySelector('[data-practice-ended]:not([hidden])')", timeout=PATIENCE_MS)


def tried(page: Page) -> None:
    """The public tests, tried on this device."""
    open_part(page, "code")
    write(page, WRONG)
    page.locator("[data-practice-try]").click(timeout=PATIENCE_MS)
    page.wait_for_selector("[data-practice-report] .result", timeout=PATIENCE_MS)


def sent(page: Page) -> None:
    """A mark that has just come."""
    open_part(page, "code")
    write(page, WRONG)
    page.locator(".workbench__actions button:not([type=button])").click()
    page.wait_for_selector("[data-live-report]:not(.is-stale) .result .test", state="visible", timeout=PATIENCE_MS)


STATES: dict[str, Callable[[Page], None]] = {
    "exercise-code": code,
    "exercise-piece": piece,
    "exercise-run": run,
    "exercise-tried": tried,
    "exercise-result": sent,
}


def open_part(page: Page, part: str) -> None:
    """A tab, where the page has tabs."""
    page.wait_for_selector(".cm-content", state="attached")
    tab = page.locator(f".workbench__tabs a[href='#{part}']")
    if tab.is_visible():
        tab.click()


def write(page: Page, source: str) -> None:
    """Put this in place of all the code."""
    change = "new CustomEvent('editor:replace', {detail: {text}})"
    page.evaluate(f"(text) => document.querySelector('textarea[data-draft]').dispatchEvent({change})", source)
