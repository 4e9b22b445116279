"""Where a browser really ends a line of Thai: never within a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from web.language.thai_lines import PAIRS, WORDS, held_together

pytestmark = pytest.mark.browser

LINES = """(texts) => {
  const box = document.createElement("p");
  box.style.width = "1px";
  document.body.append(box);
  const range = document.createRange();
  const letters = new Intl.Segmenter("th", { granularity: "grapheme" });
  return texts.map((text) => {
    box.textContent = text;
    const lines = [];
    let top = null;
    [...letters.segment(text)].forEach(({ segment: letter, index: at }) => {
      range.setStart(box.firstChild, at);
      range.setEnd(box.firstChild, at + letter.length);
      const shown = [...range.getClientRects()].filter((one) => one.width > 0).pop();
      if (shown && shown.top !== top) lines.push("");
      if (shown) top = shown.top;
      lines[lines.length - 1] += letter;
    });
    return lines.map((line) => line.replaceAll("\\u034f", "").replaceAll("\\u200b", ""));
  });
}"""
"""The lines of each text where there is room for one letter only: every place at which a line may end."""


def test_a_line_never_ends_within_a_word(open_at: Callable[..., BrowserContext]) -> None:
    page = open_at(360).new_page()
    page.set_content("<!doctype html><html lang=th>")
    words = [word.replace("-", "") for word in WORDS]
    lines = page.evaluate(LINES, [held_together(f"จาก{word}แล้ว") for word in words])
    assert lines == [["จาก", word, "แล้ว"] for word in words]


def test_words_side_by_side_are_told_apart(open_at: Callable[..., BrowserContext]) -> None:
    page = open_at(360).new_page()
    page.set_content("<!doctype html><html lang=th>")
    lines = page.evaluate(LINES, [held_together(pair.replace("-", "")) for pair in PAIRS])
    for pair, found in zip(PAIRS, lines, strict=True):
        first, second = pair.split("-")
        assert "".join(found) == first + second
        assert any("".join(found[:end]) == first for end in range(1, len(found)))
