"""The sentences that a browser says, in the tables that are built for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from web.built import practice_files
from web.language import catalogues, wording
from web.practice.translations import Table


@pytest.fixture(scope="module")
def files() -> dict[str, Path]:
    return practice_files.bundled()


@pytest.fixture
def thai(built: dict[str, Path]) -> Table:
    return Table.of("th", built["messages.th.json"].read_text(encoding="utf-8"))


def test_the_table_holds_what_the_bundle_says_and_nothing_else(files: dict[str, Path], thai: Table) -> None:
    said = {message.id for message in catalogues.collected(of=set(files.values())) if message.id}
    singular = {one if isinstance(one, str) else one[0] for one in said}
    assert set(thai.messages) == singular
    assert {"Every test passes.", "Practice", "Hint"} <= singular
    assert "Please sign in." not in singular
    assert len(singular) < len(list(catalogues.collected()))


def test_english_is_as_it_is_written(built: dict[str, Path]) -> None:
    told = json.loads(built["messages.en.json"].read_text(encoding="utf-8"))
    assert told["messages"] == {}
    english = Table.of("en", json.dumps(told))
    assert english.translated("Practice") == "Practice"
    assert [english.translated_plural("one", "more", count) for count in (0, 1, 2)] == ["more", "one", "more"]


def test_thai_has_one_form_for_every_number(thai: Table) -> None:
    forms = {thai.translated_plural("%(num)s stroke", "%(num)s strokes", count) for count in (0, 1, 7)}
    assert len(forms) == 1
    assert "stroke" not in forms.pop()


def test_what_no_table_knows_is_said_as_it_was_written(thai: Table) -> None:
    assert thai.translated("Nobody wrote this.") == "Nobody wrote this."
    assert thai.language() == "th"


def test_a_language_with_more_forms_takes_the_one_that_its_rule_names() -> None:
    plural = "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"
    table = Table.of("ru", json.dumps({"plural": plural, "messages": {"one": ["a", "b", "c"]}}))
    assert [table.translated_plural("one", "more", count) for count in (1, 3, 5, 21)] == ["a", "b", "c", "a"]
    assert table.translated("one") == "a"


def test_the_tables_speak_through_wording(monkeypatch: pytest.MonkeyPatch, thai: Table) -> None:
    monkeypatch.setattr(wording, "_used", [wording.AsWritten()])
    wording.use(thai)
    assert wording.language() == "th"
    assert wording.gettext("Practice") == "ผลซ้อม"


def test_the_files_carry_their_content_in_their_names(tmp_path: Path, built: dict[str, Path]) -> None:
    assert {name: path.name for name, path in built.items()} == practice_files.place_all(tmp_path)
    assert all(len(path.stem.rpartition("-")[2]) == 8 for path in built.values())
