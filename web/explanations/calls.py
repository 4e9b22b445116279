"""Calls that Python refuses, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "shadowed-builtin": Words(
        lazy_gettext(
            "Line %(made_line)s gives the name `%(name)s` to a variable, so Python's own function `%(name)s()` is gone."
        ),
        lazy_gettext("Choose another name for the variable."),
        "sum = 0\nprint(sum([1, 2]))",
        "total = 0\nprint(sum([1, 2]))",
    ),
    "shadowed-function": Words(
        lazy_gettext("`%(name)s` is a function of yours, and line %(made_line)s gives the same name to a value."),
        lazy_gettext("Function and variable need two different names."),
        "def area():\n    return 12\n\narea = area()\nprint(area())",
        "def area():\n    return 12\n\nresult = area()\nprint(area())",
    ),
    "round-for-square": Words(
        lazy_gettext("`%(name)s` is %(type)s: its items are taken with square brackets, not round ones."),
        lazy_gettext("Round brackets call a function: `f(1)`. Square brackets take an item: `xs[1]`."),
        "xs = [5, 6]\nprint(xs(0))",
        "xs = [5, 6]\nprint(xs[0])",
    ),
    "times-sign-missing": Words(
        lazy_gettext("`%(name)s` is a number, and the bracket behind it looks like a call."),
        lazy_gettext("Mathematics leaves the sign for times out; Python needs it: `2 * (3 + 4)`."),
        "n = 2\nprint(n(3 + 4))",
        "n = 2\nprint(n * (3 + 4))",
    ),
    "sign-missing-after-text": Words(
        lazy_gettext("A bracket follows a text directly, as if the text were a function."),
        lazy_gettext("A comma or a `+` is missing between them."),
        "print('total' (2 + 3))",
        "print('total', (2 + 3))",
    ),
    "comma-missing-between": Words(
        lazy_gettext("Two brackets stand side by side without a comma, so the second looks like a call of %(type)s."),
        lazy_gettext("In a list of pairs a comma belongs after each pair."),
        "points = [(1, 2) (3, 4)]",
        "points = [(1, 2), (3, 4)]",
    ),
    "value-called": Words(
        lazy_gettext("`%(name)s` is %(type)s and no function: it cannot be called with brackets."),
        lazy_gettext("Leave the brackets out, or look whether a function of that name was overwritten."),
        "class Dog:\n    def __init__(self):\n        self.age = 3\n\nprint(Dog().age())",
        "class Dog:\n    def __init__(self):\n        self.age = 3\n\nprint(Dog().age)",
    ),
    "module-called": Words(
        lazy_gettext("`%(name)s` is a module; one of its functions has to be called."),
        lazy_gettext("The function comes after a dot: `random.randint(1, 6)`."),
        "import random\nprint(random(1, 6))",
        "import random\nprint(random.randint(1, 6))",
    ),
    "too-few-arguments": Words(
        lazy_gettext("`%(name)s` was called without a value for: %(missing)s."),
        lazy_gettext("A call needs a value for every parameter of the `def`."),
        "def area(width, height):\n    return width * height\n\nprint(area(3))",
        "def area(width, height):\n    return width * height\n\nprint(area(3, 4))",
    ),
    "too-many-arguments": Words(
        lazy_gettext("`%(name)s` takes %(most)s values and was given %(given)s."),
        lazy_gettext("The call and the `def` must have the same number of values, in the same order."),
        "def double(n):\n    return n * 2\n\nprint(double(2, 3))",
        "def double(n):\n    return n * 2\n\nprint(double(2))",
    ),
    "self-not-in-parameters": Words(
        lazy_gettext("The method `%(name)s` has no `self` as its first parameter."),
        lazy_gettext("Python hands the object itself over as the first value of every method."),
        "class Dog:\n    def bark():\n        print('wow')\n\nDog().bark()",
        "class Dog:\n    def bark(self):\n        print('wow')\n\nDog().bark()",
    ),
    "class-for-object": Words(
        lazy_gettext("`%(name)s` was called on the class, without an object."),
        lazy_gettext("Make an object first, with brackets behind the name of the class."),
        "class Dog:\n    def bark(self):\n        print('wow')\n\nDog.bark()",
        "class Dog:\n    def bark(self):\n        print('wow')\n\nDog().bark()",
    ),
    "init-misspelled": Words(
        lazy_gettext("The method in line %(made_line)s is called `%(name)s`; Python looks for `__init__`."),
        lazy_gettext("It has two underscores before and two behind: `__init__`."),
        "class Dog:\n    def _init_(self, name):\n        self.name = name\n\nDog('Dang')",
        "class Dog:\n    def __init__(self, name):\n        self.name = name\n\nDog('Dang')",
    ),
    "class-without-init": Words(
        lazy_gettext("The class `%(name)s` takes no values: it has no `__init__`."),
        lazy_gettext("What stands in the brackets when an object is made goes to `__init__(self, …)`."),
        "class Dog:\n    pass\n\nDog('Dang')",
        "class Dog:\n    def __init__(self, name):\n        self.name = name\n\nDog('Dang')",
    ),
    "unknown-argument": Words(
        lazy_gettext("`%(function)s` has no parameter called `%(name)s`."),
        lazy_gettext("A name before `=` in a call must be one of the function's own. Look at how it is spelled."),
        "print('a', ends='')",
        "print('a', end='')",
    ),
    "builtin-arguments": Words(
        lazy_gettext("`%(name)s` was called with more or fewer values than it takes."),
        lazy_gettext("Several values often have to be put together first, as in a list: `len([1, 2])`."),
        "print(len(1, 2))",
        "print(len([1, 2]))",
    ),
    "input-like-print": Words(
        lazy_gettext("input() takes only one text, not several with commas like print()."),
        lazy_gettext("Put the texts together first, with `+` or an f-string."),
        "name = 'Mana'\nage = input('age of', name)",
        "name = 'Mana'\nage = input('age of ' + name)",
    ),
    "method-of-the-type": Words(
        lazy_gettext("`%(name)s` was called on the type, not on a value of it."),
        lazy_gettext("Write the variable before the dot: `xs.append(1)`, not `list.append(1)`."),
        "xs = []\nlist.append(1)",
        "xs = []\nxs.append(1)",
    ),
    "raise-text": Words(
        lazy_gettext("`raise` needs an exception, not a text."),
        lazy_gettext("Put the text into one: `raise ValueError('…')`."),
        "try:\n    raise 'too small'\nexcept ValueError:\n    pass",
        "try:\n    raise ValueError('too small')\nexcept ValueError:\n    pass",
    ),
    "init-returns": Words(
        lazy_gettext("`__init__` gives something back with return; it may not."),
        lazy_gettext("It only sets the object up: `self.name = name`. The object itself is the result of the call."),
        "class Dog:\n    def __init__(self):\n        return 5\n\nDog()",
        "class Dog:\n    def __init__(self):\n        self.age = 5\n\nDog()",
    ),
}
