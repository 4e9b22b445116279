"""Forms that explain themselves: what the core refuses stands at the field it is about."""

from __future__ import annotations

from flask import request
from wtforms import Form as WTForm

from grader.errors import Invalid
from web import explain


class Form(WTForm):
    """A form filled from the request; CSRF is checked for every request alike, in `web.security`."""

    def sent(self) -> bool:
        """Whether this form was sent and every field is as it should be."""
        return request.method == "POST" and self.validate()

    def refuse(self, problem: Invalid) -> None:
        """Put the sentences of `problem` at their fields; those of fields it does not have, at the first one."""
        first = next(iter(self))
        for name, text in explain.field_errors(problem).items():
            field = self._fields.get(name, first)
            field.errors = [*field.errors, text]
