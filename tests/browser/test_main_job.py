"""The main job, end to end: Chromium, the web server, Valkey, RQ workers, Docker slots, and the teacher's gradebook."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from grader.demo import PASSWORD
from tests.browser.desk import Desk
from tests.browser.installation import Installation
from tests.browser.practice_desk import Practice

pytestmark = [pytest.mark.browser, pytest.mark.docker]

EXERCISE = "lists-and-loops/sum-of-list"
WRONG = "def total(xs):\n    s = 0\n    for x in xs:\n        s = s + x\n        return s\n"
RIGHT = "def total(xs):\n    s = 0\n    for x in xs:\n        s = s + x\n    return s\n"
ENDLESS = "def total(xs):\n    while True:\n        pass\n"
FULL_MARKS = "9"


@pytest.fixture(scope="module")
def kradan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Everything, with two workers in Docker slots."""
    installation = Installation(tmp_path_factory.mktemp("kradan"), "docker")
    installation.start()
    yield installation
    installation.stop()


def sign_in(context: BrowserContext, kradan: Installation, username: str) -> Page:
    page = context.new_page()
    page.goto(f"{kradan.address}/sign-in")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/sign-in" not in address)
    return page


def test_a_student_sees_each_result_live_and_the_teacher_sees_the_mark(
    kradan: Installation, open_at: Callable[..., BrowserContext]
) -> None:
    student = open_at(1280, language="en")
    page = sign_in(student, kradan, "m2301")
    expect(page.get_by_role("heading", name="My work")).to_be_visible()
    streams = []
    page.on("response", lambda answer: streams.append(answer.status) if "/events" in answer.url else None)

    desk = Desk(page, kradan.address, EXERCISE)
    desk.write(WRONG)
    desk.submit()
    desk.expect_result("of 7 tests pass")
    first = page.locator("#result details.test").first
    expect(first.locator(".compare__expected")).to_contain_text("6")
    expect(first.locator(".compare__actual")).to_contain_text("1")
    assert page.locator("#result .points--mark .points__number").inner_text() != "9/9"

    desk.write(RIGHT)
    desk.submit()
    desk.expect_result("Every test passes.")
    assert page.locator("#result .points--mark .points__number").inner_text() == "9/9"
    assert streams == [200, 200], "each result came as live news"
    assert desk.complaints == []

    page.goto(f"{kradan.address}/exercises/{EXERCISE}/history")
    page.get_by_role("button", name="Show what changed").click()
    expect(page.locator(".changes__row--changed")).to_have_count(1)

    teacher = open_at(1280, language="en")
    teacher_page = sign_in(teacher, kradan, "kru")
    teacher_page.goto(f"{kradan.address}/classes/1/gradebook")
    row = teacher_page.locator("tr", has_text="กิตติพงศ์")
    expect(row.get_by_role("link", name=FULL_MARKS, exact=True)).to_be_visible()
    told = teacher.request.get(f"{kradan.address}/classes/1/gradebook.csv").body().decode("utf-8-sig")
    [pupil] = [line for line in csv.reader(io.StringIO(told)) if "m2301" in line]
    assert FULL_MARKS in pupil


def test_an_endless_loop_is_told_in_words(kradan: Installation, open_at: Callable[..., BrowserContext]) -> None:
    page = sign_in(open_at(360, language="en"), kradan, "m2302")
    desk = Desk(page, kradan.address, EXERCISE)
    page.get_by_role("link", name="Code").click()
    desk.write(ENDLESS)
    desk.submit()
    desk.expect_result("Ran longer than its limit of 1 s. A loop may never end.")


def test_a_device_that_cannot_run_python_says_so_and_runs_on_the_server(
    kradan: Installation, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(360, language="en")
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'deviceMemory', {get: () => 1})")
    practice = Practice(sign_in(context, kradan, "m2305"), kradan.address, EXERCISE)
    practice.page.locator("a[href='#practice']").click()
    expect(practice.notice).to_contain_text("This device cannot run Python itself")
    expect(practice.page.locator("[data-practice-try]")).to_be_hidden()
    practice.run("print(int(input()) + int(input()), 'from there')\n", typed="1\n2\n")
    expect(practice.screen).to_contain_text("3 from there")
    expect(practice.state).to_contain_text("Finished in")
    practice.run("number = 3\nprint(nmuber)\n")
    expect(practice.ended).to_contain_text("There is no nmuber; number may be meant.")
    expect(practice.page.locator(".cm-marked")).to_have_text("print(nmuber)")


def test_a_syntax_error_marks_its_line(kradan: Installation, open_at: Callable[..., BrowserContext]) -> None:
    page = sign_in(open_at(1280, language="en"), kradan, "m2303")
    desk = Desk(page, kradan.address, EXERCISE)
    desk.write("def total(xs)\n    return 0\n")
    desk.submit()
    desk.expect_result("Line 1: A colon : is missing at the end.")
    expect(page.locator(".cm-marked")).to_have_text("def total(xs)")


def test_an_answer_sent_while_everything_is_away_is_graded_once_when_it_is_back(
    kradan: Installation, open_at: Callable[..., BrowserContext]
) -> None:
    page = sign_in(open_at(1280, language="en"), kradan, "m2304")
    desk = Desk(page, kradan.address, EXERCISE)
    kradan.stop()
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device. It will be sent when there is a connection.")
    [kept] = desk.waiting_ids()
    kradan.start()
    desk.expect_result("Every test passes.")
    page.goto(f"{kradan.address}/submissions")
    links = page.locator(".rows__link").evaluate_all("found => found.map((one) => one.getAttribute('href'))")
    assert links == [f"/submissions/{kept}"]
