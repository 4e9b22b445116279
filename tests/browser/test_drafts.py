"""What a student types is kept on the device, for this student alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from grader.submission import State
from tests.browser.desk import Desk, sign_in_as
from tests.browser.pages_server import Server
from tests.web.lessons import RIGHT, WRONG, sent

pytestmark = pytest.mark.browser


def test_a_draft_is_there_again_after_the_page_was_closed(server: Server, desk: Desk) -> None:
    desk.write("x = 'ครึ่งทาง'\n")
    desk.expect_saved("here")
    context = desk.page.context
    desk.page.close()
    again = Desk(context.new_page(), server.address)
    assert again.code() == "x = 'ครึ่งทาง'\n"
    assert again.saved() == "Kept on this device"


def test_the_draft_of_one_pupil_is_not_shown_to_the_next_on_the_same_machine(server: Server, desk: Desk) -> None:
    desk.write("x = 'mine'\n")
    desk.expect_saved("here")
    sign_in_as(desk.page.context, server.school, "ton", server.address)
    assert "mine" not in Desk(desk.page.context.new_page(), server.address).code()


def test_an_older_draft_is_offered_and_not_thrown_away(server: Server, desk: Desk) -> None:
    desk.write("x = 'on this device'\n")
    desk.expect_saved("here")
    sent(server.school, 1, RIGHT, state=State.GRADED, minutes_ago=-5)
    again = Desk(desk.page.context.new_page(), server.address)
    assert again.code() == RIGHT
    again.page.get_by_role("button", name="Bring it back").click()
    expect(again.page.locator(".cm-content")).to_contain_text("on this device")


def test_a_draft_is_kept_on_a_device_whose_clock_is_wrong(server: Server, desk: Desk) -> None:
    sent(server.school, 1, RIGHT, state=State.GRADED)
    desk.page.clock.set_fixed_time("2001-01-01T00:00:00Z")
    again = Desk(desk.page, server.address)
    again.write("x = 'after the battery died'\n")
    again.expect_saved("here")
    assert Desk(desk.page, server.address).code() == "x = 'after the battery died'\n"


def test_the_starter_comes_back_and_can_be_taken_back(desk: Desk) -> None:
    starter = desk.code()
    desk.write(WRONG)
    desk.page.get_by_role("button", name="Start over").click()
    expect(desk.page.locator(".cm-content")).to_contain_text("...")
    assert desk.code() == starter
    desk.page.get_by_role("button", name="Undo", exact=True).locator("visible=true").click()
    expect(desk.page.locator(".cm-content")).to_contain_text("return xs[0]")
    assert desk.code() == WRONG
