"""Python's types as a beginner calls them."""

from __future__ import annotations

from collections.abc import Mapping

from web.language.wording import Sentence, lazy_gettext
from web.render.visible import visible

TYPES: Mapping[str, Sentence] = {
    "int": lazy_gettext("a whole number (int)"),
    "float": lazy_gettext("a decimal number (float)"),
    "str": lazy_gettext("a text (str)"),
    "string": lazy_gettext("a text (str)"),
    "bool": lazy_gettext("True or False (bool)"),
    "list": lazy_gettext("a list"),
    "tuple": lazy_gettext("a tuple"),
    "dict": lazy_gettext("a dict"),
    "set": lazy_gettext("a set"),
    "range": lazy_gettext("a range"),
    "NoneType": lazy_gettext("None"),
    "function": lazy_gettext("a function"),
    "builtin_function_or_method": lazy_gettext("a function"),
    "method": lazy_gettext("a method"),
    "dict_keys": lazy_gettext("the keys of a dict"),
    "dict_values": lazy_gettext("the values of a dict"),
    "dict_items": lazy_gettext("the pairs of a dict"),
}


def called(name: str) -> str:
    """The type as it stands in a sentence; one that is not listed by its own name."""
    known = TYPES.get(name)
    return str(known) if known else f"`{visible(name)}`"
