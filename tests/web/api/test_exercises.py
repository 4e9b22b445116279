from __future__ import annotations

import pytest

from tests.web.lessons import EXERCISE, REVISION, SECRET_CALL, TOTAL, give

ADDRESS = f"/api/exercises/{TOTAL}"


@pytest.fixture
def given(school):
    give(school)
    return school


def ids(visitor):
    return [one["id"] for one in visitor.get("/api/exercises").json["exercises"]]


def test_a_student_gets_the_exercises_that_were_given(given):
    assert ids(given.visitor("malee")) == [TOTAL, "basics/longest"]
    assert ids(given.visitor("stranger")) == []


@pytest.mark.parametrize("name", ["kru", "author", "admin"])
def test_staff_get_all_exercises(given, name):
    assert "secret/exam" in ids(given.visitor(name))


def test_a_student_gets_statement_starter_and_public_tests(given):
    told = given.visitor("malee").get(ADDRESS).json
    assert told["revision"] == REVISION
    assert told["statement"] == dict(EXERCISE.statement.texts)
    assert told["starter"] == dict(EXERCISE.starter)
    assert [test["name"] for test in told["tests"]] == ["three numbers"]
    assert (told["max_points"], told["hidden_tests"], told["hidden_suites"]) == (3, 1, 0)


@pytest.mark.parametrize("secret", [SECRET_CALL, "98765", "the secret solution", "a hidden one"])
def test_nothing_of_hidden_tests_and_solutions_leaks_to_a_student(given, secret):
    assert secret not in given.visitor("malee").get(ADDRESS).text
    assert secret in given.visitor("kru").get(ADDRESS).text


@pytest.mark.parametrize("path", ["secret/exam", "basics/none", "none/none"])
def test_an_exercise_that_was_not_given_does_not_exist_for_a_student(given, path):
    response = given.visitor("malee").get(f"/api/exercises/{path}")
    assert (response.status_code, response.json["error"]["code"]) == (404, "no-such-exercise")


@pytest.mark.parametrize("path", ["/api/exercises", ADDRESS])
def test_signed_out_is_401(given, path):
    response = given.visitor().get(path)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
