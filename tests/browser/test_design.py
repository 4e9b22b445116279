"""The design in a real browser: every part of it on one page, on a phone and on a desk, by day and by night."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

TARGET_PIXELS = 44
NOT_WHOLE_TARGETS = ".card__link, .rows__link, .prose a, .gradebook td > a, p a, .skip"
"""Links in text, and links whose whole card, row or cell is the target."""


@pytest.fixture
def sample(design_address: str) -> str:
    """The address of the page that shows every part of the design."""
    return f"{design_address}/sample"


def visit(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """The page, and what the browser complained of while loading it."""
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.wait_for_selector(".cm-editor")
    return page, complaints


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(320, "light", "th"), (360, "dark", "en"), (768, "light", "en"), (1280, "dark", "th")],
)
def test_nothing_overflows_and_the_browser_has_no_complaint(
    sample: str, open_at: Callable[..., BrowserContext], width: int, scheme: str, language: str
) -> None:
    page, complaints = visit(open_at(width, scheme=scheme, language=language), sample)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_every_target_can_be_hit_by_a_thumb(sample: str, open_at: Callable[..., BrowserContext]) -> None:
    page, _ = visit(open_at(360), sample)
    page.click(".menu > summary")
    small = page.evaluate(
        """([pixels, excepted]) => [...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")]
            .filter((element) => element.checkVisibility() && !element.matches(excepted) && !element.closest(".cm-editor"))
            .map((element) => (element.closest("label") ?? element))
            .filter((element) => element.getBoundingClientRect().height < pixels - 0.5)
            .map((element) => element.outerHTML.slice(0, 80))""",
        [TARGET_PIXELS, NOT_WHOLE_TARGETS],
    )
    assert small == []


def test_focus_can_always_be_seen(sample: str, open_at: Callable[..., BrowserContext]) -> None:
    page, _ = visit(open_at(1280), sample)
    for _step in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const style = getComputedStyle(document.activeElement);
                return document.activeElement.closest(".cm-editor") !== null || parseFloat(style.outlineWidth) >= 2; }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 100)")


def test_focus_in_the_editor_is_drawn_around_the_editor(sample: str, open_at: Callable[..., BrowserContext]) -> None:
    page, _ = visit(open_at(1280), sample)
    drawn = "() => getComputedStyle(document.querySelector('.cm-editor'), '::after').borderTopWidth === '2px'"
    assert not page.evaluate(drawn)
    page.locator(".cm-content").focus()
    page.wait_for_function(drawn)


def test_day_and_night_follow_the_device_and_a_choice_wins(sample: str, open_at: Callable[..., BrowserContext]) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    page, _ = visit(open_at(1280, scheme="dark"), sample)
    assert page.evaluate(paper) == "rgb(22, 32, 28)"
    page.click(".menu > summary")
    page.click("button[name=theme][value=day]")
    page.wait_for_function(f"() => {paper} === 'rgb(251, 250, 246)'")


def test_thai_is_set_in_sarabun_and_its_marks_have_room(sample: str, open_at: Callable[..., BrowserContext]) -> None:
    context = open_at(360)
    visit(context, sample)
    page, _ = visit(context, sample)  # the font waits for the second page where it came too late for the first
    page.wait_for_function('document.fonts.check("17px Sarabun", "ที่ปู่ญี่")')
    ratio = "(selector) => { const style = getComputedStyle(document.querySelector(selector)); return parseFloat(style.lineHeight) / parseFloat(style.fontSize); }"
    assert page.evaluate(ratio, "body") == pytest.approx(1.65)
    assert page.evaluate(ratio, "h1") >= 1.4


def test_without_scripts_the_code_can_be_written_and_sent(sample: str, open_at: Callable[..., BrowserContext]) -> None:
    context = open_at(360)
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(sample)
    page.fill("textarea[name=code]", "print(1)")
    assert page.input_value("textarea[name=code]") == "print(1)"


class TestEditor:
    """The code editor keeps the textarea it was made of up to date."""

    def editor(self, sample: str, context: BrowserContext) -> Page:
        page, _ = visit(context, sample)
        page.click(".cm-content")
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        return page

    def test_what_is_typed_is_in_the_form(self, sample: str, open_at: Callable[..., BrowserContext]) -> None:
        page = self.editor(sample, open_at(360))
        page.keyboard.type("def ผลรวม(xs):")
        page.keyboard.press("Enter")
        page.keyboard.type("return 1")
        assert page.input_value("textarea[name=code]") == "def ผลรวม(xs):\n    return 1"

    def test_tab_indents_and_escape_then_tab_leaves(self, sample: str, open_at: Callable[..., BrowserContext]) -> None:
        page = self.editor(sample, open_at(1280))
        page.keyboard.press("Tab")
        assert page.input_value("textarea[name=code]") == "    "
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.cm-editor')") is None
        assert page.input_value("textarea[name=code]") == "    "

    def test_it_is_labelled_as_its_textarea(self, sample: str, open_at: Callable[..., BrowserContext]) -> None:
        page, _ = visit(open_at(1280), sample)
        assert page.get_attribute(".cm-content", "aria-label") == "คำตอบของคุณ"

    def test_scripts_replace_insert_mark_and_clear(self, sample: str, open_at: Callable[..., BrowserContext]) -> None:
        page = self.editor(sample, open_at(1280))
        send = "([name, detail]) => document.querySelector('textarea[name=code]').dispatchEvent(new CustomEvent(name, {detail}))"
        page.evaluate(send, ["editor:replace", {"text": "a = 1\nb ="}])
        assert page.input_value("textarea[name=code]") == "a = 1\nb ="
        page.evaluate(send, ["editor:mark", {"line": 2, "message": "บรรทัดนี้ยังไม่จบ"}])
        assert page.inner_text(".cm-note") == "บรรทัดนี้ยังไม่จบ"
        assert page.inner_text(".cm-marked") == "b ="
        page.evaluate(send, ["editor:clear", {}])
        assert page.query_selector(".cm-note") is None
        page.evaluate(send, ["editor:undo", {}])
        assert page.input_value("textarea[name=code]") == ""

    def test_a_mark_of_many_words_is_read_without_scrolling(
        self, sample: str, open_at: Callable[..., BrowserContext]
    ) -> None:
        page = self.editor(sample, open_at(1280))
        send = "([name, detail]) => document.querySelector('textarea[name=code]').dispatchEvent(new CustomEvent(name, {detail}))"
        page.evaluate(send, ["editor:replace", {"text": "a = 1\n" + "b = 2 + " * 60 + "2"}])
        page.evaluate(send, ["editor:mark", {"line": 1, "message": "many words " * 60}])
        shown, note = (page.locator(selector).bounding_box() for selector in (".cm-scroller", ".cm-note"))
        assert shown
        assert note
        assert note["x"] + note["width"] <= shown["x"] + shown["width"]
        assert note["width"] > shown["width"] / 2
        assert note["height"] > 2 * 20

    def test_text_on_a_phone_is_large_enough_not_to_zoom(
        self, sample: str, open_at: Callable[..., BrowserContext]
    ) -> None:
        page, _ = visit(open_at(360), sample)
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.cm-content')).fontSize)") >= 16
