"""The programming language of an exercise: what its files may be called, and which tests it can have."""

from __future__ import annotations

from collections.abc import Sequence

from grader.exercise.found import Fields, Found
from grader.exercise.problems import ProblemList
from grader.exercise.programs import PROGRAM_KEYS
from sandbox.languages import LANGUAGES, PYTHON, Language

NAMES = tuple(LANGUAGES)
_COMMON = frozenset({
    "name", "title", "points", "public", "hint", "group", "after", "compare", "tolerance", "limits", *PROGRAM_KEYS,
})  # fmt: skip
"""The keys of a test that runs a whole program: the only kind that languages other than Python have."""

_NEEDS_A_NAME = {"python": "a name that Python can import", "java": "the name of a class"}
_LIKE_AN_OPTION = ("-", "@")


def language_of(fields: Fields) -> Language:
    """The language that the file names, Python if it names none."""
    return LANGUAGES.get(fields.get("language", PYTHON.name), PYTHON)


def check_main(first: Found, language: Language, problems: ProblemList) -> None:
    """A problem where the file that runs could not be run under its name."""
    name = str(first.value)
    stem, _, _ = name.rpartition(".")
    hint = f"write a name such as {language.main}"
    if language is PYTHON:
        if not name.removesuffix(".py").isidentifier():
            message = "the first file must be one that Python can import"
            problems.tell(first.place, first.path, "bad-path", message, hint)
    elif not name.endswith(language.suffixes):
        message = f"the first file must be one in {language.title}: `{name[:60]}` ends in none of {', '.join(language.suffixes)}"
        problems.tell(first.place, first.path, "bad-path", message, hint)
    elif language.name in _NEEDS_A_NAME and not stem.isidentifier():
        message = f"the first file must have {_NEEDS_A_NAME[language.name]}"
        problems.tell(first.place, first.path, "bad-path", message, hint)


def check_names(files: Sequence[Found], language: Language, problems: ProblemList) -> None:
    """A problem for each file that a compiler would take for an option."""
    if language is PYTHON:
        return
    for item in files:
        if str(item.value).startswith(_LIKE_AN_OPTION):
            message = f"`{item.value[:60]}` looks like an option of the compiler"
            problems.tell(item.place, item.path, "bad-path", message, f"write a name such as {language.main}")


def only_programs(found: Found, language: Language, problems: ProblemList) -> bool:
    """Whether every test is of a kind that the language has; a problem for each that is not, at the key that shows it."""
    if language is PYTHON:
        return True
    before = len(problems.problems)
    for item in found.value:
        fields: Fields = item.value
        for key in fields.found:
            if key not in _COMMON:
                where = fields.found[key]
                message = f"`{key}` is for Python; a program in {language.title} is tested by what it reads and prints"
                problems.tell(where.place, where.path, "does-not-fit", message, "write `stdin` with `stdout` instead")
                break
    return len(problems.problems) == before
