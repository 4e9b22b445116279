"""Draws the icons of the installed app from the mark of the house: `python -m scripts.icons`, after the mark has changed."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.frame.needs import windowed_chromium_path

ICONS = Path(__file__).resolve().parent.parent / "web" / "static" / "icons"
MARK = ICONS / "kradan.svg"
PAPER = "#fbfaf6"
"""Behind a maskable icon, whose edges a phone cuts off."""
SIZES = {"kradan-192.png": (192, 0.9, "transparent"), "kradan-512.png": (512, 0.9, "transparent")}
MASKABLE = {"kradan-maskable-512.png": (512, 0.62, PAPER)}
"""File: pixels, how much of them the mark takes, what is behind it."""


def main() -> int:
    """Write every file; 0."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=windowed_chromium_path(), args=["--no-sandbox"])
        page = browser.new_page()
        for name, (pixels, share, behind) in (SIZES | MASKABLE).items():
            draw(page, ICONS / name, pixels, share, behind)
            print(name)
        browser.close()
    return 0


def draw(page: Page, target: Path, pixels: int, share: float, behind: str) -> None:
    """One icon."""
    page.set_viewport_size({"width": pixels, "height": pixels})
    place = f"display:grid;place-items:center;width:100vw;height:100vh;margin:0;background:{behind}"
    mark = MARK.read_text(encoding="utf-8").replace("<svg ", f'<svg width="{pixels * share}" ', 1)
    page.set_content(f'<body style="{place}">{mark}</body>')
    page.screenshot(path=target, omit_background=behind == "transparent")


if __name__ == "__main__":
    sys.exit(main())
