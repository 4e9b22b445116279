"""What a page says of a program that ran is the same whether this device ran it or the server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from grader.exercise.model import Exercise, LocalText
from grader.run_program import from_json, run_program, to_json
from grader.runs import Asked
from sandbox.contract import Sandbox
from sandbox.open_slot import open_slot
from tests.web.practice.asking import MAIN, run
from tests.web.practice.page import Page
from tests.web.school import School
from web.api.runs import _explained

ENDS = {
    "a name that there is not": "number = 3\nprint(nmuber)\n",
    "no Python": "print('a'\n",
    "input that ran out": "a = input()\nb = input()\n",
    "calls without end": "def f(n):\n    return f(n + 1)\nf(1)\n",
    "output without end": "while True:\n    print('x' * 1000)\n",
    "an exception of its own": "class Broke(Exception):\n    pass\nraise Broke('<b>ก</b>')\n",
    "a good end": "print(1)\n",
    "an exit code of its own": "import sys\nsys.exit(3)\n",
}


@pytest.fixture(scope="module")
def slot() -> Iterator[Sandbox]:
    with open_slot("local") as opened:
        yield opened


def said_by_the_server(school: School, slot: Sandbox, source: str) -> dict[str, Any]:
    exercise = Exercise("a/b", "", LocalText(), ())
    report = from_json(json.loads(json.dumps(to_json(run_program(exercise, {MAIN: source}, "one\n", slot)))))
    with school.app.test_request_context(headers={"Accept-Language": "en"}):
        return _explained(report, Asked("", MAIN, {MAIN: source}, "one\n", 1.0))


@pytest.mark.parametrize("source", ENDS.values(), ids=ENDS.keys())
def test_a_program_that_ran_on_the_server_is_explained_as_on_this_device(
    school_to_read: School, page: Page, slot: Sandbox, source: str
) -> None:
    here = run(page, source, stdin="one\n")
    there = said_by_the_server(school_to_read, slot, source)
    assert (there.get("html", ""), there.get("mark")) == (here["html"], here["mark"])
    assert ("explained__what" in here["html"] or "result__sentence" in here["html"]) is (here["html"] != "")


def test_of_a_program_that_ran_on_the_server_no_device_is_blamed_for_want_of_room(
    school_to_read: School, page: Page, slot: Sandbox
) -> None:
    source = "def f(x):\n    return sorted([x], key=f)\nf(1)\n"
    assert "on this device than on our server" in run(page, source, stdin="")["html"]
    assert "this device" not in said_by_the_server(school_to_read, slot, source)["html"]
