"""Errors as answers: the right status, a page for people, JSON for programs, and never a trace of how we failed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.routing import RequestRedirect

from grader.errors import (
    AppError,
    Conflict,
    ExerciseBroken,
    Invalid,
    NotAllowed,
    NotFound,
    Retryable,
    TooLarge,
    TooMany,
)
from grader.exercise.problems import Problem
from tests.web.school import School
from web import errors
from web.language.thai_lines import as_written
from web.sentences.error_sentences import ERRORS

ROOT = Path(__file__).parents[2]

CASES = [
    (NotAllowed("not-allowed"), 403),
    (NotFound("no-such-page"), 404),
    (Conflict("conflict"), 409),
    (TooLarge("too-large", limit_kib=256), 413),
    (Invalid({"name": "bad-name"}), 422),
    (TooMany("too-many", retry_after_seconds=7), 429),
    (ExerciseBroken([Problem("exercise.yaml", 1, 1, "title", "missing-key", "a title is missing")]), 503),
    (Retryable("queue-unreachable", reason="secret inside"), 503),
    (ValueError("secret inside"), 500),
]


def failing(school: School, error: Exception) -> None:
    """Add a page and a call that fail like this."""

    def fail() -> str:
        raise error

    school.app.config["PROPAGATE_EXCEPTIONS"] = False
    school.app.add_url_rule("/fails", view_func=fail)
    school.app.add_url_rule("/api/fails", endpoint="api_fails", view_func=fail)


@pytest.mark.parametrize(
    ("error", "status"), CASES, ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value)
)
def test_an_error_has_its_status_as_page_and_as_json(school: School, error: Exception, status: int) -> None:
    failing(school, error)
    visitor = school.visitor("malee")
    page, answer = visitor.get("/fails"), visitor.get("/api/fails")
    assert page.status_code == answer.status_code == status
    assert page.mimetype == "text/html"
    told = answer.get_json()["error"]
    assert told["code"] == (error.code if isinstance(error, AppError) else "our-failure")
    assert told["message"]
    assert told["message"] in as_written(page.get_data(as_text=True))
    assert "secret inside" not in page.get_data(as_text=True) + told["message"]


def test_every_error_of_the_core_is_in_the_table() -> None:
    assert set(AppError.__subclasses__()) == set(errors.STATUSES)


def test_bad_fields_are_named_to_programs(school: School) -> None:
    failing(school, Invalid({"name": "bad-name", "role": "no-such-role"}))
    told = school.visitor("malee").get("/api/fails").get_json()["error"]
    assert told["fields"] == {"name": "bad-name", "role": "no-such-role"}


def test_too_many_tells_how_long_to_wait(school: School) -> None:
    failing(school, TooMany("too-many", retry_after_seconds=7))
    answer = school.visitor("malee").get("/api/fails", headers={"Accept-Language": "en"})
    assert answer.headers["Retry-After"] == "7"
    assert "7 seconds" in answer.get_json()["error"]["message"]


@pytest.mark.parametrize(("language", "word"), [("th", "ไม่พบหน้านี้"), ("en", "Not found")])
def test_a_page_that_is_not_there_says_so_in_both_languages(school: School, language: str, word: str) -> None:
    answer = school.visitor().get("/no/such/page", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert word in answer.get_data(as_text=True)


def test_signed_out_a_browser_is_sent_to_sign_in_and_a_program_gets_401(school: School) -> None:
    visitor = school.visitor()
    assert visitor.get("/account?x=1").location == "/sign-in?next=/account?x%3D1"
    answer = visitor.get("/account", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.get_json()["error"]["code"] == "signed-out"


def test_the_wrong_method_is_explained(school: School) -> None:
    assert school.visitor("malee").post("/account").status_code == 405


def test_a_redirect_that_was_raised_is_followed(school: School) -> None:
    failing(school, RequestRedirect("/sign-in"))
    answer = school.visitor("malee").get("/fails")
    assert (answer.status_code, answer.location) == (308, "/sign-in")


def test_more_than_the_limit_is_refused_before_it_is_read(school: School) -> None:
    limit = school.app.config["MAX_CONTENT_LENGTH"]
    answer = school.visitor().post("/sign-in", {"username": "x" * (limit + 1)})
    assert answer.status_code == 413


def raised_codes() -> Iterator[tuple[str, str]]:
    """Every code that the sources give to an error, and where."""
    kinds = {kind.__name__ for kind in AppError.__subclasses__()} | {"AppError"}
    for folder in ("grader", "web"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "node_modules" in path.parts:
                continue
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in kinds:
                    where = f"{path.relative_to(ROOT)}:{call.lineno}"
                    yield from ((code, where) for code in codes_of(call))


def codes_of(call: ast.Call) -> list[str]:
    """The codes that are written out in this call."""
    if not call.args:
        return []
    first = call.args[0]
    values = first.values if isinstance(first, ast.Dict) else [first]
    return [value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)]


def test_every_error_code_has_a_sentence() -> None:
    told_to_staff = {"missing-file", "queue-unreachable", "sandbox-unavailable", "worker-lost"}
    missing = {where: code for code, where in raised_codes() if code not in ERRORS and code not in told_to_staff}
    assert missing == {}


def test_a_page_that_was_open_for_too_long_is_loaded_anew_with_one_tap(school: School) -> None:
    answer = school.visitor().client.post("/sign-in", data={"csrf_token": "old", "username": "malee"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert 'class="button" href="/sign-in"' in page


def test_a_page_that_we_failed_to_give_is_tried_again_with_one_tap(school: School) -> None:
    failing(school, ValueError("secret inside"))
    assert 'class="button" href="/fails"' in school.visitor("malee").get("/fails").get_data(as_text=True)


def test_what_is_not_there_is_not_tried_again(school: School) -> None:
    assert 'class="button" href="/nothing/here"' not in school.visitor("malee").get("/nothing/here").get_data(
        as_text=True
    )
