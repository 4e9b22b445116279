"""Square brackets, loops and `in` on values that do not fit, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "index-a-number": Words(
        lazy_gettext("Square brackets take an item, and %(type)s has none."),
        lazy_gettext(
            "The variable holds another thing than you think. For the digits of a number make a text of it first: `str(n)`."
        ),
        "n = 125\nprint(n[0])",
        "n = 125\nprint(str(n)[0])",
    ),
    "square-for-round": Words(
        lazy_gettext("`%(name)s` is a function: it is called with round brackets, not square ones."),
        lazy_gettext("Round brackets call a function: `len(xs)`. Square brackets take an item: `xs[0]`."),
        "xs = []\nxs.append[5]",
        "xs = []\nxs.append(5)",
    ),
    "no-places": Words(
        lazy_gettext("%(type)s has no numbered places."),
        lazy_gettext("Make a list of it first: `list(…)`. Then `[0]` and len() work."),
        "ages = {'Mana': 12}\nprint(ages.keys()[0])",
        "ages = {'Mana': 12}\nprint(list(ages.keys())[0])",
    ),
    "loop-over-number": Words(
        lazy_gettext("`for` goes through several items, and `%(name)s` is %(type)s."),
        lazy_gettext("To count, use range(): `for i in range(5)`. To go through a list, leave len() out."),
        "for i in 5:\n    print(i)",
        "for i in range(5):\n    print(i)",
    ),
    "one-value-for-many": Words(
        lazy_gettext("`%(name)s()` wants several values together, and was given %(type)s."),
        lazy_gettext("Put the values into a list: `sum([3, 4])`."),
        "print(sum(3, 4))",
        "print(sum([3, 4]))",
    ),
    "in-one-value": Words(
        lazy_gettext("`in` looks into several items, and on its right stands %(type)s."),
        lazy_gettext("On the right of `in` belongs a list, a text or a range. To compare two values use `==`."),
        "if 3 in 5:\n    print('yes')",
        "if 3 in range(5):\n    print('yes')",
    ),
    "not-iterable": Words(
        lazy_gettext("Several items are needed here, and this is %(type)s."),
        lazy_gettext("Look at what the variable holds: print() it with type()."),
        "n = 5\nprint(*n)",
        "n = [5]\nprint(*n)",
    ),
    "unpack-one-value": Words(
        lazy_gettext("Several names stand on the left, and on the right is only %(type)s."),
        lazy_gettext("There must be as many values as names."),
        "a, b = 5",
        "a, b = 5, 6",
    ),
    "len-of-one-value": Words(
        lazy_gettext("len() counts items, and %(type)s has none."),
        lazy_gettext("For the number of digits make a text of it first: `len(str(n))`."),
        "n = 125\nprint(len(n))",
        "n = 125\nprint(len(str(n)))",
    ),
    "index-is-text": Words(
        lazy_gettext("An index of %(base_type)s is a whole number, and this is %(type)s."),
        lazy_gettext("Only a dict is asked by a text. A list is asked by place: `xs[0]`."),
        "pupils = [{'name': 'Mana'}]\nprint(pupils['name'])",
        "pupils = [{'name': 'Mana'}]\nprint(pupils[0]['name'])",
    ),
    "index-not-whole": Words(
        lazy_gettext("An index of %(base_type)s is a whole number, and this is %(type)s."),
        lazy_gettext("Perhaps an item of a list is used as an index. range(len(xs)) counts the places."),
        "xs = [5, 6]\nprint(xs[[0]])",
        "xs = [5, 6]\nprint(xs[0])",
    ),
    "index-with-fraction": Words(
        lazy_gettext("An index or slice must be a whole number, and this one has a decimal point."),
        lazy_gettext("A division with `/` always gives a decimal; `//` gives a whole number."),
        "xs = [1, 2, 3]\nprint(xs[len(xs) / 2])",
        "xs = [1, 2, 3]\nprint(xs[len(xs) // 2])",
    ),
    "index-with-comma": Words(
        lazy_gettext("Two indexes with a comma do not work on a list."),
        lazy_gettext(
            "For a table of lists each index has its own brackets: `grid[0][1]`. A part of a list is `xs[0:1]`."
        ),
        "grid = [[1, 2], [3, 4]]\nprint(grid[0, 1])",
        "grid = [[1, 2], [3, 4]]\nprint(grid[0][1])",
    ),
    "value-as-index": Words(
        lazy_gettext("`%(name)s` is an item of `%(base)s` already, and is used as an index."),
        lazy_gettext("`for x in xs` gives the items themselves. Use `x`, or count the places with range(len(xs))."),
        "xs = [5, 6]\nfor x in xs:\n    print(xs[x])",
        "xs = [5, 6]\nfor x in xs:\n    print(x)",
    ),
    "text-cannot-change": Words(
        lazy_gettext("A letter in a text cannot be changed."),
        lazy_gettext("Make a new text: with replace(), or from parts, `'C' + word[1:]`."),
        "word = 'bat'\nword[0] = 'c'",
        "word = 'bat'\nword = 'c' + word[1:]",
    ),
    "tuple-cannot-change": Words(
        lazy_gettext("A tuple, written with ( ), cannot be changed."),
        lazy_gettext("Use a list with [ ] where items change."),
        "point = (1, 2)\npoint[0] = 5",
        "point = [1, 2]\npoint[0] = 5",
    ),
    "item-cannot-be-set": Words(
        lazy_gettext("An item is put into %(type)s, which has no places for items."),
        lazy_gettext("The variable should be a list [ ] or a dict { }. Look at where it gets its value."),
        "n = 5\nn[0] = 1",
        "n = [5]\nn[0] = 1",
    ),
    "unhashable": Words(
        lazy_gettext("%(type)s cannot be a key of a dict or an item of a set."),
        lazy_gettext("Keys must not change. Use a tuple ( ) instead of a list [ ]."),
        "seen = {[1, 2]}",
        "seen = {(1, 2)}",
    ),
    "in-text-needs-text": Words(
        lazy_gettext("In a text only another text can be searched, not %(type)s."),
        lazy_gettext("Make a text of it with str(), or put quotes around it."),
        "if 5 in '1 5 9':\n    print('yes')",
        "if '5' in '1 5 9':\n    print('yes')",
    ),
    "join-needs-texts": Words(
        lazy_gettext("join() puts texts together, and there is %(type)s among them."),
        lazy_gettext("Make texts of all of them: `' '.join(map(str, xs))`, or print with `print(*xs)`."),
        "print('-'.join([1, 2]))",
        "print('-'.join(['1', '2']))",
    ),
    "number-of-many": Words(
        lazy_gettext("`%(name)s()` makes one number, and was given %(type)s."),
        lazy_gettext("For several values do it one by one: `[int(x) for x in words]`."),
        "numbers = int(input().split())",
        "numbers = [int(x) for x in input().split()]",
    ),
    "format-too-few": Words(
        lazy_gettext("There are more places in the text than values for them."),
        lazy_gettext("Count the places {} or %%s, and the values."),
        "print('{} and {}'.format(1))",
        "print('{} and {}'.format(1, 2))",
    ),
    "type-general": Words(
        lazy_gettext("Values of types that do not go together are used with each other."),
        lazy_gettext("Often a number is still a text, or a variable is None. print() it with type() to see."),
        "print('5' + 1)",
        "print(int('5') + 1)",
    ),
}
