"""The words in which a rule says what code must or must not contain, each with the line that documents it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Takes(StrEnum):
    """What may stand behind a word."""

    NOTHING = "nothing"
    NAME = "name"
    """A name is needed."""
    MAYBE_NAME = "maybe-name"
    """A name, or `true` for any."""
    OPERATOR = "operator"
    LITERAL = "literal"


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that can be found in code."""

    name: str
    takes: Takes
    doc: str
    details: tuple[str, ...] = ()
    """The keys that may stand beside it and say more of what is meant."""


OPERATORS = (
    "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "~",
    "and", "or", "not", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not",
)  # fmt: skip

_NONE, _NAME, _MAYBE = Takes.NOTHING, Takes.NAME, Takes.MAYBE_NAME

_ALL = (
    Word("loop", _NONE, "A `for` or `while` statement; comprehensions are a word of their own."),
    Word("for", _NONE, "A `for` statement."),
    Word("while", _NONE, "A `while` statement."),
    Word("nested_loop", _NONE, "A loop or comprehension inside another one, in the same function."),
    Word("comprehension", _NONE, "A list, set or dict comprehension, or a generator expression."),
    Word("break", _NONE, "A `break`."),
    Word("continue", _NONE, "A `continue`."),
    Word("if", _NONE, "An `if` statement."),
    Word("elif", _NONE, "An `elif`."),
    Word("else", _NONE, "The `else` of an `if` statement."),
    Word("conditional", _NONE, "An `a if b else c` inside an expression."),
    Word("match", _NONE, "A `match` statement."),
    Word(
        "function",
        _MAYBE,
        "The definition of a function or method.",
        ("parameters", "decorated", "documented", "hinted"),
    ),
    Word("class", _MAYBE, "The definition of a class.", ("bases", "methods", "decorated", "documented")),
    Word("lambda", _NONE, "A `lambda`."),
    Word("return", _NONE, "A `return` with a value."),
    Word("yield", _NONE, "A `yield`."),
    Word("recursion", _NONE, "A function or method that calls itself, directly or by way of others."),
    Word(
        "call",
        _NAME,
        "A call of `sum`, `math.sqrt`, `total`, or of any method `.sort`; also a function that is handed on to be called.",
    ),
    Word("import", _MAYBE, "An import of a module, such as `math`, or of something in it."),
    Word("decorator", _MAYBE, "A decorator, such as `property`."),
    Word("global", _NONE, "A `global` statement."),
    Word("nonlocal", _NONE, "A `nonlocal` statement."),
    Word("try", _NONE, "A `try` statement."),
    Word("except", _MAYBE, "An `except`, for this exception."),
    Word("raise", _MAYBE, "A `raise`, of this exception."),
    Word("assert", _NONE, "An `assert`."),
    Word("with", _NONE, "A `with` statement."),
    Word("variable", _NAME, "A variable or parameter of this name that gets a value."),
    Word("attribute", _NAME, "An attribute or method of this name, read or set, such as `balance` in `jar.balance`."),
    Word("operator", Takes.OPERATOR, "An operator, such as `%` or `in`; `+` also stands for `+=`."),
    Word("literal", Takes.LITERAL, "This text, number or truth value, written out in the code."),
    Word("list", _NONE, "A list: in brackets, as a comprehension or by `list()`."),
    Word("dict", _NONE, "A dict: in braces, as a comprehension or by `dict()`."),
    Word("set", _NONE, "A set: in braces, as a comprehension or by `set()`."),
    Word("tuple", _NONE, "A tuple: values with commas between them, or `tuple()`."),
    Word("slice", _NONE, "A slice, such as `xs[1:]`."),
    Word("f_string", _NONE, 'An f-string, such as `f"{name}!"`.'),
    Word("walrus", _NONE, "An assignment inside an expression: `:=`."),
    Word("docstring", _NONE, "A text that documents the file, a class or a function."),
    Word("type_hint", _NONE, "A type behind a parameter, a variable or `->`."),
    Word("main_guard", _NONE, 'The line `if __name__ == "__main__":`.'),
    Word("pass", _NONE, "A `pass`."),
    Word("statement", _NONE, "Any statement; with `at_most` it keeps code short."),
    Word("line", _NONE, "A line with code on it; with `at_most` it keeps code short."),
)

WORDS: Mapping[str, Word] = {word.name: word for word in _ALL}
