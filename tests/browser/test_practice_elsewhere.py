"""Where Python is not ready on this device: on its way, or not for this language; what runs instead, and what the page says of it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.desk import sign_in_as
from tests.browser.practice_desk import SCRIPT, SOON_MS, START_MS, Practice
from tests.web.school import School

pytestmark = pytest.mark.browser


def test_while_python_is_on_its_way_a_preview_runs_and_says_so(
    open_at: Callable[..., BrowserContext], school_for_all: School, address: str
) -> None:
    context = open_at(1280, language="en")
    sign_in_as(context, school_for_all, "malee", address)
    held: list[Route] = []
    context.route("**/pyodide.asm.wasm", lambda route: held.append(route))  # noqa: PLW0108 - a bound method is marked by Playwright
    practice = Practice(context.new_page(), address)
    practice.wait_for("downloading")
    practice.run("name = input('Who? ')\nprint('hello', name)\n", typed="Manee")
    expect(practice.screen).to_contain_text("hello Manee", timeout=SOON_MS)
    expect(practice.notice).to_contain_text("A preview")
    practice.run("import dataclasses\nprint('whole')\n")
    expect(practice.notice).to_contain_text("This needs the whole Python", timeout=SOON_MS)
    for route in held:
        route.continue_()
    expect(practice.screen).to_contain_text("whole", timeout=START_MS)


def test_a_download_that_broke_off_is_told_and_tried_again(
    open_at: Callable[..., BrowserContext], school_for_all: School, address: str
) -> None:
    context = open_at(1280, language="en")
    sign_in_as(context, school_for_all, "malee", address)
    tries: list[str] = []

    def break_off(route: Route) -> None:
        tries.append(route.request.url)
        route.abort("connectionreset")

    context.route("**/pyodide.asm.wasm", break_off)
    practice = Practice(context.new_page(), address)
    expect(practice.page.locator("[data-practice-engine]")).to_contain_text("could not be fetched", timeout=START_MS)
    practice.run("print('meanwhile')\n")
    expect(practice.screen).to_contain_text("meanwhile", timeout=SOON_MS)
    expect(practice.notice).to_contain_text("A preview")
    assert len(tries) == 2


@pytest.mark.parametrize("how", ["stopped", "broken off"])
def test_what_waits_for_the_whole_python_says_nothing_of_waiting_once_it_waits_no_more(
    open_at: Callable[..., BrowserContext], school_for_all: School, address: str, how: str
) -> None:
    context = open_at(1280, language="en")
    sign_in_as(context, school_for_all, "malee", address)
    held: list[Route] = []
    context.route("**/pyodide.asm.wasm", lambda route: held.append(route))  # noqa: PLW0108 - a bound method is marked by Playwright
    practice = Practice(context.new_page(), address)
    practice.wait_for("downloading")
    practice.run("import dataclasses\n")
    expect(practice.notice).to_contain_text("It runs by itself", timeout=SOON_MS)
    if how == "stopped":
        practice.stop()
    else:
        held[0].abort()
    expect(practice.notice).to_be_hidden(timeout=SOON_MS)
    expect(practice.state).to_have_text("")


@pytest.mark.parametrize(("language", "said"), [("en", "run on our server"), ("th", "เซิร์ฟเวอร์")])
def test_a_program_in_another_language_is_run_on_the_server_and_shows_what_it_wrote(
    open_at: Callable[..., BrowserContext], school_for_all: School, address: str, language: str, said: str
) -> None:
    context = open_at(360, language=language)
    sign_in_as(context, school_for_all, "malee", address)
    asked: list[object] = []

    def answer(route: Route) -> None:
        asked.append(route.request.post_data_json)
        told = {"outcome": "raised", "stdout": "from there\n", "stderr": "", "wall_seconds": 0.02, "cut": False}
        mark = {"file": "main.js", "line": 1, "words": "why"}
        told |= {
            "html": "<p class='result__sentence'>This is why.</p>",
            "mark": mark,
            "feedback": [{"message": "twice"}],
        }
        left = {"files": [{"name": "large.csv"}, {"name": "out.txt", "size": 3, "text": "yes"}], "more": 0}
        route.fulfill(body=json.dumps({**told, "exit_code": 1, "left": left}))

    context.route("**/api/runs", answer)
    practice = Practice(context.new_page(), address, SCRIPT.id)
    practice.page.locator("a[href='#practice']").click()
    expect(practice.notice).to_contain_text(said, timeout=SOON_MS)
    practice.page.locator("[data-practice-run]").click()
    expect(practice.screen).to_contain_text("from there", timeout=SOON_MS)
    expect(practice.ended).to_have_text("This is why.")
    expect(practice.page.locator(".cm-marked")).to_have_text("console.log(1)")
    expect(practice.files.locator(".file__name")).to_have_text(["large.csv", "out.txt"])
    expect(practice.notice).to_contain_text(said)
    expect(practice.page.locator("[data-practice-try]")).to_be_hidden()
    assert asked == [{"exercise": SCRIPT.id, "files": {"main.js": "console.log(1)\n"}, "stdin": ""}]


def test_a_server_that_cannot_run_it_is_not_taken_for_a_device_that_cannot(
    open_at: Callable[..., BrowserContext], school_for_all: School, address: str
) -> None:
    context = open_at(1280, language="en")
    sign_in_as(context, school_for_all, "malee", address)
    context.route("**/api/runs", lambda route: route.fulfill(status=503, json={"error": {"code": "busy"}}))
    practice = Practice(context.new_page(), address, SCRIPT.id)
    practice.page.locator("[data-practice-run]").click()
    expect(practice.state).to_have_text(
        "Our server cannot run it at the moment. Try again in a while.", timeout=SOON_MS
    )
