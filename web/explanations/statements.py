"""Statements that are not complete or not in order, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "missing-comma": Words(
        lazy_gettext("A comma seems to be missing here."),
        lazy_gettext("Values beside each other, in print() or in a list, are separated by commas."),
        "print('total' 5)",
        "print('total', 5)",
    ),
    "nothing-between": Words(
        lazy_gettext("Something is missing before `%(name)s`: a comma, a sign such as `+`, or a new line."),
        lazy_gettext("Two values or two commands cannot stand side by side with only a space between them."),
        "a = 1 b = 2",
        "a = 1\nb = 2",
    ),
    "unfinished-line": Words(
        lazy_gettext("The line stops before it is complete."),
        lazy_gettext("After a sign such as `=`, `+` or `and` there must be a value."),
        "x = 3 +",
        "x = 3 + 4",
    ),
    "print-without-brackets": Words(
        lazy_gettext("`%(name)s` needs brackets around what it takes."),
        lazy_gettext("This is how Python 2 was written, long ago; old books and pages still show it."),
        "print 'hello'",
        "print('hello')",
    ),
    "assign-for-compare": Words(
        lazy_gettext("One `=` gives a value; to compare, write two: `==`."),
        lazy_gettext("In mathematics one sign does both. Python needs two, so that it knows which is meant."),
        "if x = 3:\n    print('three')",
        "if x == 3:\n    print('three')",
    ),
    "value-on-the-left": Words(
        lazy_gettext("Left of `=` stands something that cannot take a value."),
        lazy_gettext("The name stands on the left and its new value on the right. Perhaps the sides are swapped."),
        "5 = x",
        "x = 5",
    ),
    "call-on-the-left": Words(
        lazy_gettext("Left of `=` stands a call, which cannot take a value."),
        lazy_gettext("A result gets its name the other way round. An item of a list is changed with square brackets."),
        "len('abc') = n",
        "n = len('abc')",
    ),
    "logic-signs": Words(
        lazy_gettext("Python writes `%(near)s` instead of `%(sign)s`."),
        lazy_gettext("Conditions are joined with the words `and`, `or`, `not`."),
        "if 5 > 3 && 2 > 1:\n    print('yes')",
        "if 5 > 3 and 2 > 1:\n    print('yes')",
    ),
    "comparison-sign": Words(
        lazy_gettext("There is no sign `%(sign)s`; it is written `%(near)s`."),
        lazy_gettext("In `<=`, `>=` and `!=` the sign `=` comes second."),
        "if 3 =< 5:\n    print('yes')",
        "if 3 <= 5:\n    print('yes')",
    ),
    "half-comparison": Words(
        lazy_gettext("Between `%(word)s` and `%(sign)s` the value to compare is missing."),
        lazy_gettext("Each side of `and` and `or` is a whole comparison: name the variable again."),
        "x = 7\nif x > 5 and < 10:\n    print('yes')",
        "x = 7\nif x > 5 and x < 10:\n    print('yes')",
    ),
    "plus-plus": Words(
        lazy_gettext("There is no `%(sign)s` in Python."),
        lazy_gettext("Other languages count with it. Here it is `%(name)s += 1` or `%(name)s -= 1`."),
        "i = 0\ni++",
        "i = 0\ni += 1",
    ),
    "name-begins-with-digit": Words(
        lazy_gettext("A name cannot begin with a digit, as `%(name)s` does."),
        lazy_gettext("Digits may follow behind the first letter."),
        "2nd = 5",
        "second = 5",
    ),
    "number-without-sign": Words(
        lazy_gettext("Between number and letters in `%(name)s` a sign is missing."),
        lazy_gettext("Mathematics writes 2x; Python needs the sign for times: `2 * x`."),
        "y = 2x",
        "y = 2 * x",
    ),
    "leading-zero": Words(
        lazy_gettext("A whole number cannot begin with 0."),
        lazy_gettext("Leave the zero out. A telephone number or a code is better kept as text, in quotes."),
        "n = 012",
        "n = 12",
    ),
    "named-before-plain": Words(
        lazy_gettext("A value with a name, such as `a=1`, stands before one without."),
        lazy_gettext("In a call the values without a name come first."),
        "print(sep='-', 'a', 'b')",
        "print('a', 'b', sep='-')",
    ),
    "named-twice": Words(
        lazy_gettext("`%(name)s` is given twice in one call."),
        lazy_gettext("Each name may get only one value."),
        "print('a', end='', end='-')",
        "print('a', end='-')",
    ),
    "default-before-plain": Words(
        lazy_gettext("A parameter without a value of its own follows one that has one."),
        lazy_gettext("Parameters with `=` come last, so that Python knows which may be left out."),
        "def area(width=1, height):\n    return width * height",
        "def area(height, width=1):\n    return width * height",
    ),
    "parameter-twice": Words(
        lazy_gettext("Two parameters are both called `%(name)s`."),
        lazy_gettext("Each needs a name of its own."),
        "def area(a, a):\n    return a * a",
        "def area(a, b):\n    return a * b",
    ),
    "global-too-late": Words(
        lazy_gettext("`global %(name)s` comes after `%(name)s` was used."),
        lazy_gettext("It belongs at the very top of the function."),
        "def count():\n    n = 1\n    global n",
        "def count():\n    global n\n    n = 1",
    ),
    "dict-form": Words(
        lazy_gettext("In a dict every key has a colon and a value."),
        lazy_gettext("Pairs are written `key: value`, with commas between the pairs."),
        "ages = {'Mana': 12, 'Manee'}",
        "ages = {'Mana': 12, 'Manee': 11}",
    ),
}
