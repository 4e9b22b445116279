"""What stands after a dot and is not there, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "attribute-misspelled": Words(
        lazy_gettext("%(type)s has no `%(name)s`; `%(near)s` may be meant."),
        lazy_gettext("What stands behind the dot must be spelled exactly."),
        "xs = []\nxs.apend(5)",
        "xs = []\nxs.append(5)",
    ),
    "method-elsewhere": Words(
        lazy_gettext("%(type)s has no `%(name)s`; Python writes `%(near)s` for it."),
        lazy_gettext("Other languages have it. The functions len(), sum(), str() stand before what they are given."),
        "xs = [1, 2]\nprint(xs.length)",
        "xs = [1, 2]\nprint(len(xs))",
    ),
    "method-of-another-type": Words(
        lazy_gettext("`%(name)s` belongs to %(owner_type)s, and this is %(type)s."),
        lazy_gettext("The variable holds another thing than you think. Look at where it gets its value."),
        "words = ('a', 'b')\nwords.append('c')",
        "words = ['a', 'b']\nwords.append('c')",
    ),
    "dot-for-key": Words(
        lazy_gettext("A dict is asked with brackets: `['%(name)s']`, not with a dot."),
        lazy_gettext("Other languages allow the dot. Behind a dot Python looks for methods such as keys() and get()."),
        "pupil = {'name': 'Mana'}\nprint(pupil.name)",
        "pupil = {'name': 'Mana'}\nprint(pupil['name'])",
    ),
    "attribute-missing": Words(
        lazy_gettext("%(type)s has nothing called `%(name)s`."),
        lazy_gettext("The variable holds another thing than you think, or the name behind the dot is another."),
        "n = 5\nprint(n.double)",
        "n = 5\nprint(n * 2)",
    ),
    "attribute-without-self": Words(
        lazy_gettext("`%(name)s` was made in line %(made_line)s without `self.`, so the object does not have it."),
        lazy_gettext("`self.name = …` stays with the object; `name = …` is gone when the method ends."),
        "class Dog:\n    def __init__(self):\n        age = 3\n\nprint(Dog().age)",
        "class Dog:\n    def __init__(self):\n        self.age = 3\n\nprint(Dog().age)",
    ),
    "own-attribute-missing": Words(
        lazy_gettext("An object of `%(type)s` has no `%(name)s` (yet)."),
        lazy_gettext("Set it in `__init__`: `self.%(name)s = …`. Then every object has it from the beginning."),
        "class Dog:\n    pass\n\nprint(Dog().age)",
        "class Dog:\n    def __init__(self):\n        self.age = 3\n\nprint(Dog().age)",
    ),
    "module-without": Words(
        lazy_gettext("The module `%(module)s` has no `%(name)s`."),
        lazy_gettext("Look at how it is spelled, and whether it belongs to another module."),
        "import math\nprint(math.average([1, 2]))",
        "import statistics\nprint(statistics.mean([1, 2]))",
    ),
    "attribute-general": Words(
        lazy_gettext("The value has nothing of the name after the dot."),
        lazy_gettext("The name is misspelled, or the variable holds another thing than you think, such as None."),
        "xs = []\nxs.apend(5)",
        "xs = []\nxs.append(5)",
    ),
}
