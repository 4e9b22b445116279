"""Feedback codes to sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from grader.marking.report import Feedback
from grader.phrases import structure, style
from web.language.wording import Sentence, language, lazy_gettext
from web.render.visible import visible, with_spaces
from web.sentences.compiler_sentences import THROWN
from web.sentences.feedback_sentences import EXCEPTIONS, SENTENCES, SYNTAX

UNKNOWN = lazy_gettext("This test does not pass yet.")
"""For a code of a report that another version of Kradan made."""
LONGEST_PARAMETER = 200
"""In characters; the whole text stands beside the sentence."""


def feedback(told: Feedback) -> str:
    """What a learner is told of a test or of the submission as a whole."""
    params = {name: _readable(name, value) for name, value in _worded(told).items()}
    return _feedback_text(told).filled(params)


def _worded(told: Feedback) -> Mapping[str, object]:
    """The parameters, with what is no text yet in the reader's language: a rule, a linter's message."""
    rule = told.params.get("rule")
    if isinstance(rule, Mapping):
        return {**told.params, "rule": structure.phrase(rule, language())}
    if told.code == "style-finding":
        return {**told.params, "message": style.told(str(rule), str(told.params.get("message")), language())}
    return told.params


def _feedback_text(told: Feedback) -> Sentence:
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
