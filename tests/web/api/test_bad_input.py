"""Whatever is sent is stored as it is or refused with a reason; never half, and never with a crash."""

from __future__ import annotations

import json

import pytest

from tests.web.api.sending import address, body, error, put, put_bytes, stored_files

# --- what a source may hold -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "",
        "def total(xs\n",
        "x = 1\r\ny = 2\r\n",
        "\ufeffx = 1\n",
        "ชื่อ = 'มานี'\nprint(ชื่อ)\n",
        "x = 1\0\n",
        "x = '\ud800'\n",
        "x = '👩‍🏫'\n",
    ],
    ids=["empty", "syntax error", "CRLF", "BOM", "Thai names", "NUL", "lone surrogate", "emoji"],
)
def test_any_text_is_stored_as_it_was_sent(malee, given, source):
    response = put_bytes(malee, json.dumps(body(source)).encode())
    assert response.status_code == 201
    assert stored_files(given) == {"solution.py": source}
    assert malee.get(address()).status_code == 200


@pytest.mark.parametrize("kib", [257, 2048], ids=["just too large", "2 MB"])
def test_a_source_that_is_too_large_is_refused(malee, kib):
    response = put(malee, body("#" * (kib * 1024)))
    assert response.status_code == 413
    assert error(response)["code"] in {"submission-too-large", "too-large"}
    assert malee.get(address()).status_code == 404


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b'{"exercise": ',
        b'{"exercise": "\xff\xfe"}',
        b"\xff\xfe{\x00}\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"1" * 10_000,
    ],
    ids=["nothing", "text", "cut off", "not UTF-8", "UTF-16", "deep list", "deep object", "endless number"],
)
def test_what_is_not_json_in_utf8_is_refused(malee, data):
    response = put_bytes(malee, data)
    assert response.status_code == 400
    assert error(response)["code"] == "not-json"


@pytest.mark.parametrize("data", [b"[]", b'"text"', b"null", b"1"])
def test_json_that_is_no_object_is_bad_input(malee, data):
    response = put_bytes(malee, data)
    assert response.status_code == 422
    assert error(response)["fields"] == {"": "not-an-object"}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"exercise": 1}, "exercise", "not-an-exercise-id"),
        ({"exercise": None}, "exercise", "not-an-exercise-id"),
        ({"exercise": "x" * 300}, "exercise", "not-an-exercise-id"),
        ({"files": None}, "files", "no-files"),
        ({"files": []}, "files", "no-files"),
        ({"files": {}}, "files", "no-files"),
        ({"files": {"solution.py": 1}}, "files.solution.py", "not-text"),
        ({"files": {"solution.py": None}}, "files.solution.py", "not-text"),
        ({"files": {"other.py": "x"}}, "files.other.py", "file-not-asked-for"),
        ({"files": {"../solution.py": "x"}}, "files.../solution.py", "file-not-asked-for"),
        ({"files": {"other.py": "x"}}, "files.solution.py", "file-missing"),
        ({"revision": 1}, "revision", "not-a-revision"),
        ({"revision": "has spaces"}, "revision", "not-a-revision"),
        ({"written_at": "yesterday"}, "written_at", "not-a-time"),
        ({"written_at": "2026-03-12T07:05:00"}, "written_at", "not-a-time"),
        ({"written_at": 5}, "written_at", "not-a-time"),
        ({"writen_at": None}, "writen_at", "unknown-field"),
    ],
)
def test_each_bad_field_is_named(malee, changes, field, code):
    response = put(malee, body(**changes))
    assert response.status_code == 422
    assert error(response)["fields"][field] == code
    assert malee.get(address()).status_code == 404


def test_all_bad_fields_are_named_at_once(malee):
    response = put(malee, {"exercise": 1, "files": {"a.py": 1}, "revision": 1, "written_at": 1})
    assert set(error(response)["fields"]) == {"exercise", "files.a.py", "revision", "written_at"}


def test_an_unknown_exercise_is_not_found(malee):
    response = put(malee, body(exercise="basics/none"))
    assert (response.status_code, error(response)["code"]) == (404, "no-such-exercise")


def test_an_exercise_that_was_not_given_is_refused(malee):
    assert put(malee, body(exercise="secret/exam")).status_code in {403, 404}


@pytest.mark.parametrize("method", ["get", "put"])
def test_an_id_that_is_no_uuid_is_not_found(malee, method):
    call = malee.get if method == "get" else lambda path: malee.put(path, json=body())
    assert call("/api/submissions/1").status_code == 404


def test_errors_speak_the_callers_language(malee):
    thai = put(malee, body(exercise="basics/none"), headers={"Accept-Language": "th"})
    english = put(malee, body(exercise="basics/none"), headers={"Accept-Language": "en"})
    assert error(thai)["message"] == "ไม่มีโจทย์ข้อนี้ หรือยังไม่ได้มอบหมายให้คุณ"
    assert error(english)["message"] == "There is no such exercise, or it was not given to you."
