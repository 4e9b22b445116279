"""In which language words are read aloud that are not in the language of their page: code, and names nobody translated.

A Thai voice spells `ZeroDivisionError` letter by letter or makes nonsense of it, an English one is silent at Thai.
Standard library only: a browser needs it too.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from web.language import wording

_THAI = re.compile("[ก-๛]")
_LATIN = re.compile("[A-Za-z]")
_MUCH = 4
"""A Thai voice reads a foreign word between its own; a text is foreign to it where so many letters to a Thai one are."""


def language_of(text: str, page: str) -> str | None:
    """The language that `text` is marked with on a page in the language `page`; None for the page's own."""
    thai, latin = len(_THAI.findall(text)), len(_LATIN.findall(text))
    if page == "th":
        return "en" if latin > _MUCH * thai else None
    return "th" if thai > latin else None


def spoken(text: object) -> Markup:
    """For a template: `<h1{{ title | spoken }}>` is marked with the language of the title, if that is another one."""
    language = language_of(str(text), wording.language())
    return Markup(' lang="{}"').format(language) if language else Markup()
