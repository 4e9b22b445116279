"""A new release reaches every device, and no page is ever made of two."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import sign_in_as, wait_until
from tests.browser.pages_server import Server
from tests.web.lessons import TOTAL
from web import build
from web.built import precache, static_files
from web.built.assets import DIST, Assets

pytestmark = pytest.mark.browser

EXERCISE = f"/exercises/{TOTAL}"
RELEASES = "async () => (await caches.keys()).filter((name) => name.startsWith('release-')).sort()"
PAGE_IS_OF = """async ([path, release]) => {
  for (const name of (await caches.keys()).filter((one) => one.startsWith("pages-"))) {
    const page = await (await caches.open(name)).match(path, {ignoreVary: true});
    if (page?.headers.get("X-Kradan-Release") === release) return true;
  }
  return false;
}"""
MARK = 'document.documentElement.dataset.made="by the second release";\n'


class Installation:
    """The built files in a folder of the test's own, of which a second release can be made."""

    def __init__(self, server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.assets = Assets.of(server.school.app)
        self.dist = folder / "dist"
        self.dist.mkdir()
        for name, built in self.assets.files.items():
            if "/" not in name:
                shutil.copyfile(DIST / built, self.dist / built)
        shutil.copytree(static_files.FOLDER / "icons", folder / "icons")
        monkeypatch.setattr(static_files, "FOLDER", folder)
        self._first = dict(self.assets.files)

    def publish_second(self) -> None:
        """What an update does: other files under other names, a list and a worker of them; the old script is gone."""
        old = self.dist / self.assets.files["main.js"]
        made = self.dist / "main-SECOND.js"
        made.write_text(MARK + old.read_text(encoding="utf-8"), encoding="utf-8")
        old.unlink()
        self.assets.files["main.js"] = made.name
        small = {name: built for name, built in self.assets.files.items() if "/" not in name}
        self.assets.files.update(precache.build(self.dist, build.FRONTEND, small))

    def put_back(self) -> None:
        """The application goes on with what was built."""
        self.assets.files.update(self._first)


@pytest.fixture
def installation(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    folder = tmp_path / "static"
    folder.mkdir()
    made = Installation(server, folder, monkeypatch)
    yield made
    made.put_back()


def of_release(page: Page, *, second: bool) -> None:
    """The page's script ran, and it is the one of that release."""
    expect(page.locator("html.has-scripts")).to_be_attached()
    assert (page.evaluate("document.documentElement.dataset.made") is not None) is second


def test_a_new_release_replaces_the_old_one_and_no_page_mixes_them(
    server: Server, installation: Installation, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en", worker=True)
    sign_in_as(context, server.school, "malee", server.address)
    first, page = context.new_page(), context.new_page()
    first.goto(server.address + "/assignments")
    release = installation.assets.release
    wait_until(first, PAGE_IS_OF, [EXERCISE, release])
    assert first.evaluate(RELEASES) == [f"release-{release}"]

    installation.publish_second()
    server.stop()
    page.goto(server.address + EXERCISE)  # of the old release, with the old script, which only this device has
    of_release(page, second=False)
    expect(page.locator(".cm-content")).to_be_attached()

    server.start()
    page.goto(server.address + "/assignments")
    of_release(page, second=True)
    wait_until(page, PAGE_IS_OF, [EXERCISE, installation.assets.release])
    both = {f"release-{release}", f"release-{installation.assets.release}"}
    assert set(page.evaluate(RELEASES)) == both, "a page of the old release is still open"

    first.close()
    page.reload()
    wait_until(page, f"async () => (await ({RELEASES})()).length === 1")
    assert page.evaluate(RELEASES) == [f"release-{installation.assets.release}"]
    server.stop()
    page.goto(server.address + EXERCISE)
    of_release(page, second=True)
    expect(page.locator(".cm-content")).to_be_attached()
