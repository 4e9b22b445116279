"""The keys of a structure test, made from the words that the sandbox can find."""

from __future__ import annotations

from grader.exercise.shapes import Choice, Each, Either, Flag, Key, OrTrue, Record, Shape, Text, Value, Whole
from sandbox.structure.vocabulary import OPERATORS, WORDS, Takes, Word

MAX_RULES = 40
MOST = 10_000
NAME = Text(min_length=1, max_length=100)
NAMES = Each(NAME, 0, 30)

_BEHIND: dict[Takes, Shape] = {
    Takes.NOTHING: OrTrue(None),
    Takes.NAME: NAME,
    Takes.MAYBE_NAME: OrTrue(NAME),
    Takes.OPERATOR: Choice(OPERATORS),
    Takes.LITERAL: Value(),
}

COMMON = (
    Key("in", NAME, "Only in this function, class or `Class.method`, and in what it uses of the same files."),
    Key("at_least", Whole(0, MOST), "How often at least. Default 1, or 0 beside `at_most`."),
    Key("at_most", Whole(0, MOST), "How often at most."),
)
DETAILS = (
    Key("parameters", NAMES, "Of a function: the names of all its parameters, without `self`; `*args` with its star."),
    Key("bases", NAMES, "Of a class: classes that it is derived from."),
    Key("methods", NAMES, "Of a class: methods that it has at least."),
    Key("decorated", NAME, "Of a function or class: a decorator that it has."),
    Key("documented", Flag(), "Of a function or class: whether a text documents it."),
    Key("hinted", Flag(), "Of a function: whether every parameter and the result has a type."),
)


def _key(word: Word) -> Key:
    return Key(word.name, _BEHIND[word.takes], word.doc)


RULE = Record("a rule", (*map(_key, WORDS.values()), *DETAILS, *COMMON))

RULES = Each(
    Either(Choice(tuple(WORDS), otherwise="a name stands behind what it is, such as {call: sum}"), RULE), 1, MAX_RULES
)

STRUCTURE = Record(
    "a structure test",
    (
        Key("requires", RULES, "What the code must contain."),
        Key("forbids", RULES, "What the code must not contain."),
    ),
)
