"""Every error as an answer, in one table: its status, and a page or `{"error": {"code", "params", "message"}}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import structlog
from flask import Flask, Response, jsonify, make_response, redirect, render_template, request, url_for
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from grader.errors import (
    AppError,
    Conflict,
    ExerciseBroken,
    Invalid,
    NotAllowed,
    NotFound,
    Retryable,
    TooLarge,
    TooMany,
)
from web.guard import limits
from web.guard.auth import SignedOut
from web.language.thai_lines import as_written
from web.sentences import error_sentences

STATUSES: Mapping[type[AppError], int] = {
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    Invalid: 422,
    TooLarge: 413,
    TooMany: 429,
    ExerciseBroken: 503,
    Retryable: 503,
}
"""The status of each branch of the error tree; what is not here is our failure."""

_HTTP_CODES = {
    400: "bad-request",
    404: "no-such-page",
    405: "method-not-allowed",
    413: "too-large",
    415: "not-json",
    429: "too-many",
}

STALE_FORM = "stale-form"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is told of an error, before it becomes a page or JSON."""

    status: int
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    """Field → code, of bad input."""
    retry_after_seconds: int | None = None


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(SignedOut, _signed_out)
    app.register_error_handler(AppError, lambda error: respond(answer_to(error)))
    app.register_error_handler(CSRFError, lambda _error: respond(Answer(400, STALE_FORM)))
    app.register_error_handler(RateLimitExceeded, _too_often)
    app.register_error_handler(HTTPException, _of_http_error)
    app.register_error_handler(Exception, _failed)


def wants_json() -> bool:
    """Whether a program asked: the HTTP interface, or a script of a page."""
    accepted = request.accept_mimetypes
    return request.path.startswith("/api/") or accepted["application/json"] > accepted["text/html"]


def respond(answer: Answer) -> Response:
    """The answer as a page for people, as JSON for programs."""
    message = error_sentences.sentence(answer.code, answer.params, status=answer.status)
    if wants_json():
        body: dict[str, object] = {"code": answer.code, "params": dict(answer.params), "message": as_written(message)}
        if answer.fields:
            body["fields"] = dict(answer.fields)
        response = jsonify(error=body)
    else:
        response = make_response(
            render_template("shared/error.html", status=answer.status, message=message, again=_again(answer))
        )
    response.status_code = answer.status
    if answer.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(answer.retry_after_seconds)
    return response


def _again(answer: Answer) -> str | None:
    """Where to load the page anew that was open for too long, or that we failed to give, if it has an address of its own."""
    rule = request.url_rule
    may_help = answer.code == STALE_FORM or answer.status >= 500  # noqa: PLR2004
    return request.path if may_help and rule and "GET" in (rule.methods or ()) else None


def answer_to(error: AppError) -> Answer:
    """What is told of an error of the core."""
    status = next((code for kind, code in STATUSES.items() if isinstance(error, kind)), 500)
    return Answer(
        status=status,
        code=error.code,
        params=error.params,
        fields=error.fields if isinstance(error, Invalid) else {},
        retry_after_seconds=wait if isinstance(wait := error.params.get("retry_after_seconds"), int) else None,
    )


def _of_http_error(error: HTTPException) -> AnyResponse:
    status = error.code or 500
    if status < 400:  # noqa: PLR2004 - a redirect that was raised is an answer already
        return error.get_response()
    return respond(Answer(status, _HTTP_CODES.get(status, "our-failure" if status >= 500 else "bad-request")))  # noqa: PLR2004


def _too_often(_error: RateLimitExceeded) -> Response:
    wait = limits.seconds_until_next()
    return respond(Answer(429, "too-many", {"retry_after_seconds": wait}, retry_after_seconds=wait))


def _signed_out(_error: SignedOut) -> AnyResponse:
    if wants_json():
        response = respond(Answer(401, "signed-out"))
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.sign_in", next=wanted))


def _failed(error: Exception) -> Response:
    """Our own failure: logged with all that helps to mend it, told without any of it."""
    log.error("request failed", method=request.method, path=request.path, exc_info=error)
    return respond(Answer(500, "our-failure"))
