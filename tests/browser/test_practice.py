"""Practice in a real browser: Python runs there, tells what it does, asks, draws, and stops at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.desk import sign_in_as
from tests.browser.practice_desk import SOON_MS, START_MS, Practice
from tests.web.lessons import RIGHT, WRONG
from tests.web.school import School

pytestmark = pytest.mark.browser

AT_ONCE_MS = 15_000
"""Long before any of them would end by itself, also on a slow and busy machine."""
ENDLESS = {
    "a loop of Python's": "while True:\n    pass\n",
    "one long step inside Python": "sum(range(10**12))\n",
    "a sleep": "import time\ntime.sleep(60)\n",
    "calls in calls": """import sys
sys.setrecursionlimit(10**6)
def f():
    for _ in range(1000):
        pass
    f()
f()
""",
}

TOO_DEEP = {
    "through sorted": "def f(x):\n    return sorted([x], key=f)\nf(1)\n",
    "through a cache": "import functools\n@functools.cache\ndef f(n):\n    return f(n + 1)\nf(1)\n",
    "through iteration": "class C:\n    def __iter__(self):\n        return iter(list(self))\nlist(C())\n",
    "a list in a list": "x = []\nfor _ in range(9000):\n    x = [x]\nprint(x)\n",
    "a million calls": "import sys\nsys.setrecursionlimit(10**6)\ndef f():\n    f()\nf()\n",
    "without a limit of its own": "import sys\nsys.setrecursionlimit(10**6)\ndef f(x):\n    return max([x], key=f)\nf(1)\n",
}


@pytest.fixture(scope="module")
def practice(chromium: Browser, school_for_all: School, address: str) -> Iterator[Practice]:
    """The exercise page with Python ready, started once for this file."""
    context = chromium.new_context(locale="en-US", viewport={"width": 1280, "height": 800}, service_workers="block")
    sign_in_as(context, school_for_all, "malee", address)
    practice = Practice(context.new_page(), address)
    practice.wait_for("ready")
    yield practice
    context.close()


def test_a_program_reads_what_was_typed_beforehand_and_prints_thai(practice: Practice) -> None:
    practice.run("name = input('ชื่อ: ')\nprint('สวัสดี', name)\n", typed="มานี")
    expect(practice.screen).to_contain_text("สวัสดี มานี", timeout=SOON_MS)
    expect(practice.state).to_contain_text("Finished in")


def test_an_error_is_explained_and_its_line_marked(practice: Practice) -> None:
    practice.run("number = 3\nprint(nmuber)\n")
    expect(practice.ended).to_contain_text("number", timeout=SOON_MS)
    expect(practice.ended.locator("details:not([open])")).to_contain_text("NameError")
    expect(practice.screen).not_to_contain_text("Traceback")
    expect(practice.page.locator(".cm-marked")).to_have_text("print(nmuber)")


def test_input_that_ran_out_is_explained(practice: Practice) -> None:
    practice.run("a = input()\nb = input()\n", typed="only one")
    expect(practice.ended).to_contain_text("input()", timeout=SOON_MS)


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS.keys())
def test_stop_ends_it_at_once_and_the_next_program_runs(practice: Practice, source: str) -> None:
    practice.run("print('it began')\n" + source)
    expect(practice.screen).to_contain_text("it began", timeout=SOON_MS)
    practice.stop()
    expect(practice.state).to_contain_text("You stopped it", timeout=AT_ONCE_MS)
    practice.run("print(6 * 7)\n")
    expect(practice.screen).to_contain_text("42", timeout=SOON_MS)
    assert practice.started() == "snapshot"


def test_files_that_a_program_has_written_when_it_is_stopped_are_shown(practice: Practice) -> None:
    practice.run("""with open('ผล.txt', 'w') as file:
    file.write('half of it')
open('ยังไม่เสร็จ.txt', 'w').write('a line')
print('it began')
while True:
    pass
""")
    expect(practice.screen).to_contain_text("it began", timeout=SOON_MS)
    practice.stop()
    expect(practice.state).to_contain_text("You stopped it", timeout=AT_ONCE_MS)
    expect(practice.files.locator(".file__name")).to_have_text(["ผล.txt", "ยังไม่เสร็จ.txt"])
    expect(practice.files.locator("pre").first).to_have_text("half of it")
    practice.run("print(open('ผล.txt').read())\n")
    expect(practice.ended).to_contain_text("ผล.txt", timeout=SOON_MS)


def test_a_flood_of_output_ends_and_the_page_goes_on(practice: Practice) -> None:
    practice.run("while True:\n    print('x' * 60)\n")
    expect(practice.state).to_contain_text("Ended after", timeout=SOON_MS)
    assert len(practice.screen.inner_text()) < 60_000
    practice.run("print('still here')\n")
    expect(practice.screen).to_contain_text("still here", timeout=SOON_MS)


def test_more_memory_than_a_program_may_have_is_an_error_of_the_program(practice: Practice) -> None:
    practice.run("numbers = [0] * 10**9\n")
    expect(practice.state).to_contain_text("Ended after", timeout=SOON_MS)
    expect(practice.ended).to_contain_text("memory")


@pytest.mark.parametrize("source", TOO_DEEP.values(), ids=TOO_DEEP.keys())
def test_calls_too_deep_in_each_other_are_an_error_of_the_program(practice: Practice, source: str) -> None:
    practice.run(source)
    expect(practice.state).to_contain_text("Ended after", timeout=SOON_MS)
    expect(practice.ended.locator("details")).to_contain_text("RecursionError")


def test_what_ends_the_stack_itself_is_told_as_most_likely_too_deep_and_python_comes_back(practice: Practice) -> None:
    practice.run("x = ()\nfor _ in range(30_000):\n    x = (x,)\nhash(x)\n")
    expect(practice.state).to_contain_text("most likely for the reason below", timeout=SOON_MS)
    expect(practice.ended).to_contain_text("A function calls itself without end.")
    practice.run("print('well')\n")
    expect(practice.screen).to_contain_text("well", timeout=SOON_MS)


def test_the_worker_that_runs_programs_reaches_neither_the_network_nor_what_is_kept(practice: Practice) -> None:
    closed = ("fetch", "XMLHttpRequest", "WebSocket", "EventSource", "indexedDB", "caches", "Worker", "importScripts")
    assert practice.worker().evaluate("(names) => names.filter((name) => self[name] !== undefined)", closed) == []


def test_a_drawing_is_shown(practice: Practice) -> None:
    practice.run("import turtle\nfor _ in range(4):\n    turtle.forward(80)\n    turtle.left(90)\n")
    expect(practice.screen.locator("svg path")).to_have_count(1, timeout=SOON_MS)


def test_files_that_a_program_writes_are_shown_and_can_be_kept(practice: Practice) -> None:
    practice.run("with open('ผล.txt', 'w') as out:\n    for n in range(50):\n        print(n, '<b>', file=out)\n")
    files = practice.files
    expect(files.locator(".file__name")).to_have_text("ผล.txt", timeout=SOON_MS)
    expect(files.locator("pre")).to_contain_text("19 <b>")
    expect(files.locator("pre")).not_to_contain_text("20 <b>")
    expect(practice.page.locator("[data-practice-said]")).to_contain_text("Files that it wrote: 1. ผล.txt")
    files.get_by_role("button", name="Show all").click()
    expect(files.locator("pre")).to_contain_text("49 <b>")
    with practice.page.expect_download() as download:
        files.get_by_role("button", name="Download ผล.txt").click()
    kept = Path(download.value.path()).read_text(encoding="utf-8")
    assert (download.value.suggested_filename, kept.splitlines()[-1]) == ("ผล.txt", "49 <b>")
    practice.run("print(open('ผล.txt').read())\n")
    expect(practice.ended).to_contain_text("ผล.txt", timeout=SOON_MS)
    expect(files).to_be_hidden()


def test_the_public_tests_are_tried_and_nothing_is_marked(practice: Practice) -> None:
    practice.try_tests(WRONG)
    expect(practice.report).to_contain_text("expected 6, got 1", timeout=SOON_MS)
    expect(practice.report.locator(".points--practice")).to_contain_text("0/1")
    practice.try_tests(RIGHT)
    expect(practice.report.locator(".points--practice")).to_contain_text("1/1", timeout=SOON_MS)
    expect(practice.page.locator("#result [data-live-report] .points--mark")).to_have_count(0)


def test_a_test_that_never_ends_costs_only_itself(practice: Practice) -> None:
    practice.try_tests("def total(xs):\n    while True:\n        pass\n")
    expect(practice.report.locator(".result")).to_contain_text("Ran longer than", timeout=START_MS)


def test_the_second_start_is_from_the_snapshot_made_on_this_device(practice: Practice) -> None:
    practice.page.reload()
    practice.wait_for("ready")
    assert practice.started() == "snapshot"
    practice.run("print('again')\n")
    expect(practice.screen).to_contain_text("again", timeout=SOON_MS)


def test_a_program_asks_while_it_runs(
    open_at: Callable[..., BrowserContext], school_for_all: School, address: str
) -> None:
    context = open_at(1280, language="en", worker=True)
    sign_in_as(context, school_for_all, "malee", address)
    practice = Practice(context.new_page(), address)
    expect(practice.page.locator("[data-practice-help]")).to_contain_text("Left empty, it asks you", timeout=START_MS)
    practice.wait_for("ready")
    practice.run("name = input('Who? ')\nprint('hello', name)\nprint(input() + '!')\n")
    line = practice.page.locator("#practice-line")
    expect(line).to_have_accessible_description("Who?", timeout=SOON_MS)
    practice.answer("Manee")
    expect(practice.screen).to_contain_text("hello Manee", timeout=SOON_MS)
    expect(line).to_have_accessible_description("hello Manee", timeout=SOON_MS)
    practice.answer("bye")
    expect(practice.screen).to_contain_text("bye!", timeout=SOON_MS)
    expect(practice.state).to_contain_text("Finished in")
    expect(practice.page.locator("[data-practice-run]")).to_be_focused()
    said = practice.page.locator("[data-practice-said]")
    expect(said).to_contain_text("bye!")
    assert "Who?" not in said.inner_text(), "nothing is heard twice"


def test_a_program_that_goes_on_says_so_once(practice: Practice) -> None:
    practice.run("while True:\n    pass\n")
    said = practice.page.locator("[data-practice-said]")
    expect(said).to_have_text("Running …", timeout=SOON_MS)
    practice.stop()
    expect(said).to_contain_text("You stopped it", timeout=SOON_MS)


HEAR = """() => {
  window.heard = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const status = target.closest?.("[role=status]");
      if (status?.textContent.trim() && status.checkVisibility()) window.heard.push(status.textContent);
    }
  }).observe(document.body, { childList: true, subtree: true });
}"""
"""Notes what screen readers are told from now on."""


def test_the_beginning_and_the_end_of_a_trial_are_heard_and_no_step_between(practice: Practice) -> None:
    practice.wait_for("ready")
    practice.page.evaluate(HEAR)
    practice.try_tests("def total(xs):\n    return 0\n")
    expect(practice.report.locator(".points--practice")).to_contain_text("0/1", timeout=SOON_MS)
    sentence = practice.report.locator("[data-sentence]").inner_text()
    assert practice.page.evaluate("window.heard") == ["Trying the tests …", f"Practice 0 out of 1. {sentence}"]


def test_why_a_program_stopped_is_heard_in_our_words(practice: Practice) -> None:
    practice.run("print('before')\nprint(total)\n")
    said = practice.page.locator("[data-practice-said]")
    expect(said).to_contain_text("before", timeout=SOON_MS)
    expect(said).to_contain_text("total")
    assert "Traceback" not in said.inner_text()
