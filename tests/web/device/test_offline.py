"""What a device gets to work without a network: worker, manifest, list of pages, and the pages that it may keep."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from grader import sealed
from grader.store.session import writing
from grader.store.tables import Assignment
from tests.web.lessons import DUE_AT, RIGHT, TOTAL, give, sent
from tests.web.school import SECRET, School, Visitor
from web import build
from web.built import precache
from web.built.assets import DIST, Assets
from web.device.keeping import KEEP, RELEASE


@pytest.fixture
def malee(school: School) -> Visitor:
    give(school)
    return school.visitor("malee")


def test_the_service_worker_is_at_the_root_and_asked_for_anew_each_time(school: School) -> None:
    answer = school.visitor().get("/service-worker.js", buffered=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert Assets.load().files["precache.json"] in answer.text


def test_the_list_names_every_built_file_but_the_worker_and_itself() -> None:
    files = Assets.load().files
    listed = json.loads((DIST / files["precache.json"]).read_text(encoding="utf-8"))
    names = {address.removeprefix("/static/dist/") for address in [*listed["shell"], *listed["engine"]]}
    own = {files[precache.LIST], files[precache.WORKER]}
    assert names == {*files.values(), "/static/icons/kradan.svg"} - own
    large = {name for name in names if name.endswith((".wasm", ".zip"))}
    assert len(large) >= 4
    assert not [address for address in listed["shell"] if address.endswith((".wasm", ".zip"))], (
        "every page would wait for it"
    )


def test_another_file_makes_another_release_and_another_worker(tmp_path: Path) -> None:
    first, second, again = (
        precache.build(tmp_path, build.FRONTEND, {"main.js": name, "style.css": "style-1.css"})
        for name in ("main-1.js", "main-2.js", "main-1.js")
    )
    assert first == again
    assert precache.release(first) != precache.release(second)
    assert first[precache.WORKER] != second[precache.WORKER]
    assert {path.name for path in tmp_path.iterdir()} == {*first.values(), *second.values()}


@pytest.mark.parametrize(("language", "name"), [("th", "กระดาน"), ("en", "Kradan")])
def test_the_manifest_speaks_the_language_of_its_page(school: School, language: str, name: str) -> None:
    visitor = school.visitor()
    visitor.client.set_cookie("kradan_language", language)
    address = re.search(r'rel="manifest" href="([^"]+)"', visitor.get("/sign-in").text)
    assert address is not None
    told = school.visitor().get(address[1])
    assert told.mimetype == "application/manifest+json"
    assert (told.json["name"], told.json["lang"]) == (name, language)
    assert told.json["background_color"] == "#fbfaf6"
    for icon in told.json["icons"]:
        assert school.visitor().get(icon["src"], buffered=True).status_code == 200
    assert {icon["purpose"] for icon in told.json["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize("path", ["/assignments", f"/exercises/{TOTAL}"])
def test_a_page_says_for_whom_it_may_be_kept(school: School, malee: Visitor, path: str) -> None:
    answer = malee.get(path)
    assert answer.headers[KEEP] == str(school.ids["malee"])
    assert answer.headers[RELEASE] == Assets.load().release
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_is_kept_only_as_it_is_without_a_question(malee: Visitor) -> None:
    """Devices keep it under its path alone."""
    assert KEEP not in malee.get("/assignments?of=yesterday").headers
    assert KEEP in malee.get("/assignments").headers


def test_what_is_said_once_is_not_kept(malee: Visitor) -> None:
    with malee.client.session_transaction() as session:
        session["_flashes"] = [("done", "Saved.")]
    assert KEEP not in malee.get("/assignments").headers
    assert KEEP in malee.get("/assignments").headers


def test_no_other_page_may_be_kept(school: School, malee: Visitor) -> None:
    assert KEEP not in malee.get("/submissions").headers
    assert KEEP not in malee.get("/exercises/basics/nothing").headers
    assert KEEP not in school.visitor().get(f"/exercises/{TOTAL}").headers
    assert KEEP not in school.visitor("kru").get("/classes").headers


def test_the_list_of_pages_has_all_work_and_changes_with_it(school: School, malee: Visitor) -> None:
    before = {page["address"]: page for page in malee.get("/assignments/pages.json").json["pages"]}
    assert {"/assignments", f"/exercises/{TOTAL}"} <= set(before)
    assert all(malee.get(address).headers.get(KEEP) for address in before)
    sent(school, 1, RIGHT)
    after = {page["address"]: page for page in malee.get("/assignments/pages.json").json["pages"]}
    changed = {address for address in before if before[address] != after[address]}
    assert changed == {"/assignments", f"/exercises/{TOTAL}"}


def test_a_device_fetches_the_pages_anew_that_say_another_due_time(school: School, malee: Visitor) -> None:
    before = {page["address"]: page["version"] for page in malee.get("/assignments/pages.json").json["pages"]}
    with school.session() as session, writing(session):
        session.execute(update(Assignment).values(due_at=DUE_AT + timedelta(days=1)))
    after = {page["address"]: page["version"] for page in malee.get("/assignments/pages.json").json["pages"]}
    assert after.keys() == before.keys()
    assert all(after[address] != before[address] for address in before)


def test_the_page_for_what_is_not_kept_is_nobodys(school: School) -> None:
    page = school.visitor().get("/offline", headers={"Accept-Language": "en"}).text
    assert "This page is not on this device." in page
    assert "&#34;user&#34;: null" in page


def test_a_page_carries_the_key_of_its_own_reader_only(school: School, malee: Visitor) -> None:
    mine, other = (sealed.public_key(SECRET, school.ids[name]) for name in ("malee", "ton"))
    page = malee.get("/assignments").text
    assert mine in page
    assert other not in page
    assert mine not in school.visitor().get("/sign-in").text


def test_a_page_that_is_kept_by_day_can_be_seen_by_night(malee: Visitor) -> None:
    malee.client.set_cookie("kradan_theme", "day")
    assert re.search(r'/night-\w+\.css" media="not all"', malee.get("/assignments").text)
