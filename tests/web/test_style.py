"""The style sheets: one place for colours and sizes, and enough contrast in every pair of them that is used."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "web" / "static" / "css"
FRONTEND = CSS.parents[1] / "frontend"
NAMING = {"tokens.css", "night.css"}
SHEETS = sorted(path for path in CSS.rglob("*.css") if path.name not in NAMING)

READABLE = 4.5
"""Of text, by WCAG AA."""
VISIBLE = 3.0
"""Of a border or a sign that tells something."""

SURFACES = ("paper", "raised", "wash")
PAIRS = [
    *product(("ink", "ink-quiet", "board", "pass", "not-yet", "ours", "danger"), SURFACES),
    *(("ink", f"{name}-wash") for name in ("board", "pass", "not-yet", "ours")),
    *((name, f"{name}-wash") for name in ("board", "pass", "not-yet", "ours")),
    ("on-board", "board"),
    ("on-board", "board-strong"),
    ("on-danger", "danger"),
    ("board-strong", "board-wash"),
    ("board-strong", "wash"),
    *product(("code-keyword", "code-string", "code-number", "code-comment", "code-name"), ("raised", "wash")),
    *product(("ink", "code-keyword", "code-string", "code-number", "code-comment", "code-name"), ("pass-wash", "not-yet-wash")),
]  # fmt: skip


def colours(sheet: str) -> dict[str, str]:
    """The colour tokens of a sheet, as `#rrggbb`."""
    text = (CSS / sheet).read_text(encoding="utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    """How bright a colour is to the eye, from 0 to 1, as WCAG computes it."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


DAY = colours("tokens.css")
NIGHT = {**DAY, **colours("night.css")}
THEMES = [pytest.param(DAY, id="day"), pytest.param(NIGHT, id="night")]


def test_black_on_white_has_the_contrast_it_should() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("words", "surface"), PAIRS)
def test_words_can_be_read_on_their_surface(theme: dict[str, str], words: str, surface: str) -> None:
    assert contrast(theme[words], theme[surface]) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", ["paper", "raised"])
@pytest.mark.parametrize("sign", ["edge", "board", "pass", "not-yet"])
def test_borders_and_signs_can_be_seen(theme: dict[str, str], sign: str, surface: str) -> None:
    assert contrast(theme[sign], theme[surface]) >= VISIBLE


def test_night_has_its_own_value_for_every_colour() -> None:
    assert set(colours("night.css")) == set(DAY)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_only_the_tokens_name_a_colour_or_a_size(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"@media [^{]*", "", text)
    named = re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\([^)]*\)|\b(?!0\b)[\d.]+(?:px|rem)\b", text)
    assert named == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_token_that_is_used_is_there(sheet: Path) -> None:
    tokens = set(re.findall(r"(--[a-z0-9-]+):", (CSS / "tokens.css").read_text(encoding="utf-8")))
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet.read_text(encoding="utf-8")))
    assert used <= tokens


def test_what_has_a_value_of_its_own_for_want_of_another_is_set_by_a_script() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (FRONTEND / "behaviours").glob("*.js"))
    measured = {
        name for sheet in SHEETS for name in re.findall(r"var\((--[a-z0-9-]+),", sheet.read_text(encoding="utf-8"))
    }
    assert measured
    assert {name for name in measured if f'setProperty("{name}"' not in scripts} == set()


def test_every_sheet_is_part_of_the_whole() -> None:
    imported = set(re.findall(r'@import "([^"]+)"', (CSS / "main.css").read_text(encoding="utf-8")))
    there = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")}
    assert there - imported == {"main.css", "night.css"}
