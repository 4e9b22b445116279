"""The body of a call: JSON in UTF-8, an object with known fields."""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet
from typing import Any

from flask import request

from grader.errors import Invalid
from web.api.blueprint import blueprint
from web.errors import Answer, respond


class NotJson(Exception):
    """The body of the request is not JSON in UTF-8."""


blueprint.register_error_handler(NotJson, lambda _error: respond(Answer(400, "not-json")))


def json_body(fields: AbstractSet[str]) -> dict[str, Any]:
    """The request as an object with these fields or some of them. Raises NotJson, or Invalid with every unknown field."""
    try:
        body = json.loads(request.get_data(cache=False).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotJson from error
    if not isinstance(body, dict):
        raise Invalid({"": "not-an-object"})
    unknown = {str(name)[:80]: "unknown-field" for name in body.keys() - fields}
    if unknown:
        raise Invalid(unknown)
    return body
