"""What a page weighs: every file that it really asks for, in the form in which it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.request import Request, urlopen

from playwright.sync_api import BrowserContext

from web.built.assets import Assets

Fetch = Callable[[str, str], bytes]
"""`fetch(path, accepted encodings)`: the body as it is sent."""

_LINK = re.compile(r"<link [^>]*>")
_SCRIPT = re.compile(r'<script [^>]*src="([^"]+)"')
_ADDRESS = re.compile(r'href="([^"]+)"')
_FONT = re.compile(r"url\(\"?([^)\"]+\.woff2)\"?\)")
_ASKED_FOR = ('rel="stylesheet"', 'rel="modulepreload"', 'rel="icon"', 'rel="manifest"')
PACKED = "br, gzip"


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes by address; fonts apart, since no text waits for them."""

    needed: dict[str, int]
    fonts: dict[str, int]

    @property
    def needed_kilobytes(self) -> float:
        """Page, style sheets and scripts."""
        return sum(self.needed.values()) / 1000

    @property
    def fonts_kilobytes(self) -> float:
        """All that the style sheets name, whatever the page's language."""
        return sum(self.fonts.values()) / 1000


def of_page(path: str, fetch: Fetch) -> Weight:
    """Weigh the page: itself, its style sheets and scripts, what those import before anything can be typed."""
    html = fetch(path, "identity").decode()
    asked = {
        address
        for link in _LINK.findall(html)
        if any(kind in link for kind in _ASKED_FOR)
        for address in _ADDRESS.findall(link)
    }
    asked |= set(_SCRIPT.findall(html))
    asked |= _imported(asked)
    needed = {path: len(fetch(path, PACKED))} | {address: len(fetch(address, PACKED)) for address in sorted(asked)}
    sheets = [address for address in asked if address.endswith(".css")]
    fonts = {font.removeprefix("./") for sheet in sheets for font in _FONT.findall(fetch(sheet, "identity").decode())}
    return Weight(needed, {font: len(fetch(f"/static/dist/{font}", PACKED)) for font in sorted(fonts)})


def _imported(addresses: set[str]) -> set[str]:
    """The addresses of what these scripts import to begin with."""
    assets = Assets.load()
    names = {f"/static/dist/{built}": name for name, built in assets.files.items()}
    return {
        f"/static/{path}"
        for address in addresses
        if address.endswith(".js")
        for path in assets.imported_by(names[address])
    }


def raw(context: BrowserContext, address: str, accepted: str) -> bytes:
    """A body as the server sends it, asked for with the cookies of that browser."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in context.cookies(address))
    request = Request(address, headers={"Accept-Encoding": accepted, "Cookie": cookies, "Accept-Language": "th"})  # noqa: S310 - our own loopback
    with urlopen(request) as answer:  # noqa: S310
        body: bytes = answer.read()
    return body
