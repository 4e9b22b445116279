"""Sentences of ours in the reader's language, wherever the page is made: by Flask on the server, by Python in a browser.

Named as Babel collects them. Who makes a page plugs in once where translations come from: `use(…)`; until then a sentence
is as it was written. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Translations(Protocol):
    """Where translations come from, and the language of the reader at this moment."""

    def language(self) -> str:
        """`th` or `en`."""

    def translated(self, message: str) -> str:
        """The message in the reader's language; the message itself where there is no translation."""

    def translated_plural(self, singular: str, plural: str, count: int) -> str:
        """The form of the message that goes with this count."""


class AsWritten:
    """No translations: English."""

    def language(self) -> str:
        """English."""
        return "en"

    def translated(self, message: str) -> str:
        """The message itself."""
        return message

    def translated_plural(self, singular: str, plural: str, count: int) -> str:
        """One of both."""
        return singular if count == 1 else plural


_used: list[Translations] = [AsWritten()]


def use(translations: Translations) -> None:
    """Take translations from here, from now on and for this whole process."""
    _used[0] = translations


def language() -> str:
    """The language of the reader: `th` or `en`."""
    return _used[0].language()


def gettext(message: str, **params: object) -> str:
    """The message in the reader's language; `%(name)s` takes the parameter of that name."""
    text = _used[0].translated(message)
    return text % params if params else text


def ngettext(singular: str, plural: str, num: int, **params: object) -> str:
    """The same for a message with a number, which is its parameter `num`, too."""
    return form_of(singular, plural, num) % {"num": num, **params}


def form_of(singular: str, plural: str, num: int) -> str:
    """The form of a message that goes with a number, its parameters not yet in place."""
    return _used[0].translated_plural(singular, plural, num)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message that is translated whenever it is read: `str(sentence)`."""

    message: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return gettext(self.message, **self.params)

    def filled(self, params: Mapping[str, object]) -> str:
        """The sentence in the reader's language, with these parameters in place."""
        return str(self) % params if params else str(self)


def lazy_gettext(message: str, **params: object) -> Sentence:
    """A sentence for a table that is made before there is a reader."""
    return Sentence(message, params)
