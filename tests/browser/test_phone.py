"""The exercise page on a phone of 360 × 640: the row of keys above the keyboard, pieces of code, nothing out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.desk import Desk, sign_in_as
from tests.browser.pages_server import Server

pytestmark = pytest.mark.browser

WIDTH, HEIGHT, KEYBOARD = 360, 640, 290
SEEN = HEIGHT - KEYBOARD
TARGET_PIXELS = 44
LONG = "".join(f"line_{number} = {number}\n" for number in range(1, 60))


@pytest.fixture
def phone(server: Server, chromium: Browser) -> Iterator[Desk]:
    """Malee's phone, the code in front of her."""
    context = chromium.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, is_mobile=True, locale="en-US"
    )
    sign_in_as(context, server.school, "malee", server.address)
    desk = Desk(context.new_page(), server.address)
    desk.page.get_by_role("link", name="Code").tap()
    yield desk
    context.close()


def tap_the_code(desk: Desk) -> None:
    """Put the cursor into the code; the keyboard comes and takes its part of the screen."""
    desk.page.locator(".cm-content").tap(position={"x": 40, "y": 20})
    desk.page.set_viewport_size({"width": WIDTH, "height": SEEN})
    expect(desk.page.locator("html")).to_have_class("has-scripts is-typing")


def press(desk: Desk, *keys: str) -> None:
    """Tap keys of the row: a sign, or the name of what a key does."""
    for key in keys:
        found = desk.page.locator(f"[data-press={key}]:visible" if key.isalpha() else f"[data-key='{key}']")
        found.first.tap()


def bottom(found: Locator) -> float:
    """Where it ends, in pixels from the top of what can be seen."""
    box = found.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_the_row_stands_right_above_the_keyboard_and_the_line_above_the_row(phone: Desk) -> None:
    row = phone.page.locator(".symbols")
    expect(row).to_be_hidden()
    phone.paste(LONG)
    tap_the_code(phone)
    expect(row).to_be_visible()
    assert bottom(row) == pytest.approx(SEEN, abs=1)
    phone.page.keyboard.press("Control+End")
    phone.page.keyboard.type("last = 60")
    line = phone.page.locator(".cm-line", has_text="last = 60")
    expect(line).to_be_visible()
    phone.page.wait_for_function(
        """() => {
            const [row, line] = [document.querySelector(".symbols"), [...document.querySelectorAll(".cm-line")].at(-1)];
            return line.textContent === "last = 60" && line.getBoundingClientRect().bottom <= row.getBoundingClientRect().top;
        }"""
    )
    expect(phone.page.locator("header.header")).to_be_visible()
    assert phone.page.evaluate("document.elementFromPoint(180, 10).closest('header') === null")


def test_where_the_page_stays_as_high_as_it_was_the_row_is_moved_above_the_keyboard(phone: Desk) -> None:
    """An iPhone tells of its keyboard only by what can be seen."""
    phone.page.locator(".cm-content").tap()
    phone.page.evaluate(
        """([height, top]) => {
            Object.defineProperty(visualViewport, "height", {get: () => height});
            Object.defineProperty(visualViewport, "offsetTop", {get: () => top});
            visualViewport.dispatchEvent(new Event("resize"));
        }""",
        [SEEN, 30],
    )
    assert bottom(phone.page.locator(".symbols")) == pytest.approx(30 + SEEN, abs=1)
    phone.page.locator(".cm-content").evaluate("(content) => content.blur()")
    expect(phone.page.locator("html")).to_have_class("has-scripts")
    expect(phone.page.locator(".workbench__actions")).to_be_visible()


def test_keys_type_and_brackets_and_quotes_close_themselves(phone: Desk) -> None:
    phone.write("x = ")
    press(phone, "[", '"')
    phone.page.keyboard.type("a")
    press(phone, '"', "]")
    assert phone.code() == 'x = ["a"]'
    press(phone, "#", "<", "=")
    assert phone.code() == 'x = ["a"]#<='
    assert phone.page.evaluate("document.activeElement.closest('.cm-editor') !== null")


def test_lines_go_in_and_out_and_what_was_done_is_undone(phone: Desk) -> None:
    phone.write("a = 1")
    press(phone, "indent", "indent", "dedent")
    assert phone.code() == "    a = 1"
    press(phone, "tab")
    assert phone.code() == "    a = 1   "
    press(phone, "undo")
    assert phone.code() == "    a = 1"
    press(phone, "redo")
    assert phone.code() == "    a = 1   "


def test_a_piece_of_code_takes_the_starters_place_and_says_what_belongs_into_its_fields(phone: Desk) -> None:
    tap_the_code(phone)
    phone.page.keyboard.press("Control+Home")
    phone.page.locator("[data-turn]").tap()
    phone.page.locator("[data-snippet]", has_text="for each").tap()
    guide = phone.page.get_by_role("status").filter(has_text="1/3")
    expect(guide).to_have_text("1/3 A name for one value after the other")
    phone.page.keyboard.type("x")
    press(phone, "tab")
    phone.page.keyboard.type("xs")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.type("print(x)")
    assert phone.code() == "def total(xs):\n    for x in xs:\n        print(x)\n"
    press(phone, "tab")
    expect(phone.page.locator(".symbols__guide")).to_be_hidden()


def test_everything_is_wide_enough_for_a_thumb_and_nothing_scrolls_sideways(phone: Desk) -> None:
    phone.paste("total = " + " + ".join(["a_rather_long_name"] * 20) + "\n    # " + "ภาษาไทยไม่มีช่องว่าง" * 10)
    tap_the_code(phone)
    page = phone.page
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert page.evaluate(
        "(({scrollWidth, clientWidth}) => scrollWidth <= clientWidth)(document.querySelector('.cm-scroller'))"
    )
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.cm-content')).fontSize)") >= 16
    for key in page.locator(".symbols button:visible, .workbench__tabs a:visible").all():
        box = key.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= TARGET_PIXELS - 0.5


def test_text_twice_as_large_needs_no_scrolling_sideways_and_no_word_is_cut(phone: Desk) -> None:
    page = phone.page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for part in ("statement", "code", "practice", "result"):
        page.locator(f".workbench__tabs a[href='#{part}']").tap()
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, part
    for button in page.locator(".workbench__actions button:visible").all():
        assert button.evaluate("(button) => button.scrollWidth <= button.clientWidth"), button.inner_text()


def test_moving_and_deleting_by_words_goes_by_the_words_of_thai(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280)
    sign_in_as(context, server.school, "malee", server.address)
    desk = Desk(context.new_page(), server.address)
    desk.write("# ผลรวมของตัวเลข")
    desk.page.keyboard.press("Control+Backspace")
    assert desk.code() == "# ผลรวมของ"
    desk.page.keyboard.press("Control+ArrowLeft")
    desk.page.keyboard.type("|")
    assert desk.code() == "# ผลรวม|ของ"


def test_the_cursor_passes_a_letter_with_its_marks_at_once_and_backspace_takes_the_last_mark(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280)
    sign_in_as(context, server.school, "malee", server.address)
    desk = Desk(context.new_page(), server.address)
    desk.write("# ที่นี้")
    for _ in range(2):
        desk.page.keyboard.press("ArrowLeft")
    desk.page.keyboard.type("|")
    assert desk.code() == "# |ที่นี้"
    desk.page.keyboard.press("End")
    desk.page.keyboard.press("Backspace")
    assert desk.code() == "# |ที่นี"
