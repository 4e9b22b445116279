"""Which pages a device may keep, and for whom: the only ones that its service worker ever stores."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, current_app, get_flashed_messages, make_response, request

from web.built.assets import Assets
from web.guard import auth

P = ParamSpec("P")

KEEP = "X-Kradan-Keep"
"""The account that the page was made for."""
RELEASE = "X-Kradan-Release"
"""The built files that the page needs."""


def may_be_kept(page: Callable[P, str]) -> Callable[P, Response]:
    """For a page of a signed-in person that is worth seeing without a network."""

    @wraps(page)
    def marked(*args: P.args, **kwargs: P.kwargs) -> Response:
        response = make_response(page(*args, **kwargs))
        # What is said once is not to be said again; and what was asked for more closely is not the page of that name.
        if not get_flashed_messages() and not request.query_string:
            response.headers[KEEP] = str(auth.current_person().id)
            response.headers[RELEASE] = release()
        return response

    return marked


def release() -> str:
    """What the built files of this process are called together."""
    return Assets.of(current_app).release
