from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest

from grader.sealed import Signet
from tests.grader.sealing import decoded, encoded, seal, seal_with
from tests.web.api.sending import error
from web.api.sealed import MOST_ENVELOPES

WORK = json.dumps({"exercise": "basics/total", "files": {"solution.py": "print('สวัสดี')\n"}}, ensure_ascii=False)


def sealed_by(visitor, text=WORK):
    """What a device keeps after this person signed out."""
    key = visitor.get("/api/sealing-key").json
    return seal(text.encode(), key["user"], key["public_key"])


def send(visitor, *envelopes):
    return visitor.post_json("/api/sealed", {"envelopes": list(envelopes)})


def codes(response):
    return [one["error"]["code"] if "error" in one else one["text"] for one in response.json["opened"]]


def test_what_a_device_sealed_opens_after_the_next_sign_in(given, malee):
    envelope = sealed_by(malee)
    response = send(given.visitor("malee"), envelope)
    assert response.status_code == 200
    key = malee.get("/api/sealing-key").json["public_key"]
    assert response.json == {"opened": [{"text": WORK, "proven": False}], "public_key": key}
    assert response.headers["Cache-Control"] == "no-store"


def signet_of(visitor):
    """What the pages of this sign-in tell their scripts."""
    told = re.search(r'data-device content="([^"]+)"', visitor.get("/account").text)
    return Signet(**json.loads(html.unescape(told[1]))["signet"])


def test_what_a_page_sealed_is_proven_at_the_next_sign_in(given, malee):
    envelope = seal_with(signet_of(malee), WORK.encode(), given.ids["malee"])
    malee.post("/sign-out")
    later = given.visitor("malee")
    assert send(later, envelope).json["opened"] == [{"text": WORK, "proven": True}]
    assert signet_of(later).sign_in != signet_of(given.visitor("malee")).sign_in


def test_what_does_not_open_is_told_with_the_key_that_pages_of_this_account_have(malee):
    answer = send(malee, "1.7.one").json
    assert "error" in answer["opened"][0]
    assert answer["public_key"] == signet_of(malee).key


def test_a_sign_in_keeps_its_name_and_the_token_tells_it(malee):
    signet = signet_of(malee)
    assert signet == signet_of(malee)
    assert malee.get("/api/token").json["sign_in"] == signet.sign_in


def test_what_another_pupil_seals_for_an_account_with_their_own_sign_in_is_not_proven(given, malee):
    other = signet_of(given.visitor("ton"))
    forged = replace(other, key=signet_of(malee).key)
    assert not send(malee, seal_with(forged, WORK.encode(), given.ids["malee"])).json["opened"][0]["proven"]


def test_the_public_key_that_programs_can_ask_for_proves_nothing(malee):
    assert set(malee.get("/api/sealing-key").json) == {"user", "version", "public_key"}
    assert not send(malee, sealed_by(malee)).json["opened"][0]["proven"]


def test_it_opens_as_often_as_it_is_sent(malee):
    envelope = sealed_by(malee)
    assert send(malee, envelope).json == send(malee, envelope).json


def test_the_key_stays_the_same_and_is_everybodys_own(given, malee):
    key = malee.get("/api/sealing-key").json
    assert key == given.visitor("malee").get("/api/sealing-key").json
    assert key["user"] == given.ids["malee"]
    assert key["public_key"] != given.visitor("ton").get("/api/sealing-key").json["public_key"]


@pytest.mark.parametrize("name", ["ton", "kru", "admin"])
def test_it_opens_for_nobody_else_whatever_it_claims(given, malee, name):
    envelope = sealed_by(malee)
    other = given.visitor(name)
    claimed = f"1.{given.ids[name]}.{envelope.split('.')[2]}"
    response = send(other, envelope, claimed)
    assert codes(response) == ["sealed-for-another", "sealed-does-not-open"]
    assert "solution" not in response.text


def test_each_envelope_is_answered_in_its_place(given, malee):
    theirs, mine = sealed_by(given.visitor("ton")), sealed_by(malee)
    body = bytearray(decoded(mine.split(".")[2]))
    body[-1] ^= 1
    changed = f"1.{given.ids['malee']}.{encoded(bytes(body))}"
    told = codes(send(malee, theirs, mine, "1.2", changed, mine))
    assert told == ["sealed-for-another", WORK, "not-an-envelope", "sealed-does-not-open", WORK]


def test_why_one_stays_closed_is_said_in_the_callers_language(malee):
    response = malee.post_json("/api/sealed", {"envelopes": ["x"]}, headers={"Accept-Language": "th"})
    assert response.json["opened"][0]["error"]["message"] == "นี่ไม่ใช่งานที่ผนึกไว้ หรือข้อมูลเสียหาย"


def test_the_largest_submission_fits_into_an_envelope_and_no_more(malee):
    largest = json.dumps({"files": {"solution.py": "\n" * (256 * 1024)}})
    assert codes(send(malee, sealed_by(malee, largest))) == [largest]
    assert codes(send(malee, sealed_by(malee, "x" * (529 * 1024)))) == ["sealed-too-large"]
    assert send(malee, "x" * (2 * 1024 * 1024)).status_code == 413


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "envelopes", "no-envelopes"),
        ({"envelopes": []}, "envelopes", "no-envelopes"),
        ({"envelopes": "x"}, "envelopes", "no-envelopes"),
        ({"envelopes": ["x"] * (MOST_ENVELOPES + 1)}, "envelopes", "too-many-envelopes"),
        ({"envelopes": ["x", 1]}, "envelopes.1", "not-text"),
        ({"envelopes": ["x"], "user": 1}, "user", "unknown-field"),
    ],
)
def test_each_bad_field_is_named(malee, body, field, code):
    response = malee.post_json("/api/sealed", body)
    assert (response.status_code, error(response)["fields"]) == (422, {field: code})


def test_signed_out_is_401(given):
    client = given.app.test_client()
    for response in (client.get("/api/sealing-key"), client.post("/api/sealed", json={"envelopes": ["x"]})):
        assert (response.status_code, error(response)["code"]) == (401, "signed-out")


def test_nothing_is_opened_for_another_site(malee):
    refused = malee.client.post("/api/sealed", json={"envelopes": ["x"]})
    assert (refused.status_code, error(refused)["code"]) == (400, "stale-form")


def test_opening_is_limited(malee):
    assert [send(malee, "x").status_code for _ in range(61)] == [200] * 60 + [429]
