"""An answer that could not be sent at once is kept, and sent once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.desk import READ, Desk, sign_in, sign_in_as, wait_until, wait_until_empty
from tests.browser.pages_server import Server
from tests.web.lessons import RIGHT, WRONG
from tests.web.school import PASSWORD

pytestmark = pytest.mark.browser

NO_DATABASE = (
    "Object.defineProperty(window, 'indexedDB', {value: {open() { throw new DOMException('', 'SecurityError'); }}});"
)
NO_STORAGE = NO_DATABASE + "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"


def test_an_answer_sent_while_the_server_is_away_arrives_once_when_it_is_back(server: Server, desk: Desk) -> None:
    server.stop()
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device. It will be sent when there is a connection.")
    desk.expect_saved("waiting")
    [kept] = desk.waiting_ids()
    server.start()
    desk.expect_saved("sent")
    desk.expect_waiting("Waiting: first in line")
    assert server.stored() == [(kept, server.school.ids["malee"], RIGHT)]
    assert desk.waiting_ids() == []


def test_an_answer_outlives_the_closed_page(server: Server, desk: Desk) -> None:
    server.stop()
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device.")
    [kept] = desk.waiting_ids()
    context = desk.page.context
    desk.page.close()
    server.start()
    page = context.new_page()
    page.goto(f"{server.address}/assignments")
    server.expect_stored(1)
    assert [one[0] for one in server.stored()] == [kept]
    wait_until_empty(page, "outbox")
    expect(page.locator("[data-outbox]")).to_be_hidden()


def test_an_answer_whose_acknowledgement_was_lost_is_sent_again_with_the_same_id(server: Server, desk: Desk) -> None:
    lost: list[int] = []

    def lose(route):
        if route.request.method == "PUT" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.fallback()

    desk.page.route("**/api/submissions/*", lose)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Waiting: first in line")  # the draft may be sent, and said to be, before it
    assert lost == [201]
    assert len(server.stored()) == 1


def test_our_failure_keeps_the_answer(server: Server, desk: Desk) -> None:
    answers = iter([500, 503])

    def fail(route):
        status = next(answers, None) if route.request.method == "PUT" else None
        if status is None:
            route.fallback()
        else:
            route.fulfill(status=status, json={"error": {"code": "our-failure", "params": {}, "message": "…"}})

    desk.page.route("**/api/submissions/*", fail)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Our system does not answer. Your answer is kept on this device")
    desk.expect_saved("sent")
    assert len(server.stored()) == 1


def test_too_many_in_a_row_wait_as_long_as_they_are_asked_to(server: Server, desk: Desk) -> None:
    asked: list[bool] = []

    def slow_down(route):
        if route.request.method == "PUT" and not asked:
            asked.append(True)
            error = {"error": {"code": "too-many", "params": {}, "message": "…"}}
            route.fulfill(status=429, headers={"Retry-After": "1"}, json=error)
        else:
            route.fallback()

    desk.page.route("**/api/submissions/*", slow_down)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device. You sent several in a row")
    desk.expect_saved("sent")
    assert len(server.stored()) == 1


def test_who_was_signed_out_signs_in_again_and_the_answer_is_sent(server: Server, desk: Desk) -> None:
    desk.page.context.clear_cookies()
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device. Sign in again and it will be sent.")
    desk.page.locator("[data-live-sign-in]").click()
    desk.page.fill("[name=username]", "malee")
    desk.page.fill("[name=password]", PASSWORD)
    desk.page.keyboard.press("Enter")
    desk.expect_saved("sent")
    desk.expect_waiting("Waiting: first in line")
    [(submission_id, owner, source)] = server.stored()
    assert (owner, source) == (server.school.ids["malee"], RIGHT)
    server.grade(submission_id)
    desk.expect_result("Every test passes.")


def test_an_answer_that_a_sign_in_left_on_the_device_is_sent_although_that_one_has_ended(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    """Signed out by a copy of the cookies, while this device had no network."""
    page = open_at(1280, language="en").new_page()
    sign_in(page, server.address)
    copy = server.school.visitor()
    for cookie in page.context.cookies():
        copy.client.set_cookie(str(cookie.get("name")), str(cookie.get("value")))
    desk = Desk(page, server.address)
    server.stop()
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device. It will be sent when there is a connection.")
    assert copy.post("/sign-out").status_code == 302
    server.start()
    desk.expect_waiting("Kept on this device. Sign in again and it will be sent.")
    assert server.stored() == []
    desk.page.locator("[data-live-sign-in]").click()
    desk.page.fill("[name=username]", "malee")
    desk.page.fill("[name=password]", PASSWORD)
    desk.page.keyboard.press("Enter")
    server.expect_stored(1)
    assert [(owner, source) for _, owner, source in server.stored()] == [(server.school.ids["malee"], RIGHT)]
    wait_until_empty(page, "outbox")
    wait_until_empty(page, "sealed")


def test_a_page_with_a_stale_token_sends_all_the_same(server: Server, desk: Desk) -> None:
    sign_in_as(desk.page.context, server.school, "malee", server.address)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Waiting: first in line")
    assert len(server.stored()) == 1


def test_nothing_is_sent_in_the_name_of_who_signed_in_meanwhile(server: Server, desk: Desk) -> None:
    sign_in_as(desk.page.context, server.school, "ton", server.address)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Sign in again and it will be sent.")
    assert server.stored() == []
    assert len(desk.waiting_ids()) == 1


def test_what_the_server_refuses_is_explained_and_the_code_stays(server: Server, desk: Desk) -> None:
    desk.paste("#" * 300_000)
    desk.submit()
    desk.expect_waiting("This is too large to be sent: at most 256 KiB.")
    assert desk.waiting_ids() == []
    assert len(desk.code()) == 300_000
    assert server.stored() == []


def test_without_live_news_the_page_asks_until_the_result_is_there(server: Server, desk: Desk) -> None:
    desk.write(RIGHT)
    desk.submit()  # there is no queue here, so every stream is refused
    desk.expect_waiting("Waiting: first in line")
    [(submission_id, _, _)] = server.stored()
    server.grade(submission_id)
    desk.expect_result("Every test passes.")
    assert desk.page.locator("#result .points--mark .points__number").inner_text() == "3/3"
    expect(desk.page.locator("#result [role=status]")).to_have_text("Mark 3 out of 3. Every test passes.")
    assert desk.complaints == []


def test_without_scripts_the_answer_is_sent_and_its_result_seen(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    browser = open_at(360, language="en").browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, locale="en-US")
    sign_in_as(context, server.school, "malee", server.address)
    page = context.new_page()
    page.goto(f"{server.address}/exercises/basics/total")
    page.fill("textarea", RIGHT)
    page.locator(".workbench__actions button:not([type=button])").click()
    page.wait_for_url("**/submissions/*")
    [(submission_id, _, source)] = server.stored()
    assert source == RIGHT
    server.grade(submission_id)
    expect(page.locator("[data-sentence]")).to_have_text("Every test passes.", timeout=60_000)
    context.close()


def test_on_a_phone_the_result_opens_by_itself_and_the_signs_type(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(360, language="en")
    sign_in_as(context, server.school, "malee", server.address)
    desk = Desk(context.new_page(), server.address)
    expect(desk.page.locator("#statement")).to_be_visible()
    expect(desk.page.locator("#code")).to_be_hidden()
    desk.page.get_by_role("link", name="Code").click()
    desk.write("x = ")
    for key in ("[", "]"):
        desk.page.locator(f"[data-key='{key}']").click()
    assert desk.code() == "x = []"
    desk.submit()
    expect(desk.page.locator("#result")).to_be_visible()
    desk.expect_waiting("Waiting: first in line")


def test_the_button_pressed_again_sends_the_same_answer_no_second_time(server: Server, desk: Desk) -> None:
    server.stop()
    desk.write(RIGHT)
    desk.submit()
    desk.submit()
    desk.expect_waiting("Kept on this device.")
    desk.submit()
    [first] = desk.waiting_ids()
    desk.write(WRONG)
    desk.submit()
    desk.expect_saved("waiting")
    wait_until(desk.page, f"async () => (await ({READ})('outbox')).length === 2")
    server.start()
    server.expect_stored(2)
    assert [(one, source) for one, _, source in server.stored() if one == first] == [(first, RIGHT)]


def test_an_answer_that_the_device_cannot_keep_is_said_to_be_on_this_page_alone(server: Server, desk: Desk) -> None:
    page = desk.page.context.new_page()
    page.add_init_script(NO_STORAGE)
    full = Desk(page, server.address)
    server.stop()
    full.write(RIGHT)
    full.expect_saved("nowhere")
    full.submit()
    full.expect_waiting("This device keeps nothing.")
    full.expect_saved("nowhere")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    server.start()
    server.expect_stored(1)
    full.expect_saved("sent")


def test_an_answer_that_was_kept_while_there_was_no_database_is_sent_once_there_is_one(
    server: Server, desk: Desk
) -> None:
    page = desk.page.context.new_page()
    page.add_init_script(NO_DATABASE)
    without = Desk(page, server.address)
    server.stop()
    without.write(RIGHT)
    without.submit()
    without.expect_waiting("Kept on this device.")
    page.close()
    server.start()
    again = desk.page.context.new_page()
    again.goto(f"{server.address}/assignments")
    server.expect_stored(1)
    assert [source for _, _, source in server.stored()] == [RIGHT]
    wait_until_empty(again, "outbox")
    assert again.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('kradan/'))") == []


def test_who_is_signed_out_while_waiting_for_a_result_is_told_so(server: Server, desk: Desk) -> None:
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Waiting: first in line")
    desk.page.context.clear_cookies()
    desk.expect_waiting("You are signed out. Sign in again to see the result.")
    expect(desk.page.locator("[data-live-sign-in]")).to_be_visible()
