"""The schema for editors: current, documented, and never stricter than the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.exercise import keys, schema
from grader.exercise.load import load
from grader.exercise.shapes import Each, Either, Map, Record, Shape
from tests.grader.exercise.files import BAD, EVERYTHING

ROOT = Path(__file__).resolve().parents[3]


def records(shape: Shape) -> Iterator[Record]:
    if isinstance(shape, Record):
        yield shape
        for key in shape.keys:
            yield from records(key.shape)
    elif isinstance(shape, Each | Map):
        yield from records(shape.shape)
    elif isinstance(shape, Either):
        yield from records(shape.other)


ALL = {record.noun: record for record in records(keys.EXERCISE)}
KEYS = sorted({(noun, key.name) for noun, record in ALL.items() for key in record.keys})


def fits(value: Any, wanted: dict[str, Any]) -> bool:
    """Whether a value fits a schema, as far as ours use the language of schemas."""
    known = {"$schema", "$comment", "title", "description", "type", "properties", "additionalProperties", "required", "items",
             "minItems", "maxItems", "anyOf", "enum", "minimum", "maximum", "minLength", "maxLength", "propertyNames",
             "maxProperties"}  # fmt: skip
    assert set(wanted) <= known
    types: dict[str, Any] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
    }
    kind = wanted.get("type", "")
    if kind and (not isinstance(value, types[kind]) or (isinstance(value, bool) and kind != "boolean")):
        return False
    answers = ["anyOf" not in wanted or any(fits(value, one) for one in wanted["anyOf"])]
    answers += ["enum" not in wanted or value in wanted["enum"]]
    if isinstance(value, dict) and kind == "object":
        known_keys = wanted.get("properties", {})
        other = wanted["additionalProperties"]
        answers += [key in value for key in wanted.get("required", ())]
        answers += [key in known_keys or other is not False for key in value]
        answers += [fits(item, known_keys.get(key, other or {})) for key, item in value.items()]
    if isinstance(value, list) and kind == "array":
        answers += [
            wanted["minItems"] <= len(value) <= wanted["maxItems"],
            *(fits(item, wanted["items"]) for item in value),
        ]
    if isinstance(value, str) and kind == "string":
        answers += [wanted.get("minLength", 0) <= len(value) <= wanted["maxLength"]]
    if kind in {"integer", "number"}:
        answers += [wanted["minimum"] <= value <= wanted["maximum"]]
    return all(answers)


def as_plain_data(text: str) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(text.replace("!py ", ""))


def test_the_file_in_exercises_is_current():
    assert schema.FILE.read_text(encoding="utf-8") == schema.as_text(), "run: python -m grader.exercise.schema"


def test_the_file_is_written_by_one_command(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "FILE", tmp_path / "exercise.schema.json")
    schema.main()
    assert json.loads((tmp_path / "exercise.schema.json").read_text()) == schema.schema()


@pytest.mark.parametrize(("noun", "key"), KEYS)
def test_every_key_is_documented_in_one_line(noun, key):
    found = ALL[noun].key(key)
    assert found is not None
    assert found.doc.endswith(".")
    assert "\n" not in found.doc


@pytest.mark.parametrize(("noun", "key"), KEYS)
def test_the_authors_guide_mentions_every_key(noun, key):
    guide = (ROOT / "exercises" / "README.md").read_text(encoding="utf-8")
    assert f"{key}:" in guide or f"`{key}`" in guide, f"exercises/README.md does not mention `{key}` of {noun}"


@pytest.mark.parametrize("key", [key.name for key in keys.COLLECTION.keys])
def test_the_authors_guide_mentions_every_key_of_a_collection(key):
    assert f"{key}:" in (ROOT / "exercises" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [EVERYTHING, *(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("exercises/*/*/exercise.yaml")))],
)
def test_what_the_reader_takes_fits_the_schema(text):
    assert load(text, "exercise.yaml").exercise is not None
    assert fits(as_plain_data(text), schema.schema())


RULES = {"unknown-key", "wrong-type", "out-of-range", "bad-choice", "missing-key"}


@pytest.mark.parametrize(
    "text",
    [text for text, key, rule, _, _ in BAD if rule in RULES and isinstance(text, str) and key and "tests[0]." in key and "!py" not in text
     and "returns: {" not in text and "[a]" not in text and "999" not in text and "\\a" not in text and "steps: [{" not in text],
)  # fmt: skip
def test_what_an_editor_can_underline_does_not_fit_the_schema(text):
    assert not fits(as_plain_data(text), schema.schema())


def test_the_checker_of_this_test_can_tell_right_from_wrong():
    assert not fits({}, schema.schema())
    assert not fits([], schema.schema())
    assert not fits(True, {"type": "integer", "minimum": 0, "maximum": 1})
