"""Nothing that a student wrote is lost: drafts, and answers that could not be sent at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import select
from werkzeug.serving import BaseWSGIServer, make_server

from grader.marking.report import to_json
from grader.store import moves
from grader.store.session import writing
from grader.store.tables import SubmissionRow
from grader.submission import State
from tests.browser.desk import Desk, sign_in_as
from tests.web.lessons import NOW, RIGHT, WRONG, give, passing, sent
from tests.web.school import PASSWORD, School

pytestmark = pytest.mark.browser


class Server:
    """The pages at one address; the server can go away and come back."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.port = 0
        self._running: tuple[BaseWSGIServer, threading.Thread] | None = None
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        server = make_server("127.0.0.1", self.port, self.school.app, threaded=True)
        self.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        self._running = (server, thread)

    def stop(self) -> None:
        if self._running is None:
            return
        server, thread = self._running
        self._running = None
        server.shutdown()
        thread.join()
        server.server_close()

    def stored(self) -> list[tuple[str, int, str]]:
        """Id, owner and source of every stored submission."""
        with self.school.session() as session:
            rows = session.execute(select(SubmissionRow.id, SubmissionRow.user_id, SubmissionRow.files))
            return [(row.id, row.user_id, row.files["solution.py"]) for row in rows]

    def grade(self, submission_id: str) -> None:
        """Full marks."""
        report = passing()
        with self.school.session() as session, writing(session):
            assert moves.claim(session, submission_id, NOW, NOW) is not None
            assert moves.save_report(
                session, submission_id, 1, to_json(report), points=3, max_points=3, ran_at=NOW, graded_at=NOW
            )


@pytest.fixture
def server(school: School) -> Iterator[Server]:
    give(school)
    running = Server(school)
    yield running
    running.stop()


@pytest.fixture
def desk(server: Server, open_at: Callable[..., BrowserContext]) -> Desk:
    context = open_at(1280, language="en")
    sign_in_as(context, server.school, "malee", server.address)
    return Desk(context.new_page(), server.address)


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
    expect(page.locator("[data-outbox]")).to_be_hidden()
    expect(page.locator("html.has-scripts")).to_be_attached()
    page.wait_for_function(
        "!localStorage['kradan:outbox:' + document.querySelector('[data-outbox]').dataset.outbox]?.includes('id')"
    )
    assert [one[0] for one in server.stored()] == [kept]


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
    desk.expect_saved("sent")
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
    assert [(owner, source) for _, owner, source in server.stored()] == [(server.school.ids["malee"], RIGHT)]


def test_a_page_with_a_stale_token_sends_all_the_same(server: Server, desk: Desk) -> None:
    sign_in_as(desk.page.context, server.school, "malee", server.address)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_saved("sent")
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
    assert desk.page.locator("#result .points--mark").inner_text().split() == ["Mark", "3/3"]
    expect(desk.page.locator("#result [role=status]")).to_have_text("Every test passes.")
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
    expect(page.locator("[data-sentence]")).to_have_text("Every test passes.", timeout=15_000)
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
