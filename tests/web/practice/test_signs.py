"""The signs of a report are drawn on the device, too, where the page takes only plain colours from Python."""

from __future__ import annotations

import re
from pathlib import Path

ICONS = Path(__file__).parents[3] / "web" / "templates" / "shared" / "icons.html"


def test_no_sign_is_drawn_in_a_colour_that_the_page_does_not_take_from_python():
    assert re.findall(r'(?:fill|stroke)="[^"]*[(\\\\][^"]*"', ICONS.read_text(encoding="utf-8")) == []
