from __future__ import annotations

from uuid import UUID

import pytest

from grader.marking.report import Feedback
from grader.submission import State
from tests.web.api.sending import address, body, error, put, stored_files
from tests.web.lessons import NOW, REVISION, RIGHT, TOTAL, WRONG, failing, passing, sent, submission_id

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


def test_the_signed_out_are_told_to_sign_in_however_many_share_an_address(given):
    client = given.app.test_client()
    assert {client.put(address(), json=body()).status_code for _ in range(40)} == {401}


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
