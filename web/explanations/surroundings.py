"""Modules, files and input, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "own-file-like-module": Words(
        lazy_gettext("Your own file is called `%(name)s.py`, like the module, and is taken in its place."),
        lazy_gettext("Give your file another name."),
        "import random\nprint(random.randint(1, 6))",
        "import random\nprint(random.randint(1, 6))",
    ),
    "module-misspelled": Words(
        lazy_gettext("There is no module `%(name)s`; `%(near)s` may be meant."),
        lazy_gettext("The name must be spelled exactly, in small letters."),
        "import maths",
        "import math",
    ),
    "module-not-here": Words(
        lazy_gettext("The module `%(name)s` is not available here."),
        lazy_gettext("It does not come with Python. The exercise can be solved without it."),
        "import pygame",
        "import random",
    ),
    "standard-module-not-here": Words(
        lazy_gettext("The module `%(name)s` belongs to Python, but it is not available here."),
        lazy_gettext(
            "It is spelled right. It needs something that is not here, such as windows on a screen or another system."
        ),
        "import winsound",
        "import time",
    ),
    "module-missing": Words(
        lazy_gettext("There is no module called `%(name)s` here."),
        lazy_gettext("Is it spelled right? A file of your own must be handed in too."),
        "import my_own_tools_7",
        "import math",
    ),
    "import-misspelled": Words(
        lazy_gettext("The module `%(module)s` has no `%(name)s`; `%(near)s` may be meant."),
        lazy_gettext("The name must be spelled exactly; capitals count."),
        "from random import randInt",
        "from random import randint",
    ),
    "import-missing": Words(
        lazy_gettext("The module `%(module)s` has no `%(name)s`."),
        lazy_gettext("Look at how it is spelled, and whether it belongs to another module."),
        "from json import something_else",
        "from json import dumps",
    ),
    "import-general": Words(
        lazy_gettext("A module, or something in it, is not there."),
        lazy_gettext("Look at how it is spelled; modules that have to be installed are not available here."),
        "import maths",
        "import math",
    ),
    "file-missing": Words(
        lazy_gettext("There is no file `%(path)s` where the program runs."),
        lazy_gettext("Name and ending must be exactly the same. To make a new file, open it with `'w'`."),
        "text = open('score.txt').read()",
        "with open('score.txt', 'w') as f:\n    f.write('5')",
    ),
    "file-elsewhere": Words(
        lazy_gettext("The path `%(path)s` exists at most on your own computer."),
        lazy_gettext("The program runs somewhere else. Write only the name of the file, without folders."),
        "text = open('/home/mana/score.txt').read()",
        "with open('score.txt', 'w') as f:\n    f.write('5')",
    ),
    "file-not-allowed": Words(
        lazy_gettext("The program may not read or write there."),
        lazy_gettext("Write only the name of a file, without folders."),
        "f = open('/proc/1/mem', 'w')",
        "f = open('notes.txt', 'w')\nf.close()",
    ),
    "file-not-readable": Words(
        lazy_gettext("The file was opened for writing and is read here."),
        lazy_gettext("`'w'` is for writing, `'r'` for reading. Writing also empties the file."),
        "with open('a.txt', 'w') as f:\n    print(f.read())",
        "with open('a.txt', 'w') as f:\n    f.write('a')\nwith open('a.txt') as f:\n    print(f.read())",
    ),
    "file-not-writable": Words(
        lazy_gettext("The file was opened for reading and is written to here."),
        lazy_gettext("To write, open it with `'w'`, or with `'a'` to add at the end."),
        "open('a.txt', 'w').close()\nwith open('a.txt') as f:\n    f.write('a')",
        "with open('a.txt', 'w') as f:\n    f.write('a')",
    ),
    "file-general": Words(
        lazy_gettext("A file cannot be used as the program asks for."),
        lazy_gettext("Is there such a file, and is it spelled right? Write only its name, without folders."),
        "text = open('score.txt').read()",
        "with open('score.txt', 'w') as f:\n    f.write('5')",
    ),
    "file-encoding": Words(
        lazy_gettext("The file holds bytes that are no text in UTF-8."),
        lazy_gettext("It is a picture or was saved in another way. Old Thai files need `encoding='cp874'`."),
        "text = b'\\xa1'.decode()",
        "text = b'\\xa1'.decode('cp874')",
    ),
    "text-encoding": Words(
        lazy_gettext("A letter in the text cannot be written in this encoding."),
        lazy_gettext("Use `encoding='utf-8'`, which knows all letters."),
        "data = 'ก'.encode('ascii')",
        "data = 'ก'.encode('utf-8')",
    ),
    "input-too-often": Words(
        lazy_gettext("input() was called more often than there are lines to read."),
        lazy_gettext(
            "Read exactly as many lines as the exercise gives. Several values in one line are cut with split()."
        ),
        "a = input()\nb = input()",
        "a, b = input().split()",
    ),
    "input-in-endless-loop": Words(
        lazy_gettext("The loop in line %(loop_line)s goes on reading when nothing is left."),
        lazy_gettext("`while True` needs a `break`; or read as many lines as there are with `for`."),
        "total = 0\nwhile True:\n    total += int(input())",
        "total = 0\nfor i in range(2):\n    total += int(input())",
    ),
}
