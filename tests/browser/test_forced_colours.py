"""Where the device chooses the colours itself (high contrast), what a colour says elsewhere is still told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.desk import Desk, sign_in_as
from tests.browser.pages_server import Server

pytestmark = pytest.mark.browser

LOOKS = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
  const style = getComputedStyle(one);
  return [style.borderBottomColor, style.backgroundColor, style.backgroundImage, style.outlineStyle].join(" ");
})"""
DOTS = """() => document.querySelector("#result").insertAdjacentHTML("beforeend",
  ["passed", "failed", "not_run"].map((status) => `<span class="dot dot--${status}"></span>`).join(""))"""


@pytest.fixture
def page(server: Server, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, locale="th-TH", forced_colors="active", service_workers="block"
    )
    sign_in_as(context, server.school, "malee", server.address)
    yield Desk(context.new_page(), server.address).page
    context.close()


def test_the_open_tab_looks_different_from_the_others(page: Page) -> None:
    open_one, *others = page.evaluate(LOOKS, ".workbench__tabs a")
    assert len({*others}) == 1
    assert open_one not in others


def test_a_test_that_passed_one_that_did_not_and_one_that_was_not_run_look_different(page: Page) -> None:
    page.evaluate(DOTS)
    assert len({*page.evaluate(LOOKS, ".dot")}) == 3


def test_the_chosen_language_looks_different_from_the_other(page: Page) -> None:
    page.locator(".menu > summary").click()
    chosen, other = page.evaluate(LOOKS, ".menu .switch__choice[name=language]")
    assert chosen != other
