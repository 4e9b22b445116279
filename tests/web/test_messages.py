"""The sentences of the pages: complete in Thai and English, and never stale."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from click.testing import CliRunner

from web import messages
from web.language import catalogues

PLACEHOLDER = re.compile(r"%\((\w+)\)(\w)")


def sentences(message: Message) -> list[str]:
    """What a message is translated to, one or several."""
    return [str(text) for text in message.string] if isinstance(message.string, tuple) else [str(message.string or "")]


def placeholders(text: str) -> set[tuple[str, ...]]:
    return set(PLACEHOLDER.findall(text))


def asked_placeholders(message: Message) -> set[tuple[str, ...]]:
    parts = message.id if isinstance(message.id, tuple) else (message.id,)
    return set().union(*(placeholders(str(part)) for part in parts))


def test_the_catalogues_are_as_the_sources_ask() -> None:
    complaints = messages.stale(messages.current_texts(tidy=False))
    assert complaints == [], "run `make messages`"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_placeholder_is_in_every_sentence(language: str) -> None:
    wrong = [
        message.id
        for message in catalogues.read(language)
        if message.id
        for sentence in sentences(message)
        if not placeholders(sentence) <= asked_placeholders(message)
        or (not message.pluralizable and placeholders(sentence) != asked_placeholders(message))
    ]
    assert wrong == []


def test_thai_is_written_in_thai() -> None:
    latin_only = {"Python", "CSV"}
    wrong = [
        message.id
        for message in catalogues.read("th")
        if message.id
        for sentence in sentences(message)
        if re.search("[a-zA-Z]{4}", PLACEHOLDER.sub("", sentence))
        and not re.search("[ก-๙]", sentence)
        and sentence not in latin_only
    ]
    assert wrong == []


def test_the_same_catalogue_always_gives_the_same_text() -> None:
    text = catalogues.text_of(catalogues.read("th"))
    assert text == catalogues.path_of("th").read_text(encoding="utf-8")
    assert "POT-Creation-Date" not in text
    assert not re.search(r"^#: ", text, re.MULTILINE)


def test_a_translation_survives_its_message_being_away_for_a_while() -> None:
    template = Catalog()
    template.add("Save")
    with_it = catalogues.merged("th", catalogues.collected(), tidy=False)
    kept = catalogues.text_of(with_it)
    assert 'msgid "Sign in"' in kept
    without = catalogues.merged("th", template, tidy=False)
    assert "Sign in" in without.obsolete
    assert "Sign in" not in catalogues.merged("th", template, tidy=True).obsolete


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogues, to be changed by this test alone."""
    shutil.copytree(catalogues.TRANSLATIONS, tmp_path / "web" / "translations")
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path / "web" / "translations")
    monkeypatch.setattr(catalogues, "TEMPLATE", tmp_path / "web" / "translations" / "messages.pot")
    return tmp_path / "web" / "translations"


def in_copies(monkeypatch: pytest.MonkeyPatch, *messages_asked: str) -> None:
    """Let the sources ask for exactly these messages."""
    template = Catalog()
    for message in messages_asked:
        template.add(message)
    monkeypatch.setattr(catalogues, "collected", lambda: template)


def test_the_command_says_what_is_left_to_translate(copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_copies(monkeypatch, "Sign in", "A sentence that is quite new")
    told = CliRunner().invoke(messages.main, []).output
    assert told.splitlines() == ["th: 1 to translate", "  'A sentence that is quite new'", "en: complete"]
    thai = (copies / "th" / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
    assert 'msgid "A sentence that is quite new"\nmsgstr ""' in thai
    assert '#~ msgid "Sign out"' in thai
    assert (copies / "th" / "LC_MESSAGES" / "messages.mo").is_file()


def test_check_changes_nothing_and_names_what_is_wrong(copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "WEB", copies.parent)
    before = {path: path.read_bytes() for path in copies.rglob("*.po*")}
    in_copies(monkeypatch, "Sign in")
    checked = CliRunner().invoke(messages.main, ["--check"])
    assert checked.exit_code == 1
    assert "web/translations/messages.pot is stale: run `make messages`" in checked.output
    assert {path: path.read_bytes() for path in copies.rglob("*.po*")} == before


@pytest.mark.parametrize("options", [[], ["--tidy"]])
def test_check_is_content_after_the_command_it_names(
    copies: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.setattr(catalogues, "WEB", copies.parent)
    in_copies(monkeypatch, "Sign in")
    assert CliRunner().invoke(messages.main, options).exit_code == 0
    assert CliRunner().invoke(messages.main, ["--check"]).exit_code == 0


def test_a_language_begins_with_an_empty_catalogue(copies: Path) -> None:
    (copies / "th" / "LC_MESSAGES" / "messages.po").unlink()
    assert len(catalogues.read("th")) == 0


def test_english_fills_itself() -> None:
    template = Catalog()
    template.add("A sentence that is quite new")
    template.add(("%(num)s thing", "%(num)s things"))
    english = catalogues.merged("en", template, tidy=True)
    assert english["A sentence that is quite new"].string == "A sentence that is quite new"
    assert english["%(num)s thing"].string == ("%(num)s thing", "%(num)s things")
