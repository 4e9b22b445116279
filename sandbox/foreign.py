"""The owner's side of submissions in other languages than Python: what may be asked, and what the slot's words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.compilation import Compilation
from sandbox.crashes import understood
from sandbox.diagnostics import READERS
from sandbox.errors import BadRequest
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.types import Outcome, ProgramCase

if TYPE_CHECKING:
    from sandbox.types import CaseResult, RunRequest

_KEPT_CHARACTERS = 8000
"""Of what a compiler wrote."""

_OPTION_LIKE = ("-", "@")
"""How a file's name must not begin: compilers would take it for an option."""


def check_language(request: RunRequest) -> None:
    """Raises BadRequest for a language that no slot knows, and for what only Python can do."""
    language = LANGUAGES.get(request.language)
    if language is None:
        raise BadRequest(f"no slot runs {request.language!r}: only {', '.join(LANGUAGES)}")
    if language is PYTHON:
        return
    if not all(isinstance(case, ProgramCase) for case in request.cases):
        raise BadRequest(
            f"a submission in {language.title} can only be run as a program: its functions cannot be called"
        )
    for name in request.files:
        if name.startswith(_OPTION_LIKE):
            raise BadRequest(f"the student's file {name!r} looks like an option of the compiler: give it another name")
    if not request.main.endswith(language.suffixes):
        raise BadRequest(f"{request.main!r} is no file in {language.title}: it ends in none of {language.suffixes}")


def compile_seconds(request: RunRequest) -> float:
    """How long a slot may take before the first case."""
    language = LANGUAGES[request.language]
    return language.compile_limits.wall_seconds if language.compile and request.cases else 0.0


def compilation_in(told: list[dict[str, Any]], request: RunRequest) -> Compilation | None:
    """What came of compiling, as the first case's result tells; None where nothing was compiled."""
    found = next((case["compilation"] for case in told if "compilation" in case), None)
    if found is None:
        return None
    outcome = Outcome(found["outcome"])
    text = f"{found['stderr']}{found['stdout']}"
    return Compilation(
        ok=outcome is Outcome.EXITED and found["exit_code"] == 0 and not found["truncated"],
        messages=READERS[request.language](text, request.files),
        text=text[:_KEPT_CHARACTERS],
        timed_out=outcome is Outcome.TIMED_OUT,
        out_of_memory=outcome is Outcome.OUT_OF_MEMORY,
        wall_seconds=found["wall_seconds"],
    )


def in_its_words(case: CaseResult, request: RunRequest) -> CaseResult:
    """A case's result, with what the program said of its own end."""
    return understood(case, request.language, request.files)
