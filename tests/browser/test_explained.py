"""An explained error and hints in a real browser: readable by everybody, marked in the editor, opened after tries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from grader.exercise.model import LocalText
from grader.marking.codes import feedback
from grader.marking.report import Report
from grader.submission import State
from tests.browser.conftest import served
from tests.browser.desk import sign_in_as
from tests.web.lessons import EXERCISE, TOTAL, failing, give, sent
from tests.web.school import School

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FIND = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}))
    .violations.map((found) => [found.id, found.nodes.map((node) => node.html.slice(0, 160))])"""
SOURCE = "def total(xs):\n    for i in range(len(xs)):\n        xs[i + 1] += xs[i]\n    return xs[-1]\n"
TRIED = """(passed) => document.querySelector("form.workbench")
    .dispatchEvent(new CustomEvent("practice:tried", { detail: { passed } }))"""


@pytest.fixture
def address(school: School) -> Iterator[str]:
    public = replace(EXERCISE.tests[0], name="more", hint=LocalText({"th": "ข้อสอง", "en": "The second."}))
    last = replace(EXERCISE.tests[0], name="most", hint=LocalText({"th": "ข้อสาม", "en": "The third."}))
    give(school, replace(EXERCISE, tests=(*EXERCISE.tests, public, last)))
    test = replace(
        failing().tests[0],
        outcome="raised",
        actual="IndexError: list index out of range",
        feedback=(
            feedback("raised", type="IndexError", message="list index out of range"),
            feedback("at-line", file="solution.py", line=3, text="xs[i + 1] += xs[i]"),
        ),
    )
    report: Report = replace(failing(), tests=(test, *failing().tests[1:]))
    sent(school, 1, SOURCE, state=State.GRADED, report=report)
    with served(school.app) as base:
        yield base


@pytest.mark.parametrize(("width", "scheme", "language"), [(360, "light", "th"), (1280, "dark", "en")])
def test_an_explanation_keeps_nobody_out_and_fits_its_page(
    school: School, address: str, open_at: Callable[..., BrowserContext], width: int, scheme: str, language: str
) -> None:
    context = open_at(width, scheme=scheme, language=language)
    sign_in_as(context, school, "malee", address)
    page = context.new_page()
    page.goto(f"{address}/exercises/{TOTAL}#result")
    expect(page.locator("[data-cause=neighbour-past-end]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FIND) == []


def test_the_explained_line_is_marked_in_the_editor_in_the_words_of_the_explanation(
    school: School, address: str, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en")
    sign_in_as(context, school, "malee", address)
    page = context.new_page()
    page.goto(f"{address}/exercises/{TOTAL}")
    expect(page.locator(".cm-marked")).to_have_text("        xs[i + 1] += xs[i]")
    expect(page.locator(".cm-note")).to_have_text(
        "At the last step of the loop in line 2, xs[i + 1] is one place past the end."
    )


def test_hints_open_after_tries_on_this_device_too_and_at_once_for_who_is_stuck(
    school: School, address: str, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en")
    sign_in_as(context, school, "malee", address)
    page = context.new_page()
    page.goto(f"{address}/exercises/{TOTAL}")
    later = page.locator(".hint--later")
    expect(later).to_have_count(2)  # one submission did not pass
    page.evaluate(TRIED, True)
    page.evaluate(TRIED, False)
    page.evaluate(TRIED, False)  # the same code once more
    expect(later).to_have_count(1)
    page.reload()
    expect(later).to_have_count(1)
    later.locator("summary").first.click()
    expect(page.get_by_text("The third.")).to_be_hidden()
    page.get_by_text("I am stuck: show it now").click()
    expect(page.get_by_text("The third.")).to_be_visible()
