"""What the tests of the desk ask it: small exercises tried, programs run, and what was printed."""

from __future__ import annotations

import json
from typing import Any

from grader.exercise.model import CallTest, Exercise, LocalText, ProgramTest, Returns, Step, Test
from grader.marking import practice_form
from grader.marking.practice_form import to_json
from tests.web.practice.page import Page

MAIN = "solution.py"


def call(source: str, value: object = 1, **more: Any) -> Test:
    return Test(source, CallTest((Step(source, (Returns(value),)),)), public=True, **more)


def program(stdout: str, stdin: str = "", **more: Any) -> Test:
    return Test("run", ProgramTest(stdin, stdout=stdout, **more), public=True)


def exercise(*tests: Test, **more: Any) -> dict[str, Any]:
    whole = Exercise("a/b", "", LocalText(), tests, **more)
    return to_json(practice_form.practice_form(whole))


def told(page: Page, source: str, *tests: Test, **more: Any) -> dict[str, Any]:
    return page.try_tests(exercise(*tests, **more), {MAIN: source})


def run(page: Page, source: str, *typed: str | None, stdin: str | None = None, **more: Any) -> dict[str, Any]:
    asked = {"files": {MAIN: source}, "main": MAIN, "args": [], "stdin": stdin} | more
    answer: dict[str, Any] = page.call("run", json.dumps(asked), typed=typed)
    return answer


def printed(page: Page, stream: str = "stdout") -> str:
    return "".join(event["said"][1] for event in page.events if event.get("said", [""])[0] == stream)
