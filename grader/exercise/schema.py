"""JSON Schema of `exercise.yaml`, for completion and red underlines in editors; made from the shapes that the reader uses.

`python -m grader.exercise.schema` writes it to `exercises/exercise.schema.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from grader.exercise import keys
from grader.exercise.languages import LANGUAGES
from grader.exercise.shapes import (
    Choice,
    Each,
    Either,
    Flag,
    Key,
    Map,
    Names,
    Number,
    OrTrue,
    Record,
    Shape,
    Text,
    Value,
    Whole,
)

FILE = Path(__file__).resolve().parents[2] / "exercises" / "exercise.schema.json"
Schema = dict[str, Any]

_NAME_RULES: dict[Names, Schema] = {
    Names.LANGUAGES: {"propertyNames": {"pattern": "^[a-z]{2,3}$"}, "properties": dict.fromkeys(LANGUAGES, True)},
    Names.VARIABLES: {},
    Names.PATHS: {},
    Names.FILES: {"propertyNames": {"pattern": "^[^/]+$"}},
}


def schema() -> Schema:
    """The whole schema, as what `json.dumps` takes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated: python -m grader.exercise.schema",
        "title": "Kradan exercise",
    } | of_shape(keys.EXERCISE)


def of_shape(shape: Shape) -> Schema:
    """The schema of one shape. It is never stricter than the reader, which knows more rules."""
    match shape:
        case Record():
            return _record(shape)
        case Map():
            return _map(shape)
        case Each():
            return {
                "type": "array",
                "items": of_shape(shape.shape),
                "minItems": shape.least,
                "maxItems": shape.most,
            }
        case Either():
            return {"anyOf": [of_shape(shape.text), of_shape(shape.other)]}
        case OrTrue():
            return {"anyOf": [{"enum": [True]}, of_shape(shape.shape)]} if shape.shape else {"enum": [True]}
        case _:
            return _scalar(shape)


def _record(shape: Record) -> Schema:
    made: Schema = {
        "type": "object",
        "properties": {key.name: _key(key) for key in shape.keys if not key.not_yet},
        "additionalProperties": False,
    }
    required = [key.name for key in shape.keys if key.required]
    return made | ({"required": required} if required else {})


def _key(key: Key) -> Schema:
    return {"description": key.doc} | of_shape(key.shape)


def _map(shape: Map) -> Schema:
    made = {"type": "object", "additionalProperties": of_shape(shape.shape), "maxProperties": shape.most}
    rules = dict(_NAME_RULES[shape.names])
    if "properties" in rules:
        rules["properties"] = {name: of_shape(shape.shape) for name in rules["properties"]}
    return made | rules


def _scalar(shape: Text | Whole | Number | Flag | Choice | Value) -> Schema:
    if isinstance(shape, Text):
        least = {"minLength": shape.min_length} if shape.min_length else {}
        return {"type": "string", "maxLength": shape.max_length} | least
    if isinstance(shape, Whole | Number):
        kind = "integer" if isinstance(shape, Whole) else "number"
        return {"type": kind, "minimum": shape.least, "maximum": shape.most}
    if isinstance(shape, Choice):
        return {"enum": [int(word) if word.isdigit() else word for word in shape.words]}
    return {"type": "boolean"} if isinstance(shape, Flag) else {}


def as_text() -> str:
    """The file's content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the file."""
    FILE.write_text(as_text(), encoding="utf-8")


if __name__ == "__main__":  # pragma: no cover - the command
    main()
