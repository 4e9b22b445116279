"""Values of types that no operator joins, and None in the place of a value, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "input-is-text": Words(
        lazy_gettext("`%(name)s` is a text, because input() always gives text (line %(made_line)s)."),
        lazy_gettext("Also when digits were typed. Make a number of it: `int(input())`, or `float(input())`."),
        "age = input()\nprint(age + 1)",
        "age = int(input())\nprint(age + 1)",
    ),
    "text-plus-number": Words(
        lazy_gettext("`+` cannot join a text and a number."),
        lazy_gettext("Print them side by side with a comma, or make one like the other with str() or int()."),
        "print('age: ' + 12)",
        "print('age:', 12)",
    ),
    "sum-of-texts": Words(
        lazy_gettext("sum() adds numbers, and there are texts in the list."),
        lazy_gettext("What was read with input() and split() are texts: make numbers of them with int()."),
        "print(sum(['1', '2']))",
        "print(sum([int('1'), int('2')]))",
    ),
    "text-with-sign": Words(
        lazy_gettext("A text cannot be calculated with: `%(sign)s` needs numbers on both sides."),
        lazy_gettext("Digits in quotes are text. Make a number of them with int() or float()."),
        "print('5' - 2)",
        "print(int('5') - 2)",
    ),
    "compare-text-number": Words(
        lazy_gettext("`%(sign)s` compares a text with a number, which is neither more nor less."),
        lazy_gettext("Digits in quotes are text. Make a number of them with int() first."),
        "if '5' > 3:\n    print('more')",
        "if int('5') > 3:\n    print('more')",
    ),
    "compare-whole-list": Words(
        lazy_gettext("`%(sign)s` compares %(type)s as a whole with a number."),
        lazy_gettext("Compare one item, such as `xs[0]`, or the length, `len(xs)`; for each item use a loop."),
        "xs = [1, 5]\nif xs > 3:\n    print('big')",
        "xs = [1, 5]\nif xs[1] > 3:\n    print('big')",
    ),
    "list-plus-item": Words(
        lazy_gettext("`+` joins a list only with another list, not with %(type)s."),
        lazy_gettext("To add one item, use append(), or put square brackets around it."),
        "xs = [1, 2]\nxs = xs + 3",
        "xs = [1, 2]\nxs = xs + [3]",
    ),
    "list-with-sign": Words(
        lazy_gettext("`%(sign)s` cannot calculate with %(type)s and a number."),
        lazy_gettext("It has to be done item by item, in a loop or with sum()."),
        "total = 0\ntotal = total + [1, 2]",
        "total = 0\ntotal = total + sum([1, 2])",
    ),
    "types-do-not-fit": Words(
        lazy_gettext("`%(sign)s` does not work with %(left_type)s and %(right_type)s."),
        lazy_gettext("Look at what both sides hold: print() them with type() to see."),
        "print({1} + {2})",
        "print({1} | {2})",
    ),
    "repeat-not-whole": Words(
        lazy_gettext("A text or list can be repeated only a whole number of times, not by %(type)s."),
        lazy_gettext(
            "Perhaps a number was meant on both sides: then int() or float() is missing. A division with `/` gives a decimal."
        ),
        "print('-' * (10 / 2))",
        "print('-' * (10 // 2))",
    ),
    "percent-on-text": Words(
        lazy_gettext("`%%` after a text fills in values; it does not divide."),
        lazy_gettext("For a remainder there must be a number in front of it: make one with int()."),
        "print('7' % 2)",
        "print(int('7') % 2)",
    ),
    "float-for-whole": Words(
        lazy_gettext("A whole number is needed here, and this one has a decimal point."),
        lazy_gettext("A division with `/` always gives a decimal; `//` gives a whole number."),
        "for i in range(6 / 2):\n    print(i)",
        "for i in range(6 // 2):\n    print(i)",
    ),
    "list-for-whole": Words(
        lazy_gettext("A whole number is needed here, and this is %(type)s."),
        lazy_gettext("range() counts up to a number: `range(len(xs))`. To go through the items, leave range() out."),
        "for x in range([1, 2]):\n    print(x)",
        "for x in [1, 2]:\n    print(x)",
    ),
    "type-for-whole": Words(
        lazy_gettext("A whole number is needed here, and this is %(type)s."),
        lazy_gettext("Digits in quotes are text. Make a number of them with int()."),
        "for i in range('3'):\n    print(i)",
        "for i in range(int('3')):\n    print(i)",
    ),
    "number-needed": Words(
        lazy_gettext("A number is needed here, and this is %(type)s."),
        lazy_gettext(
            "A minus in front, abs() and round() work with numbers only. A text of digits becomes one with int()."
        ),
        "print(abs('-5'))",
        "print(abs(int('-5')))",
    ),
    "not-called": Words(
        lazy_gettext(
            "A function stands here where its result is meant: brackets are missing behind its name `%(name)s`."
        ),
        lazy_gettext("Only with brackets, such as `name()`, is a function called and gives its result."),
        "age = input\nprint(age + '!')",
        "age = input()\nprint(age + '!')",
    ),
    "type-for-value": Words(
        lazy_gettext("`%(name)s` is Python's own word for a type, not one of your variables."),
        lazy_gettext("Write the name of your variable here. Brackets make a value of the type: `%(name)s()`."),
        "xs = [5, 6]\nfor x in list:\n    print(x)",
        "xs = [5, 6]\nfor x in xs:\n    print(x)",
    ),
    "method-gives-none": Words(
        lazy_gettext("`.%(name)s()` changes the list itself and gives None (line %(made_line)s)."),
        lazy_gettext("Write it on a line of its own, without `=` or `return` before it; then use the list."),
        "xs = [3, 1, 2].sort()\nprint(xs[0])",
        "xs = [3, 1, 2]\nxs.sort()\nprint(xs[0])",
    ),
    "print-gives-none": Words(
        lazy_gettext("print() shows something and gives None, which is used in line %(made_line)s."),
        lazy_gettext("Calculate first, give the result a name or return it, and print it last."),
        "x = print(5)\nprint(x + 1)",
        "x = 5\nprint(x)\nprint(x + 1)",
    ),
    "no-return": Words(
        lazy_gettext("The function `%(name)s` (line %(made_line)s) has no `return`, so its result is None."),
        lazy_gettext("print() only shows; `return` gives the value back to who called."),
        "def double(n):\n    print(n * 2)\n\nprint(double(2) + 1)",
        "def double(n):\n    return n * 2\n\nprint(double(2) + 1)",
    ),
    "sometimes-no-return": Words(
        lazy_gettext("The function `%(name)s` (line %(made_line)s) can end without `return`; its result is then None."),
        lazy_gettext("Every way through the function needs a return, also when no `if` holds."),
        "def sign(n):\n    if n > 0:\n        return 1\n\nprint(sign(-5) + 1)",
        "def sign(n):\n    if n > 0:\n        return 1\n    return -1\n\nprint(sign(-5) + 1)",
    ),
    "none-used": Words(
        lazy_gettext("Something in this line is None: no value at all."),
        lazy_gettext(
            "None comes from functions that return nothing, or from a search that found nothing. Test with `is None` first."
        ),
        "ages = {'Mana': 12}\nprint(ages.get('Piti') + 1)",
        "ages = {'Mana': 12}\nprint(ages.get('Piti', 0) + 1)",
    ),
}
