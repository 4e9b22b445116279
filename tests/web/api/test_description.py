"""The description of the HTTP interface is held against the routes and against real answers."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

import pytest

from grader.submission import State
from tests.grader.sealing import seal
from tests.web.lessons import RIGHT, TOTAL, failing, give, sent, submission_id
from web.api.description import description

ADDRESS = f"/api/submissions/{submission_id()}"


def check(value, schema, where="answer"):
    """Raise AssertionError where `value` is not as `schema` says; knows the words that the description uses."""
    known = {
        "$ref",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "const",
        "minimum",
        "format",
        "description",
    }
    assert schema.keys() <= known, schema.keys() - known
    if "$ref" in schema:
        check(value, description()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], where)
        return
    kinds: dict[str, type | tuple[type, ...]] = {"object": dict, "array": list, "string": str, "integer": int}
    kinds |= {"number": (int, float), "null": type(None), "boolean": bool}
    wanted = schema.get("type")
    if wanted:
        names = [wanted] if isinstance(wanted, str) else wanted
        assert any(isinstance(value, kinds[name]) for name in names), f"{where} is {value!r}, not {wanted}"
    assert "enum" not in schema or value in schema["enum"], where
    assert "const" not in schema or value == schema["const"], where
    assert "minimum" not in schema or not isinstance(value, (int, float)) or value >= schema["minimum"], where
    if schema.get("format") == "uuid":
        UUID(value)
    if schema.get("format") == "date-time" and value is not None:
        assert datetime.fromisoformat(value).tzinfo, where
    if isinstance(value, dict):
        assert set(schema.get("required", [])) <= value.keys(), (
            f"{where} lacks {set(schema['required']) - value.keys()}"
        )
        for name, part in value.items():
            described = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            assert described is not False, f"{where}.{name} is not described"
            check(part, described, f"{where}.{name}")
    if isinstance(value, list):
        for part in value:
            check(part, schema.get("items", {}), f"{where}[]")


def schema_of(path, method, status):
    responses = description()["paths"][path][method]["responses"]
    return responses[str(status)]["content"]["application/json"]["schema"]


def test_the_description_is_open_to_everyone(school):
    response = school.visitor().get("/api/openapi.json")
    assert (response.status_code, response.json) == (200, description())


def test_every_route_is_described_and_nothing_else(school):
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in school.app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    described = {(path, method) for path, calls in description()["paths"].items() for method in calls}
    assert described == routes


def test_every_parameter_of_an_address_is_described():
    for path, calls in description()["paths"].items():
        for call in calls.values():
            in_path = {one["name"] for one in call["parameters"] if one["in"] == "path"}
            assert in_path == set(re.findall(r"{(\w+)}", path))


def test_every_schema_that_is_named_exists():
    text = str(description())
    named = set(re.findall(r"#/components/schemas/(\w+)", text))
    assert named == set(description()["components"]["schemas"]) - {"NewSubmission"} | {"NewSubmission"}


@pytest.fixture
def malee(school):
    give(school)
    return school.visitor("malee")


@pytest.mark.parametrize(
    ("path", "described"),
    [
        ("/api/exercises", "/api/exercises"),
        (f"/api/exercises/{TOTAL}", "/api/exercises/{collection}/{slug}"),
        ("/api/token", "/api/token"),
    ],
)
def test_answers_are_as_described(malee, path, described):
    check(malee.get(path).json, schema_of(described, "get", 200))


def test_an_exercise_with_its_answers_is_as_described(school, malee):
    answer = school.visitor("kru").get(f"/api/exercises/{TOTAL}").json
    check(answer, schema_of("/api/exercises/{collection}/{slug}", "get", 200))


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", ["malee", "kru"])
def test_a_submission_is_as_described_in_every_state(school, malee, state, name):
    sent(school, state=state)
    check(school.visitor(name).get(ADDRESS).json, schema_of("/api/submissions/{submission_id}", "get", 200))


def test_a_report_uses_all_that_is_described(school):
    from dataclasses import replace

    give(school)
    report = failing()
    public = replace(report.tests[0], stdout="6\n", traceback="…", explanation="assert 6 == 7", suite="sums")
    public = replace(public, drawing="<svg/>", expected_drawing="<svg/>")
    public = replace(public, group="easy", title={"en": "Three"})
    sent(school, state=State.GRADED, report=replace(report, tests=(public,)))
    answer = school.visitor("malee").get(ADDRESS).json
    assert set(answer["tests"][0]) == set(description()["components"]["schemas"]["Test"]["properties"])


def test_accepting_and_refusing_are_as_described(malee):
    content = {"exercise": TOTAL, "files": {"solution.py": RIGHT}}
    check(content, description()["components"]["schemas"]["NewSubmission"])
    path = "/api/submissions/{submission_id}"
    for status, sends in ((201, content), (200, content), (409, content | {"files": {"solution.py": "x"}}), (422, {})):
        response = malee.put(ADDRESS, json=sends)
        assert response.status_code == status
        check(response.json, schema_of(path, "put", status))


def test_keeping_a_draft_is_as_described(malee):
    address, path = f"/api/drafts/{TOTAL}", "/api/drafts/{collection}/{slug}"
    content = {"files": {"solution.py": RIGHT}, "base": None, "written_at": "2026-06-01T12:00:00Z", "device": "phone"}
    check(content, description()["components"]["schemas"]["NewDraft"])
    other = content | {"files": {"solution.py": "x"}, "device": "lab", "written_at": None}
    for status, sends in ((200, content), (409, other), (422, {})):
        response = malee.put(address, json=sends)
        assert response.status_code == status
        check(response.json, schema_of(path, "put", status))
    check(malee.get(address).json, schema_of(path, "get", 200))


def test_sealed_work_is_as_described(school, malee):
    key = malee.get("/api/sealing-key").json
    check(key, schema_of("/api/sealing-key", "get", 200))
    content = {"envelopes": [seal(b"work", key["user"], key["public_key"]), "damaged"]}
    check(content, description()["components"]["schemas"]["Envelopes"])
    for status, sends in ((200, content), (422, {})):
        response = malee.post_json("/api/sealed", sends)
        assert response.status_code == status
        check(response.json, schema_of("/api/sealed", "post", status))


def test_a_wrong_answer_is_noticed_by_this_very_check():
    with pytest.raises(AssertionError, match="not described"):
        check({"csrf_token": "x", "user": 1, "sign_in": "x", "more": 1}, {"$ref": "#/components/schemas/Token"})
    with pytest.raises(AssertionError, match="not integer"):
        check({"csrf_token": "x", "user": "1", "sign_in": "x"}, {"$ref": "#/components/schemas/Token"})
