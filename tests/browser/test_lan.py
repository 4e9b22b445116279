"""The school's network as a browser sees it: ready for everything by HTTPS, and told what is missing by plain HTTP."""

from __future__ import annotations

import base64
import hashlib
import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import BrowserContext, Playwright, expect

from grader.cli.serve import direct_command
from grader.clock import now
from grader.machine.certificate import Files, Machine, ensure
from grader.machine.lan import Lan
from tests.browser.test_accessibility import AXE, FIND
from tests.frame.needs import chromium_path
from tests.grader.cli.test_up import free_port
from tests.web.lessons import give
from tests.web.school import PASSWORD, SECRET, School, prepare, settings_in
from web.app import create_app

pytestmark = pytest.mark.browser
NAME = "kradan.lan"
"""A name of the network's own: only by its address would this very machine be a secure context, also by plain HTTP."""
READY_SECONDS = 120


@dataclass
class Doors:
    """The two addresses of one machine."""

    plain: str
    secure: str
    server_key: str
    """Of the certificate, as Chromium is told to trust it for this run."""


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    folder = tmp_path_factory.mktemp("lan")
    files, lan = Files(folder / "https"), Lan(free_port(), free_port())
    ensure(files, Machine("kradan", ()), now())
    sessions, ids, class_id = prepare(folder)
    give(School(create_app(settings_in(folder), sessions=sessions), sessions, ids, class_id))
    sessions.kw["bind"].dispose()
    servers = [
        subprocess.Popen(direct_command("127.0.0.1", lan.http_port), env=environment(folder, lan, https=False)),
        subprocess.Popen(
            direct_command("127.0.0.1", lan.https_port, certificate=files.server),
            env=environment(folder, lan, https=True),
        ),
    ]
    try:
        for port in (lan.http_port, lan.https_port):
            wait_for(port)
        yield Doors(f"http://{NAME}:{lan.http_port}", f"https://{NAME}:{lan.https_port}", key_of(files.server))
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait(30)


def environment(folder: Path, lan: Lan, *, https: bool) -> dict[str, str]:
    ours = {
        "KRADAN_MODE": "development",
        "KRADAN_SECRET_KEY": SECRET,
        "KRADAN_DATABASE_URL": f"sqlite:///{folder}/school.db",
        "KRADAN_REDIS_URL": "redis://127.0.0.1:1/0",
        "KRADAN_DATA_DIR": str(folder),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith("KRADAN_")}
    return {**others, **ours, **lan.environ(https=https)}


def wait_for(port: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return


def key_of(pem: Path) -> str:
    public = x509.load_pem_x509_certificate(pem.read_bytes()).public_key()
    return base64.b64encode(
        hashlib.sha256(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    ).decode()


@pytest.fixture
def device(playwright_: Playwright, doors: Doors) -> Iterator[BrowserContext]:
    """A pupil's device, on which the certificate is trusted."""
    flags = [
        "--no-sandbox",
        f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
        f"--ignore-certificate-errors-spki-list={doors.server_key}",
    ]
    browser = playwright_.chromium.launch(executable_path=chromium_path(), args=flags)
    context = browser.new_context(locale="en-US", viewport={"width": 360, "height": 640})
    context.set_default_timeout(60_000)
    yield context
    browser.close()


def sign_in(device: BrowserContext, address: str, name: str) -> None:
    page = device.new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/assignments")
    page.close()


def test_by_https_a_device_has_all_that_needs_a_secure_page(device, doors):
    sign_in(device, doors.secure, "malee")
    page = device.new_page()
    page.goto(f"{doors.secure}/assignments")
    assert page.evaluate("isSecureContext")
    worker = page.evaluate("navigator.serviceWorker.ready.then((found) => found.active.scriptURL)")
    assert worker == f"{doors.secure}/service-worker.js"
    expect(page.get_by_text("This connection is not encrypted")).to_have_count(0)


def test_by_plain_http_all_goes_on_and_the_page_says_what_is_missing_and_leads_to_it(device, doors):
    sign_in(device, doors.plain, "malee")
    page = device.new_page()
    page.goto(f"{doors.plain}/assignments")
    assert not page.evaluate("isSecureContext")
    expect(page.get_by_text("This connection is not encrypted")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Set up this device").click()
    expect(page.get_by_role("heading", name="Set up this device")).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.get_by_text("Windows computer").click()
    assert page.evaluate(FIND) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the certificate").locator("visible=true").click()
    assert download.value.suggested_filename == "kradan.crt"
    expect(page.get_by_role("link", name=f"{doors.secure}/").locator("visible=true")).to_be_visible()


def test_two_pupils_signed_in_through_two_doors_of_one_browser_do_not_meet(device, doors):
    sign_in(device, doors.secure, "malee")
    sign_in(device, doors.plain, "ton")
    page = device.new_page()
    for address, name in [(doors.secure, "malee"), (doors.plain, "ton")] * 2:
        page.goto(f"{address}/account")
        expect(page.get_by_text(name, exact=True).first).to_be_attached()


def test_a_server_that_nobody_vouched_for_is_refused(doors):
    """What the flag above stands in for: without trust there is no page."""
    port = int(doors.secure.rpartition(":")[2])
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    with pytest.raises(ssl.SSLCertVerificationError), line:
        ssl.create_default_context().wrap_socket(line, server_hostname=NAME)
