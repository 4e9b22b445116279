from __future__ import annotations

import json
from uuid import UUID

import pytest

from grader.marking.report import Feedback
from grader.submission import State
from tests.web.lessons import NOW, REVISION, RIGHT, TOTAL, WRONG, failing, give, passing, sent, submission_id


@pytest.fixture
def given(school):
    give(school)
    return school


@pytest.fixture
def malee(given):
    return given.visitor("malee")


def body(source=RIGHT, **changes):
    return {
        "exercise": TOTAL,
        "files": {"solution.py": source},
        "revision": REVISION,
        "written_at": NOW.isoformat(),
        **changes,
    }


def address(number=1):
    return f"/api/submissions/{submission_id(number)}"


def put(visitor, content=None, number=1, **more):
    return visitor.put(address(number), json=body() if content is None else content, **more)


def put_bytes(visitor, data, number=1):
    return visitor.put(address(number), json=None, data=data, content_type="application/json")


def stored_files(school, number=1):
    from grader.store.submissions import get_submission

    with school.session() as session:
        return get_submission(session, school.viewer("malee"), submission_id(number)).files


def error(response):
    return response.json["error"]


# --- accepting once -------------------------------------------------------------------------------------------------


def test_a_new_submission_is_accepted(malee, given):
    response = put(malee)
    assert response.status_code == 201
    assert response.json["state"] in {"received", "queued"}
    assert response.json["id"] == submission_id()
    assert response.headers["Location"] == address()
    assert stored_files(given) == {"solution.py": RIGHT}


def test_the_same_again_is_the_same_submission(malee):
    put(malee)
    again = put(malee)
    assert again.status_code == 200
    assert again.json["id"] == submission_id()


def test_the_id_may_be_written_in_capital_letters(malee):
    put(malee)
    response = malee.put(f"/api/submissions/{submission_id().upper()}", json=body())
    assert response.status_code == 200


def test_other_content_under_the_same_id_is_a_conflict(malee, given):
    put(malee)
    response = put(malee, body(WRONG))
    assert response.status_code == 409
    assert error(response)["code"] == "id-holds-other-content"
    assert stored_files(given) == {"solution.py": RIGHT}


def test_an_id_of_someone_else_is_a_conflict_and_tells_nothing(given, malee):
    put(malee)
    response = put(given.visitor("ton"), body())
    assert response.status_code == 409
    assert "solution" not in response.text


def test_an_older_revision_is_accepted_and_graded_at_the_current_one(malee):
    response = put(malee, body(revision="sha256:total-0"))
    assert response.status_code == 201
    assert (response.json["revision"], response.json["written_for"]) == (REVISION, "sha256:total-0")


def test_revision_and_time_may_be_left_out(malee):
    response = put(malee, {"exercise": TOTAL, "files": {"solution.py": RIGHT}})
    assert response.status_code == 201
    assert response.json["written_for"] == REVISION


def test_a_teacher_may_try_an_exercise_too(given):
    assert put(given.visitor("kru")).status_code == 201


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


# --- who may ---------------------------------------------------------------------------------------------------------


def test_signed_out_is_401_even_without_a_csrf_token(given):
    client = given.app.test_client()
    for response in (client.put(address(), json=body()), client.get(address())):
        assert response.status_code == 401
        assert error(response)["code"] == "signed-out"


def test_a_stale_csrf_token_is_told_and_a_fresh_one_helps(malee):
    refused = malee.client.put(address(), json=body(), headers={"X-CSRFToken": "stale"})
    assert (refused.status_code, error(refused)["code"]) == (400, "stale-form")
    fresh = malee.get("/api/token").json
    again = malee.client.put(address(), json=body(), headers={"X-CSRFToken": fresh["csrf_token"]})
    assert again.status_code == 201


def test_the_token_says_whose_session_it_is(given):
    assert given.visitor("ton").get("/api/token").json["user"] == given.ids["ton"]


def test_a_program_with_a_token_needs_no_csrf_token(given):
    from grader import tokens

    with given.session() as session:
        made = tokens.make(session, given.viewer("malee"), "my script", NOW)
    client = given.app.test_client()
    headers = {"Authorization": f"Bearer {made.token}"}
    assert client.put(address(), json=body(), headers=headers).status_code == 201
    assert client.get(address(), headers=headers).json["id"] == submission_id()


def test_a_wrong_token_is_401_even_in_a_browser_that_is_signed_in(malee):
    response = malee.get(address(), headers={"Authorization": "Bearer wrong"})
    assert response.status_code == 401


@pytest.mark.parametrize("name", ["ton", "stranger", "otherkru"])
def test_nobody_else_can_see_a_submission(given, name):
    sent(given, state=State.GRADED)
    for path in (address(), f"{address()}/events"):
        response = given.visitor(name).get(path)
        assert (response.status_code, error(response)["code"]) == (404, "no-such-submission")


def test_the_teacher_of_the_class_can_see_it(given):
    sent(given, state=State.GRADED)
    assert given.visitor("kru").get(address()).status_code == 200


def test_submissions_of_one_account_are_limited_and_those_of_another_are_not(given, malee):
    codes = [put(malee, number=number).status_code for number in range(1, 32)]
    assert codes == [201] * 30 + [429]
    refused = put(malee, number=40)
    assert int(refused.headers["Retry-After"]) >= 1
    assert error(refused)["params"]["retry_after_seconds"] >= 1
    assert put(given.visitor("ton"), number=41).status_code == 201


def test_asking_is_not_limited(malee):
    put(malee)
    assert {malee.get(address()).status_code for _ in range(60)} == {200}


# --- what is told ----------------------------------------------------------------------------------------------------


def test_a_waiting_submission_tells_its_place(given, malee):
    sent(given, 1, by="ton", minutes_ago=11)
    sent(given, 2)
    told = malee.get(address(2), headers={"Accept-Language": "en"}).json
    assert told["queue"]["place"] == 2
    assert told["message"] == "Waiting: second in line, about 1 second"
    assert "tests" not in told


def test_a_student_sees_the_public_test_whole_and_of_the_hidden_one_only_the_result(given, malee):
    sent(given, state=State.GRADED)
    told = malee.get(address(), headers={"Accept-Language": "en"}).json
    public, hidden = told["tests"]
    assert (told["state"], told["points"], told["max_points"]) == ("graded", 0, 3)
    assert (public["input"], public["expected"], public["actual"]) == ("total([1, 2, 3])", "6", "1")
    assert public["feedback"][0]["message"] == "Not yet: expected 6, got 1."
    assert not {"input", "expected", "actual", "stdout", "traceback"} & set(hidden)
    assert hidden["feedback"] == [
        {"code": "wrong-result", "params": {}, "message": "Not yet: the result is another than expected."}
    ]


@pytest.mark.parametrize("secret", ["98765", "secret traceback"])
def test_nothing_of_a_hidden_test_leaks_to_a_student(given, malee, secret):
    sent(given, state=State.GRADED)
    assert secret not in malee.get(address()).text
    assert secret in given.visitor("kru").get(address()).text


def test_our_failure_has_no_mark_and_no_reason(given, malee):
    sent(given, state=State.STUCK)
    response = malee.get(address(), headers={"Accept-Language": "en"})
    assert response.json["state"] == "stuck"
    assert response.json["message"] == "Our system failed. Your answer is safe and this try does not count."
    assert "points" not in response.json
    assert "secret reason" not in response.text


def test_times_are_in_utc(given, malee):
    sent(given, state=State.GRADED, report=passing())
    phases = malee.get(address()).json["phases"]
    assert set(phases) == {"written", "received", "queued", "started", "ran", "graded"}
    assert all(time.endswith("Z") for time in phases.values())


def test_the_report_can_be_left_out(given, malee):
    sent(given, state=State.GRADED)
    told = malee.get(f"{address()}?report=no").json
    assert (told["state"], told["points"]) == ("graded", 0)
    assert "tests" not in told


def test_a_report_on_the_whole_submission_has_messages_too(given, malee):
    from dataclasses import replace

    report = replace(failing(), feedback=(Feedback("newer-revision"),))
    sent(given, state=State.GRADED, report=report)
    told = malee.get(address(), headers={"Accept-Language": "th"}).json
    assert told["feedback"][0]["message"].startswith("โจทย์มีการแก้ไข")


def test_accepting_takes_few_questions_to_the_database(given, malee):
    from sqlalchemy import event

    asked = []
    engine = given.sessions.kw["bind"]
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert put(malee).status_code == 201
    assert len([one for one in asked if not one.startswith(("BEGIN", "PRAGMA"))]) <= 8


def test_ids_in_this_file_are_uuids():
    assert UUID(submission_id()).version == 4
