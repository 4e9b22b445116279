"""People's names: the key that puts Thai and English names in the order of a dictionary."""

from __future__ import annotations

import unicodedata

LEADING_VOWELS = frozenset("เแโใไ")
"""Written before the consonant they follow in the dictionary."""
LESSER_MARKS = frozenset("็่้๊๋์ํ๎")
"""Tone marks and their like: they decide only between words that are otherwise the same."""
LONGEST_KEY = 400
CONSONANTS = frozenset(chr(code) for code in range(ord("ก"), ord("ฮ") + 1))


def sort_key(name: str) -> str:
    """A text whose plain order is the order of names; the marks that count least come last.

    English sorts without regard to case and accents, and before Thai.
    """
    main: list[str] = []
    lesser: list[str] = []
    letters = _letters(name)
    position = 0
    while position < len(letters):
        letter = letters[position]
        follower = letters[position + 1] if position + 1 < len(letters) else ""
        if letter in LEADING_VOWELS and follower in CONSONANTS:
            main += [follower, letter]
            position += 2
            continue
        if letter in LESSER_MARKS:
            lesser.append(f"{len(main):03d}{letter}")
        else:
            main.append(letter)
        position += 1
    return ("".join(main) + "\x01" + "".join(lesser))[:LONGEST_KEY]


def tidy(name: str) -> str:
    """The name in one Unicode form, without stray or repeated spaces and without control characters."""
    shown = "".join(letter if unicodedata.category(letter)[0] != "C" or letter in "\t\n" else "" for letter in name)
    return " ".join(unicodedata.normalize("NFC", shown).split())


def _letters(name: str) -> list[str]:
    """Case-folded letters without Latin accents; Thai marks stay."""
    decomposed = unicodedata.normalize("NFD", tidy(name).casefold())
    return [
        letter
        for letter in decomposed
        if not unicodedata.combining(letter) or letter in LESSER_MARKS or _is_thai(letter)
    ]


def _is_thai(letter: str) -> bool:
    return "\u0e00" <= letter <= "\u0e7f"
