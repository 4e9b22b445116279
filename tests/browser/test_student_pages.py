"""A student's pages in a real browser: nothing overflows, nothing is refused by the browser, nothing keeps anyone out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from grader.marking.report import Feedback
from grader.submission import State
from tests.browser.conftest import served
from tests.browser.desk import sign_in_as
from tests.web.lessons import RIGHT, TOTAL, WRONG, failing, give, passing, sent, submission_id
from tests.web.school import School

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FIND = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}))
    .violations.map((found) => [found.id, found.nodes.map((node) => node.html.slice(0, 160))])"""
PATHS = [
    "/assignments",
    f"/exercises/{TOTAL}",
    f"/exercises/{TOTAL}#code",
    f"/exercises/{TOTAL}#result",
    "/exercises/basics/longest",
    f"/exercises/{TOTAL}/history",
    f"/exercises/{TOTAL}/changes?old={submission_id(1)}&new={submission_id(2)}",
    f"/submissions/{submission_id(2)}",
    f"/submissions/{submission_id(3)}",
    "/submissions",
]
LOOKS = [(360, "light", "th"), (1280, "dark", "en")]


@pytest.fixture
def address(school: School) -> Iterator[str]:
    give(school)
    hard = replace(
        failing().tests[0],
        name="a name that is long enough to need more than a line on a phone",
        feedback=(
            Feedback("wrong-output"),
            Feedback("at-line", {"file": "solution.py", "line": 2, "text": "return xs[0]"}),
        ),
        input="x" * 300,
        expected="สวัสดี มานี\n" * 30,
        actual="สวัสดี  มานี\n" * 30,
        stdout="printed on the way",
        traceback="NameError: " + "y" * 200,
    )
    report = replace(failing(), tests=(hard, *failing().tests))
    sent(school, 1, WRONG, state=State.GRADED, minutes_ago=20)
    sent(school, 2, RIGHT + "#" + "x" * 200, state=State.GRADED, report=report, minutes_ago=10)
    sent(school, 3, exercise="basics/longest", state=State.STUCK, minutes_ago=5)
    with served(school.app) as base:
        yield base


def visit(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """The page when it is ready, and what the browser complained of."""
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page, complaints


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_pages_fit_the_browser_has_no_complaint_and_axe_finds_nothing(
    school: School, address: str, open_at: Callable[..., BrowserContext], width: int, scheme: str, language: str
) -> None:
    context = open_at(width, scheme=scheme, language=language, worker=True)
    sign_in_as(context, school, "malee", address)
    found = {}
    for path in PATHS:
        page, complaints = visit(context, address + path)
        too_wide = page.evaluate("document.documentElement.scrollWidth") > width
        page.evaluate(AXE.read_text(encoding="utf-8"))
        barriers = page.evaluate(FIND)
        if too_wide or complaints or barriers:
            found[path] = (too_wide, complaints, barriers)
        page.close()
    assert found == {}


def test_a_line_with_a_mistake_is_marked_in_the_editor_when_the_page_opens(
    school: School, address: str, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en")
    sign_in_as(context, school, "malee", address)
    page, _ = visit(context, f"{address}/exercises/{TOTAL}")
    assert page.locator(".cm-marked").inner_text() == "    return sum(xs)"
    assert page.locator(".cm-note").inner_text() == "Look at line 2: return xs[0]"


def test_the_first_test_that_does_not_pass_is_opened_and_the_others_folded(
    school: School, address: str, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(360, language="en")
    sign_in_as(context, school, "malee", address)
    page, _ = visit(context, f"{address}/submissions/{submission_id(1)}")
    assert page.locator("details.test").evaluate_all("found => found.map((one) => one.open)") == [True, False]
    page.locator("details.test > summary").nth(1).press("Enter")
    assert page.get_by_text("Not yet: the result is another than expected.").is_visible()


def test_the_mark_is_filled(school: School, address: str, open_at: Callable[..., BrowserContext]) -> None:
    context = open_at(360)
    sign_in_as(context, school, "malee", address)
    page, _ = visit(context, f"{address}/submissions/{submission_id(1)}")
    style = "getComputedStyle(document.querySelector('.points--mark'))"
    assert page.evaluate(f"{style}.backgroundColor") == page.evaluate(f"{style}.borderTopColor")


@pytest.mark.parametrize("width", [360, 1280])
def test_on_paper_the_exercise_the_code_and_the_result_stand_below_each_other(
    school: School, address: str, open_at: Callable[..., BrowserContext], width: int
) -> None:
    context = open_at(width)
    sign_in_as(context, school, "malee", address)
    page, _ = visit(context, f"{address}/exercises/{TOTAL}")
    page.emulate_media(media="print")
    for one, other in [("#statement", "#code"), ("#code", "#result")]:
        assert page.locator(one).bounding_box()["height"] > 0
        assert page.locator(one).evaluate(
            "(one, other) => one.getBoundingClientRect().bottom <= "
            "document.querySelector(other).getBoundingClientRect().top",
            other,
        )
    assert page.locator("#result .result__sentence").is_visible()
    assert page.locator("#practice").is_hidden()


def test_with_full_marks_the_way_on_comes_before_the_tests_and_is_the_one_filled_button(
    school: School, address: str, open_at: Callable[..., BrowserContext]
) -> None:
    sent(school, 4, RIGHT, state=State.GRADED, report=passing(), minutes_ago=1)
    context = open_at(360, language="en")
    sign_in_as(context, school, "malee", address)
    page, _ = visit(context, f"{address}/exercises/{TOTAL}#result")
    assert page.locator(".result__sentence ~ .result__onward ~ .tests").count() == 1
    filled = """() => [...document.querySelectorAll("main .button")]
        .filter((one) => one.checkVisibility() && getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)")
        .map((one) => one.innerText.trim())"""
    assert page.evaluate(filled) == ["Next: The longest"]
