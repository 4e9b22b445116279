"""Codes to sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from grader.errors import AppError, Invalid
from grader.marking.report import Feedback
from grader.phrases import structure, style
from web.compiler_sentences import THROWN
from web.error_sentences import ERRORS
from web.feedback_sentences import EXCEPTIONS, SENTENCES, SYNTAX
from web.i18n import language
from web.visible import visible, with_spaces

_OF_STATUS = {
    400: "bad-request",
    403: "not-allowed",
    404: "no-such-page",
    409: "conflict",
    422: "invalid",
    429: "too-many",
}
"""What stands for a code that has no sentence of its own."""
UNKNOWN = lazy_gettext("This test does not pass yet.")
"""For a code of a report that another version of Kradan made."""
LONGEST_PARAMETER = 200
"""In characters; the whole text stands beside the sentence."""


def sentence(code: str, params: Mapping[str, str | int], *, status: int) -> str:
    """What an error is called for the reader; a code without a sentence gets that of its status."""
    text = ERRORS.get(code) or ERRORS[_OF_STATUS.get(status, "our-failure")]
    return filled(text, params)


def filled(text: LazyString, params: Mapping[str, str] | Mapping[str, str | int]) -> str:
    """A lazy sentence in the reader's language, with its parameters in place."""
    return str(text) % params if params else str(text)


def feedback(told: Feedback) -> str:
    """What a learner is told of a test or of the submission as a whole."""
    params = {name: _readable(name, value) for name, value in _worded(told).items()}
    return filled(_feedback_text(told), params)


def _worded(told: Feedback) -> Mapping[str, object]:
    """The parameters, with what is no text yet in the reader's language: a rule, a linter's message."""
    rule = told.params.get("rule")
    if isinstance(rule, Mapping):
        return {**told.params, "rule": structure.phrase(rule, language())}
    if told.code == "style-finding":
        return {**told.params, "message": style.told(str(rule), str(told.params.get("message")), language())}
    return told.params


def _feedback_text(told: Feedback) -> LazyString:
    """The sentence of a code; for what Python itself says, plain words where there are any."""
    if told.code in {"raised", "raised-type"}:
        return EXCEPTIONS.get(str(told.params.get("type")), SENTENCES[told.code])
    if told.code == "crashed":
        return THROWN.get(str(told.params.get("type")), SENTENCES[told.code])
    if told.code == "syntax-error":
        message = str(told.params.get("message"))
        return next((text for part, text in SYNTAX if part in message), SENTENCES[told.code])
    return SENTENCES.get(told.code, UNKNOWN)


def _readable(name: str, value: object) -> str:
    """A parameter as it stands in a sentence: on one line, of bearable length, 2 rather than 2.0.

    Where a text was expected or came, spaces that a page would swallow are drawn.
    """
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    if name in {"expected", "actual"} and text != " ".join(text.split()):
        text = with_spaces(text)
    text = " ".join(visible(text).split())
    return text if len(text) <= LONGEST_PARAMETER else text[:LONGEST_PARAMETER] + "…"


def error(problem: AppError, *, status: int = 422) -> str:
    """The sentence of an error of the core, for a page that goes on after it."""
    return sentence(problem.code, problem.params, status=status)


def field_errors(problem: Invalid) -> dict[str, str]:
    """A sentence for each bad field."""
    return {name: sentence(code, problem.params, status=422) for name, code in problem.fields.items()}
