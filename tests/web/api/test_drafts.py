from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.web.api.sending import error
from tests.web.lessons import NOW, TOTAL
from tests.web.school import Visitor

ADDRESS = f"/api/drafts/{TOTAL}"


def save(visitor: Visitor, text: str = "x = 1\n", base: Any = None, **changes: Any) -> TestResponse:
    body = {"files": {"solution.py": text}, "base": base, "written_at": NOW.isoformat(), **changes}
    return visitor.put(ADDRESS, json=body)


def test_unfinished_work_is_kept_and_told_to_its_owner(malee):
    saved = save(malee)
    assert saved.status_code == 200
    told = malee.get(ADDRESS)
    assert told.status_code == 200
    assert told.json == {"exercise": TOTAL, "files": {"solution.py": "x = 1\n"}} | (saved.json or {})
    assert told.json["version"] == 1
    assert told.json["written_at"] == NOW.isoformat().replace("+00:00", "Z")
    assert told.headers["Cache-Control"] == "no-store"


def test_before_anything_was_saved_there_is_none(malee):
    response = malee.get(ADDRESS)
    assert (response.status_code, error(response)["code"]) == (404, "no-such-draft")


def test_the_same_again_is_the_same_version(malee):
    assert save(malee).json == save(malee).json == save(malee, base=1).json


def test_a_conflict_tells_the_version_that_is_here_and_changes_nothing(malee):
    save(malee, "at school", device="lab")
    refused = save(malee, "at home", device="phone")
    assert (refused.status_code, error(refused)["code"]) == (409, "draft-conflict")
    assert refused.json["server"] == malee.get(ADDRESS).json
    assert refused.json["server"]["files"] == {"solution.py": "at school"}
    assert save(malee, "both", base=refused.json["server"]["version"]).json["version"] == 2


def test_a_page_that_did_not_hear_the_answer_types_on(malee):
    save(malee, "x", device="phone")
    assert save(malee, "xy", device="phone").json["version"] == 2


@pytest.mark.parametrize("name", ["ton", "kru", "admin", "stranger"])
def test_nobody_else_sees_it(given, malee, name):
    save(malee, "her secret")
    response = given.visitor(name).get(ADDRESS)
    assert response.status_code == 404
    assert "secret" not in response.text


def test_who_was_not_given_the_exercise_may_not(given):
    assert save(given.visitor("stranger")).status_code == 403
    assert given.visitor("malee").put("/api/drafts/basics/none", json={"files": {"a.py": ""}}).status_code == 404


def test_signed_out_is_401(given):
    client = given.app.test_client()
    for response in (client.put(ADDRESS, json={}), client.get(ADDRESS)):
        assert (response.status_code, error(response)["code"]) == (401, "signed-out")


def test_a_stale_csrf_token_is_told(malee):
    malee.get("/api/token")
    refused = malee.client.put(ADDRESS, json={}, headers={"X-CSRFToken": "stale"})
    assert (refused.status_code, error(refused)["code"]) == (400, "stale-form")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"base": "one"}, "base", "not-a-version"),
        ({"device": "my phone!"}, "device", "not-a-device"),
        ({"files": {"other.py": "x"}}, "files.other.py", "file-not-asked-for"),
        ({"written_at": "now"}, "written_at", "not-a-time"),
        ({"revision": "1"}, "revision", "unknown-field"),
    ],
)
def test_each_bad_field_is_named(malee, changes, field, code):
    response = save(malee, **changes)
    assert (response.status_code, error(response)["fields"][field]) == (422, code)


def test_a_draft_that_is_too_large_is_refused(malee):
    response = save(malee, "#" * (257 * 1024))
    assert (response.status_code, error(response)["code"]) == (413, "submission-too-large")


def test_typing_in_several_tabs_is_never_too_often(malee):
    """A page saves every few seconds; a minute's worth of five of them."""
    assert {save(malee, f"x = {number}", number).status_code for number in range(5 * 20)} == {200}


def test_a_program_gone_wild_is_stopped(given, malee):
    codes = [save(malee).status_code for _ in range(241)]
    assert codes == [200] * 240 + [429]
    refused = save(malee)
    assert int(refused.headers["Retry-After"]) >= 1
    assert save(given.visitor("ton")).status_code == 200


def test_saving_takes_few_questions_to_the_database(given, malee):
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(given.sessions.kw["bind"], "before_cursor_execute", lambda *args: asked.append(args[2]))
    save(malee)
    assert len([one for one in asked if not one.startswith(("BEGIN", "PRAGMA"))]) <= 8
    asked.clear()
    save(malee)
    assert not any("INSERT" in one or "UPDATE" in one or "IMMEDIATE" in one for one in asked)
