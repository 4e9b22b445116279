"""Values that cannot be used as they are, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "int-of-decimal": Words(
        lazy_gettext("int() cannot read `%(text)s`: it has a decimal point."),
        lazy_gettext("For numbers with a point use float()."),
        "n = int('3.5')",
        "n = float('3.5')",
    ),
    "number-of-nothing": Words(
        lazy_gettext("`%(name)s()` was given an empty text."),
        lazy_gettext("The line that was read is empty, or split() cut at the wrong place."),
        "n = int('')",
        "n = int('0')",
    ),
    "number-with-comma": Words(
        lazy_gettext("`%(name)s()` cannot read `%(text)s`: numbers are written without commas."),
        lazy_gettext("A decimal has a point. Commas between thousands are taken out with `replace(',', '')`."),
        "n = int('1,000')",
        "n = int('1,000'.replace(',', ''))",
    ),
    "number-of-several": Words(
        lazy_gettext("`%(name)s()` was given several numbers at once: `%(text)s`."),
        lazy_gettext("Cut the line into pieces first with split(), then make a number of each."),
        "n = int('3 4')",
        "a, b = '3 4'.split()\nn = int(a)",
    ),
    "number-of-words": Words(
        lazy_gettext("`%(name)s()` cannot make a number of `%(text)s`."),
        lazy_gettext("Only digits can be read, with a minus in front at most. Is it the right line of the input?"),
        "n = int('five')",
        "n = int('5')",
    ),
    "unpack-count": Words(
        lazy_gettext("On the left stand %(expected)s names, and on the right is another number of values."),
        lazy_gettext("Names and values must be as many. In a loop over pairs each item must be a pair."),
        "a, b = [1, 2, 3]",
        "a, b, c = [1, 2, 3]",
    ),
    "unpack-split": Words(
        lazy_gettext("split() did not give %(expected)s pieces."),
        lazy_gettext(
            "Does the input have all of them in one line? split() cuts at spaces unless it is told otherwise: `split(',')`."
        ),
        "a, b = input().split()",
        "a = input()\nb = input()",
    ),
    "max-of-nothing": Words(
        lazy_gettext("`%(name)s()` was given something empty."),
        lazy_gettext("Nothing has no largest or smallest. Ask first whether the list is empty, or use `default=0`."),
        "print(max([]))",
        "print(max([], default=0))",
    ),
    "remove-missing": Words(
        lazy_gettext("What should be removed is not in there."),
        lazy_gettext("Ask first: `if x in xs:`. In a loop it may have been removed already."),
        "xs = [1, 2]\nxs.remove(3)",
        "xs = [1, 2]\nif 3 in xs:\n    xs.remove(3)",
    ),
    "position-missing": Words(
        lazy_gettext("index() looks for something that is not in there."),
        lazy_gettext("Ask first: `if x in xs:`. In a text find() gives -1 instead of stopping."),
        "xs = [1, 2]\nprint(xs.index(3))",
        "xs = [1, 2]\nif 3 in xs:\n    print(xs.index(3))",
    ),
    "math-domain": Words(
        lazy_gettext("This calculation has no result, such as the root of a negative number."),
        lazy_gettext("Ask first whether the number is large enough: sqrt() takes 0 and more, log() more than 0."),
        "import math\nprint(math.sqrt(-4))",
        "import math\nprint(math.sqrt(abs(-4)))",
    ),
    "step-zero": Words(
        lazy_gettext("The step is 0, so it would never get on."),
        lazy_gettext("In range(start, end, step) the third number must not be 0."),
        "for i in range(1, 5, 0):\n    print(i)",
        "for i in range(1, 5, 1):\n    print(i)",
    ),
    "random-range": Words(
        lazy_gettext("There is no number between these limits: the first is larger than the second."),
        lazy_gettext("The smaller number comes first: `randint(1, 6)`."),
        "import random\nprint(random.randint(6, 1))",
        "import random\nprint(random.randint(1, 6))",
    ),
    "file-closed": Words(
        lazy_gettext("The file is closed already."),
        lazy_gettext("Inside `with open(…) as f:` it is open; after that block it is closed. Indent the line."),
        "with open('notes.txt', 'w') as f:\n    f.write('a')\nf.write('b')",
        "with open('notes.txt', 'w') as f:\n    f.write('a')\n    f.write('b')",
    ),
    "too-many-digits": Words(
        lazy_gettext("The number has more than 4300 digits, and Python writes or reads no longer ones."),
        lazy_gettext("Does a loop multiply more often than it should?"),
        "print(10 ** 5000)",
        "print(10 ** 50)",
    ),
    "format-code": Words(
        lazy_gettext("The format behind the colon does not fit the value."),
        lazy_gettext("`.2f` and `d` are for numbers. A text of digits becomes one with float() or int()."),
        "x = '3.14159'\nprint(f'{x:.2f}')",
        "x = 3.14159\nprint(f'{x:.2f}')",
    ),
    "count-without-start": Words(
        lazy_gettext("`%(base)s` has no %(key)s yet, so there is nothing to add to."),
        lazy_gettext("Begin with 0 for a new key: `d[k] = d.get(k, 0) + 1`."),
        "count = {}\nfor letter in 'aba':\n    count[letter] += 1",
        "count = {}\nfor letter in 'aba':\n    count[letter] = count.get(letter, 0) + 1",
    ),
    "key-of-other-type": Words(
        lazy_gettext("There is no key %(key)s, but there is %(near)s: number and text are different keys."),
        lazy_gettext("What input() gives is text. Make it a number with int(), or write the keys in quotes."),
        "names = {1: 'Mana'}\nprint(names['1'])",
        "names = {1: 'Mana'}\nprint(names[1])",
    ),
    "key-misspelled": Words(
        lazy_gettext("There is no key %(key)s; %(near)s may be meant."),
        lazy_gettext("A key must be the same letter for letter; capitals count."),
        "ages = {'Manee': 11}\nprint(ages['Mannee'])",
        "ages = {'Manee': 11}\nprint(ages['Manee'])",
    ),
    "key-missing": Words(
        lazy_gettext("The dict has no key %(key)s."),
        lazy_gettext("Ask first with `in`, or let get() give something else: `d.get(k, 0)`."),
        "ages = {'Mana': 12}\nprint(ages['Piti'])",
        "ages = {'Mana': 12}\nprint(ages.get('Piti', 0))",
    ),
    "divided-by-zero": Words(
        lazy_gettext("`%(name)s` is 0 here, and nothing can be divided by 0."),
        lazy_gettext("Ask first: `if %(name)s != 0:`. Should it ever become 0?"),
        "n = 0\nprint(10 / n)",
        "n = 0\nif n != 0:\n    print(10 / n)",
    ),
    "average-of-nothing": Words(
        lazy_gettext("`%(name)s` is 0 here: an average of nothing cannot be calculated."),
        lazy_gettext("Ask first whether the list is empty."),
        "xs = []\nprint(sum(xs) / len(xs))",
        "xs = []\nif xs:\n    print(sum(xs) / len(xs))",
    ),
    "number-too-large": Words(
        lazy_gettext("The number becomes too large for a decimal number."),
        lazy_gettext("Whole numbers may have any length, decimals may not. Does a loop multiply too often?"),
        "print(2.0 ** 5000)",
        "print(2 ** 500)",
    ),
    "too-many-items": Words(
        lazy_gettext("A list or text would have more items than any memory has room for."),
        lazy_gettext("Look at the number that it is multiplied with: is `**` or a zero too many in it?"),
        "xs = [0] * 10 ** 30",
        "xs = [0] * 10 ** 3",
    ),
    "assert-fails": Words(
        lazy_gettext("An `assert` in the code does not hold."),
        lazy_gettext("It checks what should always be true. Look at the values with print() just before."),
        "x = 3\nassert x == 4",
        "x = 4\nassert x == 4",
    ),
    "next-past-end": Words(
        lazy_gettext("next() was called where nothing is left."),
        lazy_gettext(
            "A `for` stops by itself at the end; next() can be given something for the end: `next(it, None)`."
        ),
        "it = iter([])\nnext(it)",
        "it = iter([])\nnext(it, None)",
    ),
    "changed-in-loop": Words(
        lazy_gettext("A dict or set is changed while a loop goes through it."),
        lazy_gettext("Go through a copy: `for k in list(d):`."),
        "d = {'a': 1, 'b': 2}\nfor k in d:\n    del d[k]",
        "d = {'a': 1, 'b': 2}\nfor k in list(d):\n    del d[k]",
    ),
    "not-implemented": Words(
        lazy_gettext("A part is reached that still says it is not written."),
        lazy_gettext("Put your own code in the place of `raise NotImplementedError`."),
        "def area():\n    raise NotImplementedError\n\narea()",
        "def area():\n    return 12\n\narea()",
    ),
    "raised-by-hand": Words(
        lazy_gettext("Your own `raise` stopped the program here with %(name)s."),
        lazy_gettext(
            "The condition before it held. Was it meant to, with these values? Whoever calls can catch it with `try`."
        ),
        "age = -1\nif age < 0:\n    raise ValueError('too small')",
        "age = 1\nif age < 0:\n    raise ValueError('too small')",
    ),
    "value-general": Words(
        lazy_gettext("A value cannot be used in this way."),
        lazy_gettext("Often int() is given a text that is no number. print() the value just before."),
        "n = int('five')",
        "n = int('5')",
    ),
    "key-general": Words(
        lazy_gettext("A key is asked for that the dict does not have."),
        lazy_gettext("Ask first with `in`, or let get() give something else: `d.get(k, 0)`."),
        "ages = {'Mana': 12}\nprint(ages['Piti'])",
        "ages = {'Mana': 12}\nprint(ages.get('Piti', 0))",
    ),
    "division-general": Words(
        lazy_gettext("A number is divided by zero."),
        lazy_gettext("Ask first whether the number below is 0, such as the length of an empty list."),
        "n = 0\nprint(10 / n)",
        "n = 0\nif n != 0:\n    print(10 / n)",
    ),
}
