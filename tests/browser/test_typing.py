"""Keys of a real keyboard: letters go straight into the text, and nothing else that a keyboard does is lost by it."""

from __future__ import annotations

import pytest

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

COUNT_EDITED = """() => {
    window.edited = 0;
    document.querySelector(".cm-content").addEventListener("input", () => (window.edited += 1));
}"""
"""Counts how often the browser itself has changed the text on the page."""

MOVE_JUST_NOW = """() => {
    const content = document.querySelector(".cm-content");
    content.addEventListener("keypress", () => {
        getSelection().collapse(content.querySelector(".cm-line"), 0);
    }, {capture: true, once: true});
}"""
"""Moves the page's cursor to the start in the middle of the next key: the editor has not heard of it yet."""

LEAVE_AT_ONCE = """() => {
    const area = document.querySelector("textarea[data-draft]");
    window.told = [];
    area.addEventListener("input", () => window.told.push(area.value));
    new MutationObserver((_, observer) => {
        observer.disconnect();
        window.toldBefore = window.told.length;
        window.dispatchEvent(new PageTransitionEvent("pagehide"));
        window.toldAtLeaving = [...window.told];
    }).observe(document.querySelector(".cm-content"), {childList: true, characterData: true, subtree: true});
}"""
"""Hides the page in the very task of the next key, before any frame shows what was typed."""


def test_letters_go_straight_into_the_text_and_are_undone_together(desk: Desk) -> None:
    desk.write("x = 1")
    desk.page.evaluate(COUNT_EDITED)
    desk.page.keyboard.type("0 # ที่นี่ é😀")
    assert desk.code() == "x = 10 # ที่นี่ é😀"
    assert desk.page.locator(".cm-line").first.inner_text() == "x = 10 # ที่นี่ é😀"
    desk.page.keyboard.press("Shift+Home")
    desk.page.keyboard.type("y")
    assert desk.code() == "y"
    assert desk.page.evaluate("window.edited") == 0
    desk.page.keyboard.press("Control+z")
    assert desk.code() == "x = 10 # ที่นี่ é😀"
    assert desk.complaints == []


def test_brackets_close_and_lines_indent_as_before(desk: Desk) -> None:
    desk.write("if x")
    desk.page.keyboard.type(":")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("print('a')")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("else:")
    assert desk.code() == "if x:\n    print('a')\nelse:"


def test_a_letter_goes_where_the_page_shows_the_cursor(desk: Desk) -> None:
    desk.write("bc")
    desk.page.evaluate(MOVE_JUST_NOW)
    desk.page.keyboard.type("a")
    desk.page.wait_for_function("document.querySelector('textarea[data-draft]').value !== 'bc'")
    assert desk.code() == "abc"


def test_what_an_input_method_composes_arrives_once(desk: Desk) -> None:
    desk.write("# ")
    session = desk.page.context.new_cdp_session(desk.page)
    for text in ("ก", "กำ", "กำไ"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    session.send("Input.insertText", {"text": "กำไร"})
    desk.page.keyboard.type("!")
    desk.page.wait_for_function("document.querySelector('textarea[data-draft]').value.endsWith('!')")
    assert desk.code() == "# กำไร!"
    assert desk.page.locator(".cm-line").first.inner_text() == "# กำไร!"


def test_who_keeps_drafts_hears_of_the_last_key_even_if_the_page_is_hidden_at_once(desk: Desk) -> None:
    desk.write("x = 1")
    desk.page.wait_for_function("new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 200)))")
    desk.page.evaluate(LEAVE_AT_ONCE)
    desk.page.keyboard.type("2")
    desk.page.wait_for_function("window.toldAtLeaving !== undefined")
    assert desk.page.evaluate("[window.toldBefore, window.toldAtLeaving]") == [0, ["x = 12"]]


WATCH_REHEARSAL = """
window.rehearsed = [];
const send = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (event) {
    const told = send.call(this, event);
    if (event.type === "keydown" && !this.isConnected) window.rehearsed.push(this.textContent);
    return told;
};
"""
"""Notes what stands in an editor outside of the page when a key is pressed there."""


def test_an_editor_that_nobody_sees_types_first_and_leaves_nothing(desk: Desk) -> None:
    before = desk.code()
    desk.page.add_init_script(WATCH_REHEARSAL)
    desk.page.reload()
    desk.page.wait_for_function("() => window.rehearsed?.length >= 8")
    assert 'for x in [1, "a"]:' in desk.page.evaluate("window.rehearsed.at(-1)")
    assert desk.code() == before
    assert desk.page.locator(".cm-content").count() == 1
    assert not desk.page.evaluate("document.querySelector('textarea[data-draft]').value.includes('for x in [1')")


COUNT_MEASURES = """() => {
    let measures = 0;
    const measure = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function () { measures += 1; return measure.call(this); };
    document.querySelector(".cm-content").addEventListener("keydown", () => {
        measures = 0;
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => { window.measuresBeforeItStood = measures; };
            channel.port2.postMessage(null);
        });
    }, {once: true});
    window.measures = () => measures;
}"""
"""Counts how often the page is measured between the next key and the frame that shows it."""


def test_a_letter_is_on_the_screen_before_the_editor_measures_its_line(desk: Desk) -> None:
    desk.write("x = 1")
    desk.page.evaluate(COUNT_MEASURES)
    desk.page.keyboard.press("2")
    desk.page.wait_for_function("() => 'measuresBeforeItStood' in window && window.measures() > 0")
    assert desk.page.evaluate("window.measuresBeforeItStood") == 0


def test_a_line_that_grows_while_it_is_typed_takes_its_number_along(desk: Desk) -> None:
    desk.write("x = 1\ny = 2")
    desk.page.keyboard.press("Control+Home")
    desk.page.keyboard.press("End")
    desk.page.keyboard.type(" + 1" * 60)
    tops = """() => [".cm-line", ".cm-lineNumbers .cm-gutterElement"].map((name) => {
        const shown = [...document.querySelectorAll(name)].filter((one) => one.getBoundingClientRect().height > 0);
        return Math.round(shown.at(-1).getBoundingClientRect().top);
    })"""
    desk.page.wait_for_function(f"() => {{ const [line, number] = ({tops})(); return Math.abs(line - number) <= 1; }}")
    assert desk.page.locator(".cm-line").first.evaluate(
        "(line) => line.offsetHeight > 2 * parseFloat(getComputedStyle(line).lineHeight)"
    )
