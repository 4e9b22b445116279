"""The text of an exercise file and its name → the exercise, or everything that is wrong with it; touches no disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.exercise import filenames, keys, nodes, programming
from grader.exercise.declared import declared_tests, limits_of, may_have_suites, names_of
from grader.exercise.found import Fields
from grader.exercise.languages import tell_missing
from grader.exercise.model import Exercise, LocalText, WrongSolution
from grader.exercise.names import tell_no_such_test
from grader.exercise.nodes import NotPlain
from grader.exercise.problems import WHOLE_FILE, Place, Problem, ProblemList
from grader.exercise.read import read
from grader.exercise.shapes import Names, Record
from sandbox.languages import Language

MAX_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file gave: the exercise, unless a problem (no mere warning) forbids it; and all problems, by line."""

    exercise: Exercise | None
    problems: tuple[Problem, ...]
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where `tests[0]`, `tests[0].points` …, and `wrong.<file>` stand."""


def load(source: bytes | str, file: str, exercise_id: str = "") -> Loaded:
    """The exercise that a file describes, as far as the file alone tells: texts and solutions lie beside it.

    `file` is the name that problems carry. Never raises for what stands in the file.
    """
    problems = ProblemList(file)
    fields = read_record(source, keys.EXERCISE, problems)
    exercise = None if fields is None else _exercise(fields, exercise_id, problems)
    if any(not problem.warning for problem in problems.problems):
        exercise = None
    return Loaded(exercise, problems.in_order(), {} if fields is None else _places(fields))


def read_record(source: bytes | str, shape: Record, problems: ProblemList) -> Fields | None:
    """The one record that a YAML file holds; None, and a problem told, when there is none."""
    text = decoded(source, problems)
    if text is None:
        return None
    try:
        node = nodes.compose(text)
    except NotPlain as error:
        problems.tell(error.place, "", error.rule, error.message, error.hint)
        return None
    if node is None:
        problems.tell(WHOLE_FILE, "", "empty", "the file is empty", "see the author's guide for a first exercise")
        return None
    found = read(node, shape, "", problems)
    return None if found is None else found.value


def decoded(source: bytes | str, problems: ProblemList, most: int = MAX_BYTES) -> str | None:
    r"""The text of a file, without byte order mark, its line ends as `\n`; None, and a problem told, when it is none."""
    if len(source) > most:
        message = f"the file is larger than {most // 1024} KiB"
        problems.tell(WHOLE_FILE, "", "too-large", message, "an exercise is small: test with smaller data")
        return None
    if isinstance(source, bytes):
        try:
            source = source.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
            message = "the file is not UTF-8 text"
            problems.tell(place, "", "not-utf-8", message, "save it as UTF-8 in your editor")
            return None
    return source.removeprefix("\ufeff").replace("\r\n", "\n")


def _exercise(fields: Fields, exercise_id: str, problems: ProblemList) -> Exercise:
    language = programming.language_of(fields)
    files = _files(fields, language, problems)
    fitting = "tests" in fields and programming.only_programs(fields.found["tests"], language, problems)
    tests = declared_tests(fields.found["tests"], files, problems) if fitting else []
    if "title" in fields:
        tell_missing(fields.found["title"], problems)
    return Exercise(
        id=exercise_id,
        revision="",
        title=LocalText(fields.get("title", {})),
        tests=tuple(tests),
        language=language.name,
        main=files[0],
        files=files,
        wrong=_wrong(fields, problems),
        limits=limits_of(fields.get("limits")),
        concepts=tuple(fields.get("concepts", ())),
        curriculum=tuple(fields.get("curriculum", ())),
        authors=tuple(fields.get("authors", ())),
        license=fields.get("license"),
    )


def _places(fields: Fields) -> dict[str, Place]:
    tests = fields.found["tests"].value if "tests" in fields else []
    wrong = fields.found["wrong"].value.values() if "wrong" in fields else []
    keys = [found for test in tests for found in test.value.found.values()]
    return {found.path: found.place for found in [*tests, *keys, *wrong]}


def _files(fields: Fields, language: Language, problems: ProblemList) -> tuple[str, ...]:
    names: list[str] = fields.get("files", [language.main])
    if "files" not in fields:
        return (language.main,)
    found = fields.found["files"].value
    clashing = dict(filenames.clashes(names, Names.FILES))
    for item in found:
        wrong = filenames.what_is_wrong(item.value, Names.FILES) or clashing.get(item.value)
        if wrong is not None:
            problems.tell(item.place, item.path, wrong.rule, wrong.message, wrong.hint)
    programming.check_main(found[0], language, problems)
    programming.check_names(found, language, problems)
    return tuple(names)


def _wrong(fields: Fields, problems: ProblemList) -> tuple[WrongSolution, ...]:
    if "wrong" not in fields:
        return ()
    known = names_of(fields.found["tests"]) if "tests" in fields else None
    if known is not None and may_have_suites(fields.found["tests"]):
        known = None  # what tests a suite has is known when it was run: see `grader.check`
    solutions = []
    for name, found in fields.found["wrong"].value.items():
        record: Fields = found.value
        for item in record.found["fails"].value if "fails" in record else ():
            if known is not None and item.value not in known:
                tell_no_such_test(item, known, problems)
        solutions.append(WrongSolution(name, {}, tuple(record.get("fails", ()))))
    return tuple(solutions)
