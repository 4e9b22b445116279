"""What to say of a student's exception behind a failed test of a suite."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from grader.exercise.model import SuiteTest
from grader.marking import endings
from grader.marking.codes import feedback
from grader.marking.readable import TOLD, cut
from grader.marking.report import Feedback
from sandbox.types import Failure

_NO_SUCH_NAME = re.compile(r"^module '\w+' has no attribute '(\w+)'|^cannot import name '(\w+)'")
_NO_ATTRIBUTE = re.compile(r"has no attribute '(\w+)'")
_ARGUMENTS = re.compile(r"\(\) (missing|takes|got)|takes no arguments|not callable|argument")


def suite_failure(failure: Failure, kind: SuiteTest, files: Mapping[str, str]) -> tuple[Feedback, ...]:
    """What to say of it: what the suite asks for and the code lacks, else the exception and its line."""
    lacks = () if failure.frames else _lacking(failure, kind, files)
    if lacks:
        return lacks
    told = endings.exception(failure, files)
    if failure.frames and failure.frames[0].function == "<module>":
        return (*told, feedback("while-loading"))
    return told


def _lacking(failure: Failure, kind: SuiteTest, files: Mapping[str, str]) -> tuple[Feedback, ...]:
    """Only names that the suite itself uses are told: also on hidden tests, whose values a program may have seen."""
    name = _NO_SUCH_NAME.search(failure.message)
    if name is not None and failure.type in {"AttributeError", "ImportError", "NameError"}:
        return _missing("missing-name", name[1] or name[2], kind, files)
    attribute = _NO_ATTRIBUTE.search(failure.message)
    if attribute is not None and failure.type == "AttributeError":
        return _missing("missing-attribute", attribute[1], kind, files)
    if failure.type == "TypeError" and _ARGUMENTS.search(failure.message):
        return (feedback("wrong-arguments", message=cut(failure.message, TOLD)),)
    return ()


def _missing(code: str, name: str, kind: SuiteTest, files: Mapping[str, str]) -> tuple[Feedback, ...]:
    if name not in names_in(kind):
        return ()
    return (feedback(code, name=name), *endings.similar(name, files))


def names_in(kind: SuiteTest) -> frozenset[str]:
    """The names that the code of a suite uses; what only stands in its texts is none."""
    return frozenset(name for path, text in kind.files.items() if path.endswith(".py") for name in _names(text))


def _names(source: str) -> set[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # of a later Python than ours, or never to be run
        return set()
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                found.add(name)
    return found
