"""The small scripts of every page, each found by its `data-` attribute."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from flask import render_template_string, request
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import served
from tests.browser.desk import PATIENCE_SECONDS
from tests.web.school import School

pytestmark = pytest.mark.browser

PAGE = """
{% extends "shared/page.html" %}
{% block main %}
<form id="danger" data-confirm="Really?" method="get" action="/sent"><button>Delete</button></form>
<form id="once" data-submit-once method="get" action="/slow"><button>Send</button></form>
<code id="secret">kradan_abc</code>
<button id="copy" data-copy="#secret" data-copied="Copied" hidden>Copy</button>
<button id="print" data-print hidden>Print</button>
<div class="workbench">
<nav class="workbench__tabs" data-tabs><a href="#one" aria-current="true">One</a><a href="#two">Two</a></nav>
<div class="workbench__parts"><section id="one" class="workbench__part is-current">First part</section>
<section id="two" class="workbench__part">Second part</section></div>
</div>
{% endblock %}
"""


class Site:
    """A served page with every behaviour, and what was sent from it."""

    def __init__(self, address: str, sent: list[str]) -> None:
        self.address = address
        self.sent = sent

    def expect_sent(self) -> None:
        """Wait until something was sent: the network of a page that was idle before is so at once."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.sent:
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.fixture
def site(school: School) -> Iterator[Site]:
    sent: list[str] = []

    def note() -> tuple[str, int]:
        sent.append(request.path)
        return "", 204  # the browser stays on its page

    school.app.add_url_rule("/page", view_func=lambda: render_template_string(PAGE))
    school.app.add_url_rule("/sent", endpoint="sent", view_func=note)
    school.app.add_url_rule("/slow", endpoint="slow", view_func=note)
    with served(school.app) as address:
        yield Site(address, sent)


def visit(context: BrowserContext, site: Site, anchor: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{site.address}/page{anchor}")
    page.wait_for_selector("html.has-scripts")
    return page


@pytest.mark.parametrize(("answer", "sent"), [("accept", ["/sent"]), ("dismiss", [])])
def test_a_dangerous_form_asks_first(
    site: Site, open_at: Callable[..., BrowserContext], answer: str, sent: list[str]
) -> None:
    page = visit(open_at(360), site)
    asked: list[str] = []

    def decide(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        getattr(dialog, answer)()

    page.on("dialog", decide)
    page.click("#danger button")
    if sent:
        site.expect_sent()
    page.wait_for_load_state("networkidle")
    assert asked == ["Really?"]
    assert site.sent == sent


def test_a_form_is_sent_once_however_often_one_presses(site: Site, open_at: Callable[..., BrowserContext]) -> None:
    page = visit(open_at(360), site)
    page.evaluate("for (let n = 0; n < 3; n++) document.querySelector('#once button').click()")
    site.expect_sent()
    page.wait_for_load_state("networkidle")
    assert site.sent == ["/slow"]
    assert page.get_attribute("#once", "aria-busy") == "true"


def test_a_text_is_copied_and_the_button_says_so(site: Site, open_at: Callable[..., BrowserContext]) -> None:
    context = open_at(360)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit(context, site)
    page.click("#copy")
    expect(page.locator("#copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "kradan_abc"


def test_the_print_button_appears_with_scripts_and_prints(site: Site, open_at: Callable[..., BrowserContext]) -> None:
    page = visit(open_at(360), site)
    page.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")
    page.click("#print")
    assert page.evaluate("window.printed") == 1


def test_without_scripts_buttons_that_need_them_stay_hidden(site: Site, open_at: Callable[..., BrowserContext]) -> None:
    context = open_at(360)
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site.address}/page")
    assert not page.is_visible("#print")
    assert not page.is_visible("#copy")
    assert page.is_visible("#one")
    assert page.is_visible("#two")


def test_tabs_show_one_part_on_a_phone(site: Site, open_at: Callable[..., BrowserContext]) -> None:
    page = visit(open_at(360), site)
    assert (page.is_visible("#one"), page.is_visible("#two")) == (True, False)
    page.click("text=Two")
    assert (page.is_visible("#one"), page.is_visible("#two")) == (False, True)
    page.evaluate("document.querySelector('#one').dispatchEvent(new Event('tabs:open'))")
    assert (page.is_visible("#one"), page.is_visible("#two")) == (True, False)


def test_the_address_says_which_tab_is_open(site: Site, open_at: Callable[..., BrowserContext]) -> None:
    page = visit(open_at(360), site, "#two")
    assert (page.is_visible("#one"), page.is_visible("#two")) == (False, True)


def test_on_a_desk_every_part_is_there_at_once(site: Site, open_at: Callable[..., BrowserContext]) -> None:
    page = visit(open_at(1280), site)
    assert page.is_visible("#one")
    assert page.is_visible("#two")


def test_the_menu_closes_on_escape_and_when_one_looks_elsewhere(
    site: Site, open_at: Callable[..., BrowserContext]
) -> None:
    page = visit(open_at(360), site)
    page.click(".menu > summary")
    assert page.is_visible(".menu__sheet")
    page.keyboard.press("Escape")
    assert not page.is_visible(".menu__sheet")
    assert page.evaluate("document.activeElement.matches('.menu > summary')")
    page.click(".menu > summary")
    page.mouse.click(10, 600)
    assert not page.is_visible(".menu__sheet")


def test_who_skips_to_the_page_stays_at_the_tab_that_is_open(
    site: Site, open_at: Callable[..., BrowserContext]
) -> None:
    page = visit(open_at(360), site)
    page.click("text=Two")
    page.evaluate(
        "new Promise((heard) => { addEventListener('hashchange', () => setTimeout(heard)); location.hash = 'main'; })"
    )
    assert (page.is_visible("#one"), page.is_visible("#two")) == (False, True)
