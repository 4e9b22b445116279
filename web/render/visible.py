"""Text that can be shown safely: what has no shape of its own gets a visible stand-in, and letters stay whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

NAMES = {
    "\u00ad": "SHY",
    "\u034f": "CGJ",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u2060": "WJ",
    "\ufeff": "BOM",
}
"""Invisible characters that pupils paste by accident, and the names under which they are known."""

JOINER = "\u200d"
SARA_AM = ("\u0e33", "\u0eb3")
"""Thai and Lao: a letter by its category, yet drawn as one with the consonant before it."""
TAGS = ("\U000e0020", "\U000e007f")
"""Invisible letters that spell a region behind a black flag, and stand for nothing anywhere else."""
_FLAGS = re.compile(f"(\U0001f3f4[{TAGS[0]}-{TAGS[1]}]+)")
PICTURES = 0x2400
"""Where Unicode keeps the pictures of the control characters."""
SHOWN_SPACES = {" ": "·", "\t": "→", "\u00a0": "⍽", "\n": "⏎", "\r": "␍"}


def visible(text: str) -> str:
    """The same text with a stand-in for each character that would not be seen or would reorder others.

    Spaces, tabs and line ends stay as they are, and a joiner stays inside the sign that it joins.
    """
    return "".join(
        part if number % 2 else "".join(map(_stand_in, part)) for number, part in enumerate(_FLAGS.split(text))
    )


def with_spaces(text: str) -> str:
    """The text with its spaces, tabs and line ends drawn as signs: for where they make the difference."""
    return "".join(SHOWN_SPACES.get(letter, letter) for letter in text)


def spaces_told(text: str) -> list[tuple[str, int]]:
    """The same for the ear: each of those signs with how many stand together; what is no such sign is left out."""
    told = ((sign, sum(1 for _ in run)) for sign, run in groupby(text))
    return [(sign, count) for sign, count in told if sign in SHOWN_SPACES.values()]


def clusters(text: str) -> Iterator[str]:
    """What a reader sees as single letters, each with its vowels, marks and modifiers; joined, they are the text."""
    current = ""
    for letter in text:
        if current and _continues(current, letter):
            current += letter
            continue
        if current:
            yield current
        current = letter
    if current:
        yield current


def _continues(current: str, letter: str) -> bool:
    """Whether `letter` is drawn as one with what came before it."""
    if current[-1] in "\n\r\t ":
        return current == "\r" and letter == "\n"
    if letter in SARA_AM or letter == JOINER or unicodedata.category(letter) in {"Mn", "Mc", "Me"}:
        return True
    if "\U0001f3fb" <= letter <= "\U0001f3ff" or TAGS[0] <= letter <= TAGS[1]:  # skin tones, and regions of a flag
        return True
    if _is_jamo(current[-1]) and "\u1160" <= letter <= "\u11ff":  # the parts of a Korean syllable
        return True
    if current[-1] == JOINER:
        return not letter.isspace()
    return len(current) == 1 and _is_flag_half(current) and _is_flag_half(letter)


def _is_jamo(letter: str) -> bool:
    return "\u1100" <= letter <= "\u11ff" or "\uac00" <= letter <= "\ud7a3"


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _stand_in(letter: str) -> str:
    if letter in "\n\t" or letter == JOINER:
        return letter
    if letter in NAMES:
        return f"⟨{NAMES[letter]}⟩"
    if letter < " ":
        return chr(PICTURES + ord(letter))
    if letter == "\x7f":
        return "␡"
    if unicodedata.category(letter) in {"Cc", "Cf", "Cs"}:
        return f"⟨U+{ord(letter):04X}⟩"
    return letter
