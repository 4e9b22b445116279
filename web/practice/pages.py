"""The templates of the server's own pages, rendered in a browser."""

from __future__ import annotations

from pkgutil import get_data

from jinja2 import Environment, FunctionLoader

from web.language import wording
from web.language.spoken import spoken
from web.language.thai_lines import held_together

_FOLDER = "templates"


def environment() -> Environment:
    """Templates as Flask has them set up, with the sentences of `web.language.wording`."""
    made = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.filters.update(held=held_together, spoken=spoken)
    made.install_gettext_callables(_message, _plural, newstyle=True)  # type: ignore[attr-defined] # by the extension
    return made


def _text(name: str) -> str | None:
    found = get_data("web", f"{_FOLDER}/{name}")
    return None if found is None else found.decode()


def _message(message: str) -> str:
    return wording.gettext(message)


def _plural(singular: str, plural: str, num: int) -> str:
    return wording.form_of(singular, plural, num)
