"""An exercise as JSON and back: how the database keeps it and the browser gets it. Standard library only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from typing import Any, TypeVar

from grader.exercise.model import (
    CallTest,
    Compare,
    Draws,
    Exercise,
    Expectation,
    Kind,
    Limits,
    LocalText,
    Prints,
    ProgramTest,
    Raises,
    Returns,
    Step,
    SuiteTest,
    Test,
    WrongSolution,
)
from grader.exercise.source_json import source_from_json, source_to_json
from grader.exercise.source_tests import StructureTest, StyleTest
from sandbox.values import decode, encode

FORMAT = 1
MAX_VALUE_BYTES = 2**24
"""An exercise file is far smaller, so no value of one can be larger."""

Json = Any
T = TypeVar("T")


def to_json(exercise: Exercise) -> dict[str, Json]:
    """The exercise, whole, as what `json.dumps` takes; `from_json` gives it back equal."""
    return {
        "format": FORMAT,
        "id": exercise.id,
        "revision": exercise.revision,
        "title": dict(exercise.title.texts),
        "statement": dict(exercise.statement.texts),
        "language": exercise.language,
        "files": list(exercise.files),
        "starter": dict(exercise.starter),
        "solution": dict(exercise.solution),
        "wrong": [{"name": one.name, "files": dict(one.files), "fails": list(one.fails)} for one in exercise.wrong],
        "limits": limits_to_json(exercise.limits),
        "concepts": list(exercise.concepts),
        "curriculum": list(exercise.curriculum),
        "authors": list(exercise.authors),
        "license": exercise.license,
        "tests": [test_to_json(test) for test in exercise.tests],
    }


def from_json(data: Json) -> Exercise:
    """The exercise that `to_json` made `data` of. Raises ValueError on anything else."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"this is not an exercise in format {FORMAT}")
    try:
        return _exercise(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is not an exercise in format {FORMAT}: {error!r}") from error


def _exercise(data: dict[str, Json]) -> Exercise:
    files = _texts(data["files"])
    return Exercise(
        id=data["id"],
        revision=data["revision"],
        title=_local_text(data["title"]),
        statement=_local_text(data["statement"]),
        language=data["language"],
        main=files[0],
        files=files,
        starter=dict(data["starter"]),
        solution=dict(data["solution"]),
        wrong=tuple(WrongSolution(one["name"], dict(one["files"]), _texts(one["fails"])) for one in data["wrong"]),
        limits=Limits(**data["limits"]),
        concepts=_texts(data["concepts"]),
        curriculum=_texts(data["curriculum"]),
        authors=_texts(data["authors"]),
        license=data["license"],
        tests=tuple(test_from_json(test) for test in data["tests"]),
    )


def test_to_json(test: Test) -> dict[str, Json]:
    """Only what is not the default, beside name, points and kind: practice bundles travel over slow links."""
    told: dict[str, Json] = {"name": test.name, "points": test.points, "public": test.public}
    optional = {
        "title": dict(test.title.texts),
        "hint": dict(test.hint.texts),
        "group": test.group,
        "after": test.after,
        "compare": test.compare and test.compare.value,
        "tolerance": test.tolerance,
        "limits": limits_to_json(test.limits),
    }
    told |= {key: value for key, value in optional.items() if value not in (None, {})}
    if isinstance(test.kind, CallTest):
        told["call"] = _call_to_json(test.kind)
    elif isinstance(test.kind, StructureTest | StyleTest):
        told |= source_to_json(test.kind)
    elif isinstance(test.kind, SuiteTest):
        told["suite"] = {"path": test.kind.path, "files": dict(test.kind.files)}
    else:
        told["program"] = _program_to_json(test.kind)
    return told


def _kind(data: dict[str, Json]) -> Kind:
    if "call" in data:
        return _call(data["call"])
    if "suite" in data:
        return SuiteTest(data["suite"]["path"], dict(data["suite"]["files"]))
    return source_from_json(data) or _program(data["program"])


def test_from_json(data: dict[str, Json]) -> Test:
    """The test that `test_to_json` made `data` of. Raises KeyError, TypeError, AttributeError or ValueError on anything else."""
    compare = data.get("compare")
    return Test(
        name=data["name"],
        kind=_kind(data),
        points=data["points"],
        public=data["public"],
        title=_local_text(data.get("title", {})),
        hint=_local_text(data.get("hint", {})),
        group=data.get("group"),
        after=data.get("after"),
        compare=None if compare is None else Compare(compare),
        tolerance=data.get("tolerance"),
        limits=Limits(**data.get("limits", {})),
    )


def _call_to_json(kind: CallTest) -> dict[str, Json]:
    return {
        "steps": [
            {"source": step.source, "expects": [_expectation_to_json(one) for one in step.expects]}
            for step in kind.steps
        ],
        "given": _map(kind.given, _value_to_json),
        "then": _map(kind.then, _value_to_json),
        **_draws_to_json(kind.draws),
    }


def _call(data: dict[str, Json]) -> CallTest:
    return CallTest(
        steps=tuple(
            Step(step["source"], tuple(_expectation(one) for one in step["expects"])) for step in data["steps"]
        ),
        given=_map(data["given"], decode),
        then=_map(data["then"], decode),
        draws=_draws(data),
    )


def _program_to_json(kind: ProgramTest) -> dict[str, Json]:
    plain = asdict(replace(kind, draws=None))
    del plain["draws"]
    plain["args"] = list(kind.args)
    return plain | _draws_to_json(kind.draws)


def _program(data: dict[str, Json]) -> ProgramTest:
    known = {field.name: data[field.name] for field in fields(ProgramTest) if field.name != "draws"}
    return ProgramTest(**(known | {"args": _texts(known["args"]), "draws": _draws(data)}))


def _draws_to_json(draws: Draws | None) -> dict[str, Json]:
    return {} if draws is None else {"draws": asdict(draws)}


def _draws(data: dict[str, Json]) -> Draws | None:
    return Draws(**data["draws"]) if "draws" in data else None


def _expectation_to_json(expectation: Expectation) -> dict[str, Json]:
    if isinstance(expectation, Returns):
        return {"returns": _value_to_json(expectation.value), "tolerance": expectation.tolerance}
    if isinstance(expectation, Raises):
        return {"raises": expectation.type, "message": expectation.message}
    return {"prints": expectation.text}


def _expectation(data: dict[str, Json]) -> Expectation:
    if "returns" in data:
        return Returns(decode(data["returns"]), data["tolerance"])
    if "raises" in data:
        return Raises(data["raises"], data["message"])
    return Prints(data["prints"])


def _value_to_json(value: object) -> Json:
    return encode(value, max_bytes=MAX_VALUE_BYTES)


def limits_to_json(limits: Limits) -> dict[str, Json]:
    """Those limits that are set; `Limits(**…)` gives them back."""
    return {name: value for name, value in asdict(limits).items() if value is not None}


def _local_text(texts: Mapping[str, str]) -> LocalText:
    return LocalText(dict(texts))


def _texts(items: list[str]) -> tuple[str, ...]:
    return tuple(items)


def _map(items: Mapping[str, object], change: Callable[[Any], T]) -> dict[str, T]:
    return {name: change(value) for name, value in items.items()}
