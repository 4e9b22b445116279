"""Texts that look the same to a reader and are not: signs typed in another way, or letters of another script."""

from __future__ import annotations

import unicodedata

from web.render.visible import clusters

_SARA_E, _SARA_AE = "\u0e40", "\u0e41"
_SARA_AM, _NIKHAHIT_AA = "\u0e33", "\u0e4d\u0e32"
_OTHER_SCRIPTS = str.maketrans(
    "АВЕКМНОРСТХаеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΧο",
    "ABEKMHOPCTXaeopcyxiABEZHIKMNOPTXo",
)
"""Letters of Cyrillic and Greek, and the Latin ones that look like them."""
_DOTTED_CIRCLE = "◌"
_MOST_SPELLED = 6


def look_alike(one: str, other: str) -> bool:
    """Whether two different texts look the same: แ typed as เเ, marks in another order, an a of another script."""
    return one != other and _skeleton(one) == _skeleton(other)


def spelled(text: str) -> str:
    """The letters one by one with their numbers, so that what looks alike can be told apart."""
    letters = [f"{_shown(letter)} (U+{ord(letter):04X})" for letter in text[:_MOST_SPELLED]]
    return " + ".join(letters) + (" …" if len(text) > _MOST_SPELLED else "")


def _skeleton(text: str) -> str:
    plain = unicodedata.normalize("NFD", text).translate(_OTHER_SCRIPTS)
    plain = plain.replace(_SARA_E * 2, _SARA_AE).replace(_SARA_AM, _NIKHAHIT_AA)
    return "".join(cluster[:1] + "".join(sorted(cluster[1:])) for cluster in clusters(plain))


def _shown(letter: str) -> str:
    return f"{_DOTTED_CIRCLE}{letter}" if unicodedata.category(letter).startswith("M") else letter
