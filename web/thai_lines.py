"""Where a line of Thai may not end: browsers find the ends by a dictionary, which lacks words of programming.

Nothing here is seen: a word joiner within a word, a space that holds on to what repeats the word before it.
"""

from __future__ import annotations

_JOINER = "\N{WORD JOINER}"
_HELD = {
    "ลิสต์": f"ลิ{_JOINER}สต์",
    " ๆ": "\N{NO-BREAK SPACE}ๆ",
}
"""What browsers would divide, as `Intl.Segmenter` of Chromium 156 shows, and how it holds together."""


def held_together(text: str) -> str:
    """The text for a page, never for code: its lines end where a reader expects it."""
    for word, held in _HELD.items():
        text = text.replace(word, held)
    return text
