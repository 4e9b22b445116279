"""A corpus on disk: exercises of tests with expected values, and programs that a course has labelled `pass` or `fail`.

Two files lie in its folder:

* `student-exercises.jsonl`, one exercise a line: `exercise`, `description`, `reference`, `preamble` (the author's own, never
  visible to a student's program) and `tests`, each a `call` and the `repr` of what it returns (`expect_repr`);
* `student-submissions.jsonl` or the same with `.gz`, one program a line: `id`, `exercise`, `label` and `code`.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PASS = "pass"


@dataclass(frozen=True)
class Program:
    """One student's program and what the course said of it."""

    id: str
    source: str
    label: str


@dataclass(frozen=True)
class Exercise:
    """One exercise and all programs for it."""

    name: str
    description: str
    solution: str
    tests: tuple[tuple[str, str], ...]
    """Each a call, and the Python literal of what it returns."""
    programs: tuple[Program, ...]


def read(folder: Path) -> list[Exercise]:
    """All exercises of a corpus. Raises OSError or ValueError when it is not one."""
    programs = _lines(folder / "student-submissions.jsonl")
    return [
        Exercise(
            name=line["exercise"],
            description=line["description"],
            solution=f"{line['preamble']}\n{line['reference']}",
            tests=tuple((test["call"], test["expect_repr"]) for test in line["tests"]),
            programs=tuple(
                Program(f"{program['exercise']}/{program['id']}", program["code"], program["label"])
                for program in programs
                if program["exercise"] == line["exercise"]
            ),
        )
        for line in _lines(folder / "student-exercises.jsonl")
    ]


def wrong_ones(exercise: Exercise) -> Exercise:
    """The exercise with the programs only that the course did not let pass."""
    return replace(exercise, programs=tuple(one for one in exercise.programs if one.label != PASS))


def write_exercise(exercise: Exercise, folder: Path) -> None:
    """Make it an exercise folder, with a point for each test. JSON text is YAML text as well."""
    folder.mkdir(parents=True)
    tests = "".join(f"  - call: {_yaml(call)}\n    returns: !py {_yaml(value)}\n" for call, value in exercise.tests)
    title = _yaml(exercise.description.splitlines()[0])
    spec = f"format: 1\ntitle: {{th: {title}, en: {title}}}\ntests:\n{tests}"
    (folder / "exercise.yaml").write_text(spec, encoding="utf-8")
    (folder / "solution.py").write_text(exercise.solution, encoding="utf-8")
    for language in ("th", "en"):
        (folder / f"statement.{language}.md").write_text(exercise.description, encoding="utf-8")


def write_batch(exercise: Exercise, file: Path) -> None:
    """Write the programs as `kradan grade --batch` reads them."""
    with file.open("w", encoding="utf-8") as batch:
        for program in exercise.programs:
            batch.write(json.dumps({"id": program.id, "source": program.source}) + "\n")


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _lines(path: Path) -> list[dict[str, Any]]:
    packed = path.with_name(path.name + ".gz")
    text = gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
    return [json.loads(line) for line in text.splitlines()]
