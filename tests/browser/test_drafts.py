"""What a student types is kept on the device, for this student alone, and on the server, for their other devices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from grader.submission import State
from tests.browser.desk import READ, Desk, kept, sign_in_as, wait_until
from tests.browser.pages_server import Server
from tests.web.lessons import RIGHT, WRONG, sent

pytestmark = pytest.mark.browser

OLD_STORAGE = """([user, text]) => {
  localStorage[`kradan:draft:${user}:basics/total:solution.py`] = JSON.stringify({text, at: '2026-06-01T12:00:00Z', base: ''});
}"""
NEWER_DATABASE = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("kradan", 2);
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => (asked.result.close(), resolve());
})"""
"""As of a release that is not this page's: this page cannot open it."""
AWAY_WITH_IT = """() => new Promise((resolve) => { indexedDB.deleteDatabase("kradan").onsuccess = resolve; })"""
HOLD = """() => new Promise((resolve) => {
  const asked = indexedDB.open("kradan");
  asked.onsuccess = () => {
    const drafts = asked.result.transaction("drafts", "readwrite").objectStore("drafts");
    const again = () => (window.isReleased ? asked.result.close() : (drafts.get("x").onsuccess = again));
    again();
    resolve();
  };
})"""
"""Lets no other page read or write drafts until `isReleased`."""
BESIDE = """(text) => new Promise((resolve) => {
  const asked = indexedDB.open("kradan");
  asked.onsuccess = () => {
    const drafts = asked.result.transaction("drafts", "readwrite").objectStore("drafts");
    const all = drafts.openCursor();
    all.onsuccess = () => all.result?.update({ ...all.result.value, other: { files: { "solution.py": text }, at: "" } });
    drafts.transaction.oncomplete = () => (asked.result.close(), resolve(true));
  };
})"""
"""Puts another version beside the draft."""
LEFT_FOR_A_WHILE = """async () => {
  const begun = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...asked) { begun.push(asked[0]); return begin.apply(this, asked); };
  const round = () => new Promise((resolve) => (indexedDB.open("kradan").onsuccess = (event) => {
    begin.call(event.target.result, ["drafts", "facts"]).oncomplete = () => (event.target.result.close(), resolve());
  }));
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  await round();
  const away = [...begun];
  delete document.hidden;
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  await round();
  return [away, begun.length > away.length];
}"""
"""Stores that the page asked for while the browser kept it for the way back, and whether it asked afterwards."""
IN_ITS_OWN_TASK = """async (text) => {
  const done = [];
  const [put, commit] = [IDBObjectStore.prototype.put, IDBTransaction.prototype.commit];
  IDBObjectStore.prototype.put = function (value, key) {
    done.push(value.files?.["solution.py"]);
    return put.call(this, value, key);
  };
  IDBTransaction.prototype.commit = function () { done.push("committed"); return commit.call(this); };
  document.querySelector("textarea[data-draft]").dispatchEvent(new CustomEvent("editor:replace", { detail: { text } }));
  for (let turn = 0; turn < 1000; turn += 1) await null;
  Object.assign(IDBObjectStore.prototype, { put });
  Object.assign(IDBTransaction.prototype, { commit });
  return done;
}"""
"""What was handed to the database before anything else could happen to the page: no answer of the database comes between."""
NO_DATABASE = (
    "Object.defineProperty(window, 'indexedDB', {value: {open() { throw new DOMException('', 'SecurityError'); }}})"
)


def phone_of(server: Server, open_at: Callable[..., BrowserContext]) -> BrowserContext:
    """Another device of the same pupil."""
    context = open_at(360, language="en")
    sign_in_as(context, server.school, "malee", server.address)
    return context


def test_a_draft_is_there_again_after_the_page_was_closed(server: Server, desk: Desk) -> None:
    server.stop()
    desk.write("x = 'ครึ่งทาง'\n")
    desk.expect_saved("here")
    context = desk.page.context
    desk.page.close()
    server.start()
    again = Desk(context.new_page(), server.address)
    expect(again.page.locator(".cm-content")).to_contain_text("ครึ่งทาง")
    again.expect_saved("sent")


def test_the_last_key_is_handed_to_the_device_before_the_page_can_end(server: Server, desk: Desk) -> None:
    desk.write("x = 1")
    saved = "(draft) => draft[1].saved && draft[1].files['solution.py'] === 'x = 1'"
    wait_until(desk.page, f"async () => (await ({READ})('drafts')).some({saved})")
    assert desk.page.evaluate(IN_ITS_OWN_TASK, "x = 12\n") == ["x = 12\n", "committed"]
    desk.page.reload()
    expect(desk.page.locator(".cm-content")).to_contain_text("x = 12")


def test_another_device_goes_on_with_what_was_typed(
    server: Server, desk: Desk, open_at: Callable[..., BrowserContext]
) -> None:
    desk.write("x = 'at school'\n")
    desk.expect_saved("sent")
    home = Desk(phone_of(server, open_at).new_page(), server.address)
    assert home.code() == "x = 'at school'\n"


@pytest.mark.parametrize("choice", ["here", "there"])
def test_two_devices_in_conflict_lose_neither_version(
    server: Server, desk: Desk, open_at: Callable[..., BrowserContext], choice: str
) -> None:
    school, home = "x = 'at school'\n", "x = 'at home'\n"
    other = Desk(phone_of(server, open_at).new_page(), server.address)
    other.page.get_by_role("link", name="Code").click()
    desk.write(school)
    desk.expect_saved("sent")
    other.write(home)
    other.expect_saved("two")
    versions = other.page.locator("[data-two-versions]")
    expect(versions.locator("[data-version=here] code")).to_have_text(home)
    expect(versions.locator("[data-version=there] code")).to_have_text(school)
    versions.locator(f"[data-version={choice}] button").click()
    expect(versions).to_be_hidden()
    other.expect_saved("sent")
    chosen, left = (home, school) if choice == "here" else (school, home)
    assert other.code() == chosen
    assert server.draft("malee") == chosen
    other.page.reload()
    other.page.locator(".workbench__tabs").get_by_role("link", name="Code").click()
    other.page.locator("[data-other-bring]").click()
    expect(other.page.locator(".cm-content")).to_contain_text(left.strip())


def test_a_draft_of_the_release_before_is_brought_over(server: Server, desk: Desk) -> None:
    desk.page.evaluate(OLD_STORAGE, [str(server.school.ids["malee"]), "x = 'typed before'\n"])
    again = Desk(desk.page.context.new_page(), server.address)
    expect(again.page.locator(".cm-content")).to_contain_text("typed before")
    assert again.page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('kradan:draft'))") == []


def test_a_browser_that_refuses_a_database_keeps_drafts_all_the_same(server: Server, desk: Desk) -> None:
    context = desk.page.context
    context.add_init_script(NO_DATABASE)
    context.route("**/static/dist/engine-*/**", lambda route: route.abort())
    without = Desk(desk.page, server.address)
    server.stop()
    without.write("x = 'in a private window'\n")
    without.expect_saved("here")
    server.start()
    again = Desk(without.page, server.address)
    expect(again.page.locator(".cm-content")).to_contain_text("in a private window")


def test_the_draft_of_one_pupil_is_not_shown_to_the_next_on_the_same_machine(server: Server, desk: Desk) -> None:
    server.stop()
    desk.write("x = 'mine'\n")
    desk.expect_saved("here")
    server.start()
    sign_in_as(desk.page.context, server.school, "ton", server.address)
    following = Desk(desk.page.context.new_page(), server.address)
    assert "mine" not in following.code()
    wait_until(following.page, f"async () => (await ({READ})('drafts')).length === 0")
    assert "mine" not in str(kept(following.page, "sealed"))


def test_an_older_draft_is_offered_and_not_thrown_away(server: Server, desk: Desk) -> None:
    desk.write("x = 'on this device'\n")
    desk.expect_saved("sent")
    after_all_tests = -1_000  # from when the first began: after the draft, however long they have run
    sent(server.school, 1, RIGHT, state=State.GRADED, minutes_ago=after_all_tests)
    again = Desk(desk.page.context.new_page(), server.address)
    assert again.code() == RIGHT
    again.page.get_by_role("button", name="Bring it back").click()
    expect(again.page.locator(".cm-content")).to_contain_text("on this device")


def test_a_draft_is_kept_on_a_device_whose_clock_is_wrong(server: Server, desk: Desk) -> None:
    sent(server.school, 1, RIGHT, state=State.GRADED)
    desk.page.clock.set_fixed_time("2001-01-01T00:00:00Z")
    again = Desk(desk.page, server.address)
    server.stop()
    again.write("x = 'after the battery died'\n")
    again.expect_saved("here")
    wait_until(
        again.page, f"async () => JSON.stringify(await ({READ})('drafts')).includes('battery')"
    )  # all of it, not the first key
    server.start()
    expect(Desk(desk.page, server.address).page.locator(".cm-content")).to_contain_text("after the battery died")


def test_the_starter_comes_back_and_can_be_taken_back(desk: Desk) -> None:
    starter = desk.code()
    desk.write(WRONG)
    desk.page.get_by_role("button", name="Start over").click()
    expect(desk.page.locator(".cm-content")).to_contain_text("...")
    assert desk.code() == starter
    desk.page.get_by_role("button", name="Undo", exact=True).locator("visible=true").click()
    expect(desk.page.locator(".cm-content")).to_contain_text("return xs[0]")
    assert desk.code() == WRONG


def test_a_database_that_could_not_be_opened_for_a_while_is_used_again(server: Server, desk: Desk) -> None:
    server.stop()
    desk.page.evaluate(NEWER_DATABASE)
    desk.write("x = 'nowhere'\n")
    desk.expect_saved("nowhere")
    desk.page.evaluate(AWAY_WITH_IT)
    desk.write("x = 'here again'\n")
    desk.expect_saved("here")


def test_who_types_before_the_device_has_found_their_draft_is_offered_just_that_draft(
    server: Server, desk: Desk
) -> None:
    context = desk.page.context
    context.route("**/api/drafts/**", lambda route: route.abort())
    desk.write("x = 'the last time'\n")
    desk.expect_saved("here")
    wait_until(desk.page, BESIDE, "x = 'long ago'\n")
    elsewhere = context.new_page()
    elsewhere.goto(f"{server.address}/offline")
    elsewhere.evaluate(HOLD)
    again = Desk(desk.page, server.address)
    again.write("x = 'typed at once'\n")
    elsewhere.evaluate("window.isReleased = true")
    bring = again.page.locator("[data-other-bring]")
    expect(bring).to_be_visible()
    assert "typed at once" in again.code()
    bring.click()
    expect(again.page.locator(".cm-content")).to_contain_text("the last time")


def test_what_was_typed_while_there_was_no_database_is_offered_beside_what_is_in_it(server: Server, desk: Desk) -> None:
    context = desk.page.context
    context.route("**/api/drafts/**", lambda route: route.abort())
    desk.write("x = 'in the database'\n")
    desk.expect_saved("here")
    page = context.new_page()
    page.add_init_script(NO_DATABASE)
    without = Desk(page, server.address)
    without.write("x = 'in the plain storage'\n")
    without.expect_saved("here")
    page.close()
    again = Desk(desk.page, server.address)
    expect(again.page.locator(".cm-content")).to_contain_text("in the database")
    again.page.locator("[data-other-bring]").click()
    expect(again.page.locator(".cm-content")).to_contain_text("in the plain storage")
    assert again.page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('kradan/'))") == []


def test_a_page_that_the_browser_keeps_for_the_way_back_holds_no_store_that_others_need(desk: Desk) -> None:
    desk.write(WRONG)
    desk.expect_saved("sent")
    assert desk.page.evaluate(LEFT_FOR_A_WHILE) == [[], True]
