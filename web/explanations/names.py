"""Names that Python does not know, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "name-misspelled": Words(
        lazy_gettext("There is no `%(name)s`; `%(near)s` may be meant."),
        lazy_gettext("A name must be written the same way everywhere, letter for letter."),
        "total = 5\nprint(totl)",
        "total = 5\nprint(total)",
    ),
    "letter-case": Words(
        lazy_gettext("`%(name)s` is not the same as `%(near)s`: capital and small letters count."),
        lazy_gettext("A phone's keyboard makes the first letter a capital. `True`, `False` and `None` do have one."),
        "Print('hello')",
        "print('hello')",
    ),
    "quotes-forgotten": Words(
        lazy_gettext("Nothing is called `%(name)s`. If it is meant as text, it needs quotes."),
        lazy_gettext("A word without quotes is the name of a variable for Python."),
        "print(hello)",
        "print('hello')",
    ),
    "name-never-made": Words(
        lazy_gettext("`%(name)s` never gets a value in your code."),
        lazy_gettext("Before a name can be used, a line above must make it: `%(name)s = …`."),
        "for i in range(3):\n    total = total_so_far + i",
        "total_so_far = 0\nfor i in range(3):\n    total = total_so_far + i",
    ),
    "used-before-made": Words(
        lazy_gettext("`%(name)s` is used before it gets its value in line %(made_line)s."),
        lazy_gettext("Python works from top to bottom: first the value, then its use."),
        "print(count)\ncount = 1",
        "count = 1\nprint(count)",
    ),
    "used-before-definition": Words(
        lazy_gettext("`%(name)s` is used before line %(made_line)s, where it is defined."),
        lazy_gettext("Put the `def` above the line that calls it."),
        "hello()\n\ndef hello():\n    print('hi')",
        "def hello():\n    print('hi')\n\nhello()",
    ),
    "only-sometimes-made": Words(
        lazy_gettext(
            "`%(name)s` gets its value only inside the `%(word)s` (line %(made_line)s), and this time that did not happen."
        ),
        lazy_gettext("Give it a first value before, so that it always has one."),
        "age = 10\nif age > 15:\n    group = 'big'\nprint(group)",
        "age = 10\ngroup = 'small'\nif age > 15:\n    group = 'big'\nprint(group)",
    ),
    "loop-never-ran": Words(
        lazy_gettext(
            "`%(name)s` gets its value from the `for` in line %(made_line)s, which never ran because there was nothing to go through."
        ),
        lazy_gettext("With an empty list a `for` does nothing. Give the name a first value before the loop."),
        "def last(xs):\n    for x in xs:\n        pass\n    return x\n\nlast([])",
        "def last(xs):\n    x = None\n    for x in xs:\n        pass\n    return x\n\nlast([])",
    ),
    "local-to-function": Words(
        lazy_gettext("`%(name)s` exists only inside the function `%(function)s` (line %(made_line)s)."),
        lazy_gettext("What a function makes stays inside. Give it back with `return`, and keep the result."),
        "def add(a, b):\n    answer = a + b\n\nadd(2, 3)\nprint(answer)",
        "def add(a, b):\n    return a + b\n\nanswer = add(2, 3)\nprint(answer)",
    ),
    "global-changed-inside": Words(
        lazy_gettext(
            "The function gives `%(name)s` a value in line %(made_line)s, so inside it is a new name that has none before."
        ),
        lazy_gettext(
            "It is not the `%(name)s` of line %(outside_line)s. Hand that over as a parameter, and return the new value."
        ),
        "count = 0\ndef add_one():\n    count += 1\n\nadd_one()",
        "def add_one(count):\n    return count + 1\n\ncount = add_one(0)",
    ),
    "counter-without-start": Words(
        lazy_gettext("Line %(made_line)s changes `%(name)s`, which has no value to begin from."),
        lazy_gettext("`+=` needs a value that is there already: begin with 0 before the loop."),
        "def total(xs):\n    for x in xs:\n        s += x\n    return s\n\ntotal([1, 2])",
        "def total(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s\n\ntotal([1, 2])",
    ),
    "shadowed-inside": Words(
        lazy_gettext(
            "Line %(made_line)s uses the name `%(name)s` for a value, so inside this function Python's own `%(name)s` is gone."
        ),
        lazy_gettext("Choose another name for your variable."),
        "def add(xs):\n    sum = sum(xs)\n    return sum\n\nadd([1, 2])",
        "def add(xs):\n    total = sum(xs)\n    return total\n\nadd([1, 2])",
    ),
    "module-not-imported": Words(
        lazy_gettext("`%(name)s` is a module that was not imported."),
        lazy_gettext("At the top of the file: `import %(name)s`."),
        "print(math.sqrt(16))",
        "import math\nprint(math.sqrt(16))",
    ),
    "function-not-imported": Words(
        lazy_gettext("`%(name)s` belongs to the module `%(module)s` and was not imported."),
        lazy_gettext("At the top of the file: `from %(module)s import %(name)s`."),
        "print(sqrt(16))",
        "from math import sqrt\nprint(sqrt(16))",
    ),
    "python-2-name": Words(
        lazy_gettext("`%(name)s` is from Python 2; today it is `%(near)s`."),
        lazy_gettext("Old books and pages still show it."),
        "for i in xrange(3):\n    print(i)",
        "for i in range(3):\n    print(i)",
    ),
    "self-missing": Words(
        lazy_gettext("`%(name)s` belongs to the object: inside the class it is `self.%(name)s`."),
        lazy_gettext("Without `self.` Python looks for a plain variable or function."),
        "class Dog:\n    def __init__(self):\n        self.name = 'Dang'\n    def call(self):\n        print(name)\n\nDog().call()",
        "class Dog:\n    def __init__(self):\n        self.name = 'Dang'\n    def call(self):\n        print(self.name)\n\nDog().call()",
    ),
    "name-deleted": Words(
        lazy_gettext("`%(name)s` was deleted with `del` before it is used here."),
        lazy_gettext("After `del` the name is gone."),
        "x = 1\ndel x\nprint(x)",
        "x = 1\nprint(x)\ndel x",
    ),
    "name-general": Words(
        lazy_gettext("A name is used that Python does not know (yet)."),
        lazy_gettext("It is misspelled, gets its value only later, or is a text without quotes."),
        "total = 5\nprint(totl)",
        "total = 5\nprint(total)",
    ),
    "unbound-general": Words(
        lazy_gettext("A name is used in the function before it gets a value there."),
        lazy_gettext("Perhaps it gets its value only in an `if` or a loop that did not run."),
        "def f(n):\n    if n > 0:\n        sign = 1\n    return sign\n\nf(0)",
        "def f(n):\n    sign = 0\n    if n > 0:\n        sign = 1\n    return sign\n\nf(0)",
    ),
}
