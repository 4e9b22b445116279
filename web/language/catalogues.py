"""The message catalogues: collected from the sources, kept for each language, compiled for the running program.

Written so that merges stay calm: sorted by message, without line numbers, dates or names of tools; a translation whose
message has gone is kept as a comment until `tidy`, so that two branches do not throw away each other's sentences.
"""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from web.language.thai_lines import held_together

WEB = Path(__file__).parents[1]
TRANSLATIONS = WEB / "translations"
TEMPLATE = TRANSLATIONS / "messages.pot"
LANGUAGES = ("th", "en")

_METHODS = [("frontend/**", "ignore"), ("static/**", "ignore"), ("**.py", "python"), ("templates/**.html", "jinja2")]
_OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_HEADERS_KEPT = ('"Language:', '"Plural-Forms', '"MIME-Version', '"Content-')
"""Of the header, what does not change with the day, the person or the tool."""


def path_of(language: str) -> Path:
    """Where the catalogue of `language` is kept."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def collected(of: Container[Path] | None = None) -> Catalog:
    """Every message that the sources ask for, without translations; only those `of` these files, where there are any."""
    catalog = Catalog(project="kradan", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        WEB, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS, comment_tags=("Translators:",)
    )
    for file, _line, message, comments, context in found:
        if of is not None and WEB / file not in of:
            continue
        catalog.add(message, None, auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    """The stored catalogue of `language`; an empty one if there is none yet."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, project="kradan", charset="utf-8", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, ignore_obsolete=False)


def for_pages(language: str) -> Catalog:
    """The catalogue of `language` as pages say it: lines of Thai end where a reader expects it."""
    catalog = read(language)
    for message in catalog if language == "th" else ():
        if isinstance(message.string, str) and message.id:
            message.string = held_together(message.string)
        elif isinstance(message.string, tuple):
            message.string = tuple(held_together(form) for form in message.string)
    return catalog


def merged(language: str, template: Catalog, *, tidy: bool) -> Catalog:
    """The catalogue of `language` with the messages of `template`; English fills itself from the messages."""
    catalog = read(language)
    for message in list(catalog.obsolete.values()):
        catalog[message.id] = message
    catalog.obsolete.clear()
    catalog.update(template, no_fuzzy_matching=True)
    if tidy:
        catalog.obsolete.clear()
    if language == "en":
        for message in untranslated(catalog):
            message.string = message.id
    return catalog


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """The messages of `catalog` that have no sentence yet."""
    for message in catalog:
        if message.id and not _is_complete(message, catalog.num_plurals):
            yield message


def _is_complete(message: Message, plurals: int) -> bool:
    if isinstance(message.string, tuple):
        return len(message.string) >= plurals and all(message.string[:plurals])
    return bool(message.string)


def text_of(catalog: Catalog) -> str:
    """A catalogue as the text of its file: the same catalogue always gives the same text."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, no_location=True, sort_output=True, sort_by_file=False)
    lines = buffer.getvalue().decode().splitlines()
    body = lines[lines.index('msgid ""') + 2 :]
    end_of_header = body.index("") if "" in body else len(body)
    header = [line for line in body[:end_of_header] if line.startswith(_HEADERS_KEPT)]
    return "\n".join(['msgid ""', 'msgstr ""', *header, *body[end_of_header:]]).rstrip("\n") + "\n"


def compile_all() -> list[str]:
    """Compile the catalogues whose compiled form is missing or old; the languages that were compiled."""
    return [language for language in LANGUAGES if _compile(language)]


def _compile(language: str) -> bool:
    buffer = io.BytesIO()
    write_mo(buffer, for_pages(language))
    target = path_of(language).with_suffix(".mo")
    if target.is_file() and target.read_bytes() == buffer.getvalue():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(buffer.getvalue())
    return True
