"""The first administrator, by the one-time code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.store.session import make_sessions
from grader.store.tables import Table
from tests.web.applications import application
from tests.web.school import PASSWORD, School, Visitor, settings_in

CODE = "abcd-efgh-ijkl"
FORM = {"code": CODE, "name": "ครูแดง", "username": "daeng", "password": PASSWORD}


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Visitor]:
    """A browser at an installation that was just started for the first time."""
    (tmp_path / "code").write_text(CODE + "\n", encoding="utf-8")
    sessions = make_sessions(f"sqlite:///{tmp_path}/new.db")
    Table.metadata.create_all(sessions.kw["bind"])
    settings = settings_in(tmp_path, setup_code_file=tmp_path / "code")
    yield Visitor(application(settings, sessions).test_client())
    sessions.kw["bind"].dispose()


def test_the_code_makes_an_administrator_once(newcomer: Visitor, tmp_path: Path) -> None:
    assert newcomer.get("/setup").status_code == 200
    assert newcomer.post("/setup", FORM).location == "/sign-in"
    assert not (tmp_path / "code").exists()
    assert newcomer.get("/setup").status_code == 404
    assert newcomer.post("/setup", {**FORM, "username": "second"}).status_code == 404
    newcomer.post("/sign-in", {"username": "daeng", "password": PASSWORD})
    assert newcomer.get("/admin/people").status_code == 200


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"code": "wrong"}, "รหัสนี้ไม่ตรงกับที่พิมพ์ไว้"),
        ({"code": ""}, "เขียนรหัส"),
        ({"username": "ครู"}, "ใช้ตัวพิมพ์เล็ก"),
        ({"name": ""}, "เขียนชื่อของคุณ"),
        ({"password": "short"}, "ใช้อย่างน้อย 8 ตัวอักษร"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_made(
    newcomer: Visitor, tmp_path: Path, changed: dict[str, str], told: str
) -> None:
    answer = newcomer.post("/setup", {**FORM, **changed})
    assert answer.status_code == 422
    assert told in answer.get_data(as_text=True)
    assert (tmp_path / "code").exists()


def test_guessing_the_code_is_slowed_down(newcomer: Visitor) -> None:
    answers = [newcomer.post("/setup", {**FORM, "code": f"guess-{number}"}) for number in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) >= 1


def test_where_there_is_an_administrator_there_is_no_such_page(school: School) -> None:
    assert school.visitor().get("/setup").status_code == 404


def test_the_code_may_be_typed_with_spaces_and_in_capitals(newcomer: Visitor) -> None:
    assert newcomer.post("/setup", {**FORM, "code": "  ABCD efgh-ijkl "}).location == "/sign-in"


def test_the_sign_in_page_leads_there_until_somebody_has_an_account(newcomer: Visitor) -> None:
    assert 'href="/setup"' in newcomer.get("/sign-in").text
    newcomer.post("/setup", FORM)
    assert 'href="/setup"' not in newcomer.get("/sign-in").text
