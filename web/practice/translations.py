"""The sentences of one language, out of the table that `web.build` wrote for browsers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import c2py


@dataclass(frozen=True, slots=True)
class Table:
    """Translations for `web.language.wording`."""

    code: str
    messages: Mapping[str, str | list[str]]
    """Message to sentence, or to one sentence for each of the language's forms of a number; what is as it was written is left out."""
    form: Callable[[int], int]
    """Which of the forms goes with a count."""

    @classmethod
    def of(cls, code: str, text: str) -> Table:
        """The table in a text. Raises ValueError or KeyError."""
        told = json.loads(text)
        return cls(code, told["messages"], c2py(told["plural"]))

    def language(self) -> str:
        """`th` or `en`."""
        return self.code

    def translated(self, message: str) -> str:
        """The message in this language; the message itself where there is no translation."""
        found = self.messages.get(message, message)
        return found if isinstance(found, str) else found[0]

    def translated_plural(self, singular: str, plural: str, count: int) -> str:
        """The form of the message that goes with this count."""
        found = self.messages.get(singular)
        if isinstance(found, list):
            return found[self.form(count)]
        return singular if count == 1 else plural
