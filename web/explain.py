"""Codes to sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel.speaklater import LazyString

from grader.errors import AppError, Invalid
from web.error_sentences import ERRORS

_OF_STATUS = {
    400: "bad-request",
    403: "not-allowed",
    404: "no-such-page",
    409: "conflict",
    422: "invalid",
    429: "too-many",
}
"""What stands for a code that has no sentence of its own."""


def sentence(code: str, params: Mapping[str, str | int], *, status: int) -> str:
    """What an error is called for the reader; a code without a sentence gets that of its status."""
    text = ERRORS.get(code) or ERRORS[_OF_STATUS.get(status, "our-failure")]
    return filled(text, params)


def filled(text: LazyString, params: Mapping[str, str | int]) -> str:
    """A lazy sentence in the reader's language, with its parameters in place."""
    return str(text) % params if params else str(text)


def error(problem: AppError, *, status: int = 422) -> str:
    """The sentence of an error of the core, for a page that goes on after it."""
    return sentence(problem.code, problem.params, status=status)


def field_errors(problem: Invalid) -> dict[str, str]:
    """A sentence for each bad field."""
    return {name: sentence(code, problem.params, status=422) for name, code in problem.fields.items()}
