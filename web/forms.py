"""Forms that explain themselves: what the core refuses stands at the field it is about."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request
from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString
from wtforms import Form as WTForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than the stubs
from wtforms.validators import AnyOf

from grader.errors import Invalid
from web.sentences import error_sentences


class Form(WTForm):
    """A form filled from the request; CSRF is checked for every request alike, in `web.guard.security`."""

    def sent(self) -> bool:
        """Whether this form was sent and every field is as it should be."""
        return request.method == "POST" and self.validate()

    def refuse(self, problem: Invalid) -> None:
        """Put the sentences of `problem` at their fields; those of fields it does not have, at the first one."""
        first = next(iter(self))
        for name, text in error_sentences.field_errors(problem).items():
            field = self._fields.get(name, first)
            field.errors = [*field.errors, text]


def select(label: LazyString, names: Mapping[str, LazyString], default: str) -> SelectField:
    """A choice of one among `names`: value → what it is called."""
    return SelectField(
        label,
        [AnyOf(list(names), message=lazy_gettext("Choose one of the list."))],
        choices=[SelectChoice(value, name) for value, name in names.items()],
        default=default,
        validate_choice=False,
    )
