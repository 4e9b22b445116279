"""What every answer and every form carries against misuse: headers, CSRF, cookies, limits on uploads."""

from __future__ import annotations

import secrets

from flask import Flask, current_app, g, request
from flask import Response as FlaskResponse
from flask_login import current_user
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from grader.settings import Settings
from web.guard.csrf import Protection
from web.guard.csrf import token as csrf_token

csrf = Protection()

ENGINE_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""Of the workers that run Python: a worker's policy comes with its script, and only there WebAssembly may be compiled."""

_KIB = 1024
_ROOM_FOR_A_FORM_KIB = 512
"""Beside the largest submission: field names, JSON escapes, a class list pasted into a form."""
_SIGNED_IN_DAYS = 14
_A_YEAR_SECONDS = 365 * 24 * 60 * 60


def init_app(app: Flask, settings: Settings) -> None:
    """Set cookies, limits, CSRF protection and headers."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME=cookie_name("kradan_session", settings),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=_SIGNED_IN_DAYS * 24 * 60 * 60,
        MAX_CONTENT_LENGTH=(2 * settings.max_submission_kib + _ROOM_FOR_A_FORM_KIB) * _KIB,
        MAX_FORM_MEMORY_SIZE=(2 * settings.max_submission_kib + _ROOM_FOR_A_FORM_KIB) * _KIB,
        MAX_FORM_PARTS=2000,
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    csrf.init_app(app)
    app.before_request(check_csrf)
    app.after_request(add_headers)
    app.context_processor(lambda: {"csp_nonce": csp_nonce, "csrf_token": csrf_token})


def cookie_name(name: str, settings: Settings) -> str:
    """The cookie's name here. Ports share their cookies, and from plain HTTP a secure one can be neither read nor replaced."""
    return f"{name}_plain" if settings.is_plain_beside_https else name


def remember_choice(response: Response, cookie: str, value: str) -> None:
    """Keep a choice of this device's user for a year, in a cookie that scripts cannot read; it is no secret."""
    settings: Settings = current_app.extensions["kradan_settings"]
    secure = settings.https and settings.https_port is None  # else plain HTTP beside it could not change it
    response.set_cookie(cookie, value, max_age=_A_YEAR_SECONDS, secure=secure, httponly=True, samesite="Lax")


def bearer_token() -> str | None:
    """The token of a program that calls us, from `Authorization: Bearer`; only the HTTP interface takes one."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not request.path.startswith("/api/"):
        return None
    return token.strip() or None


def check_csrf() -> None:
    """Refuse a change without the token of this session; a bearer token is not sent by a browser on its own.

    Who is signed out has no session to protect, and a program is to hear just that: the HTTP interface answers 401.
    """
    signed_out = request.path.startswith("/api/") and not current_user.is_authenticated
    if bearer_token() is None and not signed_out:
        csrf.protect()


def csp_nonce() -> str:
    """The nonce of this answer, made once."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def add_headers(response: FlaskResponse) -> FlaskResponse:
    """Set the headers that every answer carries, unless the page has set its own."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _content_security_policy(csp_nonce()))
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
    settings: Settings = current_app.extensions["kradan_settings"]
    if request.is_secure and settings.https_port is None:  # on a school's network it would lock the plain pages out
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static":
        # Pupils share machines: what one saw is not kept for the next.
        headers.setdefault("Cache-Control", "no-store")
    return response


def _content_security_policy(nonce: str) -> str:
    return "; ".join((
        "default-src 'none'",
        f"script-src 'self' 'nonce-{nonce}'",
        f"style-src 'self' 'nonce-{nonce}'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ))  # fmt: skip
