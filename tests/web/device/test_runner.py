"""What an exercise page tells its scripts for practice."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from grader.exercise.model import Exercise
from tests.web.lessons import EXERCISE, SECRET_CALL, TOTAL, give
from tests.web.school import School
from web.built.assets import Assets

FORM = re.compile(r'<script type="application/json" data-practice nonce="[^"]+">(.*?)</script>', re.DOTALL)


def page_of(school: School, exercise: str = TOTAL) -> str:
    """The exercise page as Malee gets it."""
    return school.visitor("malee").get(f"/exercises/{exercise}").get_data(as_text=True)


def engine_in(page: str) -> dict[str, Any]:
    """What the page says of the engine."""
    found = re.search(r'data-engine="([^"]+)"', page)
    assert found
    settings: dict[str, Any] = json.loads(unescape(found[1]))
    return settings


def test_every_address_that_the_engine_needs_is_there(school: School) -> None:
    give(school)
    settings = engine_in(page_of(school))
    addresses = [settings[name] for name in ("worker", "bundle", "messages", "previewWorker")]
    addresses += [settings["folder"] + name for name in settings["sizes"] if name != "practice.zip"]
    addresses += [settings["previewFolder"] + name for name in ("micropython.mjs", "micropython.wasm")]
    for address in addresses:
        assert school.visitor().get(address, buffered=True).status_code == 200, address


def test_sizes_are_those_over_the_wire_and_whole(school: School) -> None:
    give(school)
    settings = engine_in(page_of(school))
    for name, (packed, whole) in settings["sizes"].items():
        address = settings["bundle"] if name == "practice.zip" else settings["folder"] + name
        answers = [
            school.visitor().get(address, headers={"Accept-Encoding": accepted}, buffered=True)
            for accepted in ("br", "")
        ]
        assert [len(answer.data) for answer in answers] == [packed, whole], name


def test_another_bundle_or_engine_makes_a_snapshot_useless(school: School) -> None:
    give(school)
    settings = engine_in(page_of(school))
    bundle = Assets.load().files["practice.zip"]
    assert settings["key"].split() == [settings["folder"].removeprefix("/static/"), f"dist/{bundle}"]


def test_the_page_holds_the_public_tests_and_nothing_of_the_hidden_ones(school: School) -> None:
    give(school)
    found = FORM.search(page_of(school))
    assert found
    form = json.loads(found[1])
    assert [test["name"] for test in form["tests"]] == ["three numbers"]
    assert SECRET_CALL not in page_of(school)


@pytest.mark.parametrize("exercise", [replace(EXERCISE, language="c", files=("solution.c",), main="solution.c")])
def test_what_no_browser_can_try_has_no_tests_on_its_page(school: School, exercise: Exercise) -> None:
    give(school, exercise)
    page = page_of(school)
    assert FORM.search(page) is None
    assert 'data-language="c"' in page


def test_only_the_workers_of_an_engine_may_compile_machine_code(school: School) -> None:
    give(school)
    settings = engine_in(page_of(school))
    visitor = school.visitor("malee")
    policies = {
        address: visitor.get(address, buffered=True).headers["Content-Security-Policy"]
        for address in (
            f"/exercises/{TOTAL}",
            settings["folder"] + "pyodide.mjs",
            settings["worker"],
            settings["previewWorker"],
        )
    }
    allowed = {address for address, policy in policies.items() if "'wasm-unsafe-eval'" in policy}
    assert allowed == {settings["worker"], settings["previewWorker"]}
    assert not [policy for policy in policies.values() if "'unsafe-eval'" in policy]


def test_machine_code_has_the_type_that_lets_it_be_compiled_while_it_arrives(school: School) -> None:
    give(school)
    settings = engine_in(page_of(school))
    answer = school.visitor().get(settings["folder"] + "pyodide.asm.wasm", buffered=True)
    assert answer.mimetype == "application/wasm"
    assert answer.cache_control.immutable
