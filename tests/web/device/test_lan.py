"""A school's own network: setting a device up, and what differs between plain HTTP and HTTPS on one machine."""

from __future__ import annotations

import ipaddress
import plistlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from grader.clock import now
from grader.machine.authority import fingerprint
from grader.machine.certificate import Files, Machine, ensure
from tests.web.applications import application
from tests.web.lessons import give
from tests.web.school import PASSWORD, School, prepare, settings_in
from web.language.thai_lines import as_written

ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
CHROMEBOOK = "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
SECURE = "https://192.168.1.10:8443"
PLAIN = "http://192.168.1.10:8000"


@pytest.fixture
def lan(tmp_path: Path) -> Iterator[Callable[..., School]]:
    """The school, served as `kradan up --lan` does: by `https=True`, or by plain HTTP beside it."""
    sessions, ids, class_id = prepare(tmp_path)
    ensure(Files(tmp_path / "https"), Machine("lab", (ipaddress.IPv4Address("192.168.1.10"),)), now())

    def serve(*, https: bool = False, **changes) -> School:
        settings = settings_in(tmp_path, http_port=8000, https_port=8443, https=https, **changes)
        return School(application(settings, sessions), sessions, ids, class_id)

    yield serve
    sessions.kw["bind"].dispose()


def authority(folder: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / "https" / "authority.crt").read_bytes())


def page(school: School, base: str = PLAIN, agent: str = ANDROID, language: str = "en") -> str:
    headers = {"User-Agent": agent, "Accept-Language": language}
    answer = school.visitor().get("/lan", base_url=base, headers=headers)
    assert answer.status_code == 200
    return answer.text


# --- the page --------------------------------------------------------------------------------------------------------


def test_who_has_not_signed_in_is_led_through_it(lan, tmp_path):
    told = page(lan())
    assert fingerprint(authority(tmp_path)) in told
    assert told.count("<li>") >= 12
    assert f"{SECURE}/" in told
    assert 'href="/lan/kradan.crt"' in told


@pytest.mark.parametrize(
    ("agent", "title"),
    [(ANDROID, "Android"), (IPHONE, "iPhone"), (CHROMEBOOK, "Chromebook"), (WINDOWS, "Windows")],
    ids=["Android", "iPhone", "Chromebook", "Windows"],
)
def test_the_steps_of_this_very_device_are_open(lan, agent, title):
    (opened,) = re.findall(r'<details class="lan__device" open>\s*<summary>(.*?)</summary>', page(lan(), agent=agent))
    assert title in opened


def test_every_device_has_three_steps_in_both_languages(lan):
    for language in ("th", "en"):
        told = page(lan(), language=language)
        lists = re.findall(r"<ol>(.*?)</ol>", told.split("<h1>")[1], re.DOTALL)
        assert [one.count("<li>") for one in lists] == [3, 3, 3, 3]
    assert "ใบรับรอง" in as_written(page(lan(), language="th"))


def test_a_machine_that_looks_at_itself_tells_how_others_reach_it(lan, monkeypatch):
    monkeypatch.setattr("web.device.lan.lan_address", lambda: "192.168.1.10")
    told = page(lan(), base="http://127.0.0.1:8000")
    assert f"{SECURE}/" in told
    assert "https://127.0.0.1" not in told


def test_the_code_for_the_camera_leads_to_the_page_itself(lan, monkeypatch):
    drawn: list[str] = []

    class Code:
        def svg_inline(self, **_more: object) -> str:
            return "<svg></svg>"

    def make(text: str, **_more: object) -> Code:
        drawn.append(text)
        return Code()

    monkeypatch.setattr("web.device.lan.segno.make", make)
    from web.device.lan import _code

    _code.cache_clear()
    page(lan())
    page(lan(lan_name="kradan.school.ac.th"))
    _code.cache_clear()
    assert drawn == [f"{PLAIN}/lan", "https://kradan.school.ac.th:8443/"]


def test_a_device_that_is_ready_is_told_so(lan):
    assert "This device is ready" in page(lan(https=True), base=SECURE)
    assert "This device is ready" not in page(lan())


def test_with_a_certificate_of_the_schools_own_there_is_nothing_to_install(lan):
    school = lan(lan_name="kradan.school.ac.th")
    told = page(school)
    assert "https://kradan.school.ac.th:8443/" in told
    assert "kradan.crt" not in told
    assert school.visitor().get("/lan/kradan.crt").status_code == 404


@pytest.mark.parametrize("path", ["/lan", "/lan/kradan.crt", "/lan/kradan.mobileconfig"])
def test_elsewhere_there_is_no_such_page(school, path):
    assert school.visitor().get(path).status_code == 404


# --- what is downloaded ----------------------------------------------------------------------------------------------


def test_the_certificate_is_what_devices_expect_and_no_key_is_in_it(lan, tmp_path):
    answer = lan().visitor().get("/lan/kradan.crt")
    assert answer.mimetype == "application/x-x509-ca-cert"
    assert 'filename="kradan.crt"' in answer.headers["Content-Disposition"]
    assert x509.load_der_x509_certificate(answer.data) == authority(tmp_path)
    assert b"PRIVATE" not in answer.data


def test_an_iphone_gets_a_profile_that_stays_the_same(lan, tmp_path):
    answer = lan().visitor().get("/lan/kradan.mobileconfig")
    assert answer.mimetype == "application/x-apple-aspen-config"
    (trusted,) = plistlib.loads(answer.data)["PayloadContent"]
    assert trusted["PayloadType"] == "com.apple.security.root"
    assert trusted["PayloadContent"] == authority(tmp_path).public_bytes(Encoding.DER)
    assert answer.data == lan().visitor().get("/lan/kradan.mobileconfig").data


# --- two doors of one machine ----------------------------------------------------------------------------------------


def test_plain_pages_say_what_is_missing_and_secure_ones_do_not(lan):
    missing = "This connection is not encrypted"
    headers = {"Accept-Language": "en"}
    assert missing in lan().visitor().get("/sign-in", base_url=PLAIN, headers=headers).text
    assert missing not in lan(https=True).visitor().get("/sign-in", base_url=SECURE, headers=headers).text


def test_the_exercise_page_keeps_its_room_and_its_menu_leads_there(lan):
    school = lan()
    give(school)
    told = school.visitor("malee").get("/exercises/basics/total", headers={"Accept-Language": "en"})
    assert "This connection is not encrypted" not in told.text
    assert 'href="/lan"' in told.text


def test_elsewhere_nothing_is_said_of_it(school):
    assert '"/lan"' not in school.visitor().get("/sign-in").text


def cookies_of(school: School, base: str) -> dict[str, str]:
    answer = school.visitor().post("/sign-in", {"username": "malee", "password": PASSWORD}, base_url=base)
    assert answer.status_code in {302, 303}
    return {one.split("=")[0]: one for one in answer.headers.getlist("Set-Cookie")}


def test_each_door_has_a_session_of_its_own_that_the_other_cannot_touch(lan):
    """A browser keeps one set of cookies for all ports, and refuses to replace a secure one from plain HTTP."""
    secure, plain = cookies_of(lan(https=True), "https://localhost:8443"), cookies_of(lan(), "http://localhost:8000")
    assert {"kradan_session", "kradan_here"} <= secure.keys()
    assert all("Secure" in secure[name] for name in ("kradan_session", "kradan_here"))
    assert not secure.keys() & plain.keys()
    assert not any("Secure" in one for one in plain.values())


def test_a_choice_of_colours_can_be_changed_through_both_doors(lan):
    for school, base in ((lan(https=True), "https://localhost:8443"), (lan(), "http://localhost:8000")):
        answer = school.visitor().post("/theme", {"theme": "night", "next": "/"}, base_url=base)
        (chosen,) = [one for one in answer.headers.getlist("Set-Cookie") if "night" in one]
        assert "Secure" not in chosen


def test_no_browser_is_told_to_stay_with_https(lan):
    """It would lock the plain page out, which shows how to trust the other one."""
    answer = lan(https=True).visitor().get("/sign-in", base_url=SECURE)
    assert "Strict-Transport-Security" not in answer.headers
