"""Lines and blocks: colons, indentation, words of Python in the wrong shape, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "missing-colon": Words(
        lazy_gettext("A colon `:` is missing at the end."),
        lazy_gettext(
            "A line that begins with `if`, `else`, `for`, `while`, `def` or `class` ends in a colon: it opens the block below."
        ),
        "if 5 > 3\n    print('yes')",
        "if 5 > 3:\n    print('yes')",
    ),
    "else-if": Words(
        lazy_gettext("Python writes this in one word: `elif`, not `%(written)s`."),
        lazy_gettext("Other languages write `else if`; Python has a word of its own for it."),
        "if x > 5:\n    print('big')\nelse if x > 2:\n    print('middle')",
        "if x > 5:\n    print('big')\nelif x > 2:\n    print('middle')",
    ),
    "elif-after-else": Words(
        lazy_gettext("`%(word)s` cannot come after the `else` in line %(else_line)s."),
        lazy_gettext("`else` takes all that is left, so it comes last and only once."),
        "if x > 5:\n    print('big')\nelse:\n    print('small')\nelif x > 2:\n    print('middle')",
        "if x > 5:\n    print('big')\nelif x > 2:\n    print('middle')\nelse:\n    print('small')",
    ),
    "else-without-if": Words(
        lazy_gettext("`%(word)s` has nothing above that it belongs to."),
        lazy_gettext(
            "It stands exactly below its `if`, `for` or `try`: as far to the left, and with no other line at that width between them."
        ),
        "if 5 > 3:\n    print('yes')\n    else:\n        print('no')",
        "if 5 > 3:\n    print('yes')\nelse:\n    print('no')",
    ),
    "missing-indent": Words(
        lazy_gettext("This line belongs to the `%(word)s` in line %(opened_line)s and is not indented."),
        lazy_gettext("What belongs to a line with a colon begins four spaces further to the right."),
        "for i in range(3):\nprint(i)",
        "for i in range(3):\n    print(i)",
    ),
    "empty-block": Words(
        lazy_gettext("Nothing belongs to the `%(word)s` in line %(opened_line)s yet."),
        lazy_gettext(
            "A block needs at least one line of code; a remark with # does not count. `pass` holds the place."
        ),
        "def later():\n    # to do\n\nprint('done')",
        "def later():\n    pass  # to do\n\nprint('done')",
    ),
    "unexpected-indent": Words(
        lazy_gettext("This line is indented, and nothing above asks for that."),
        lazy_gettext(
            "Only what follows a line with a colon is indented; all lines of a block begin at the same place."
        ),
        "x = 1\n  y = 2",
        "x = 1\ny = 2",
    ),
    "unindent-mismatch": Words(
        lazy_gettext("This line begins at a place where no block above begins."),
        lazy_gettext("Often one space is too many or too few. Move it exactly below the lines that it belongs with."),
        "if 5 > 3:\n    print('a')\n  print('b')",
        "if 5 > 3:\n    print('a')\n    print('b')",
    ),
    "tabs-mixed": Words(
        lazy_gettext("Tabs and spaces are mixed at the beginning of the lines."),
        lazy_gettext("They may look alike and are not the same to Python. Indent every line with four spaces."),
        "if 5 > 3:\n        print('a')\n\tprint('b')",
        "if 5 > 3:\n    print('a')\n    print('b')",
    ),
    "keyword-as-name": Words(
        lazy_gettext("`%(name)s` is a word of Python itself and cannot be a name."),
        lazy_gettext("Choose another name, or add an underscore behind it: `%(name)s_`."),
        "class = 3",
        "class_ = 3",
    ),
    "capital-keyword": Words(
        lazy_gettext("`%(name)s` is written with a small letter: `%(near)s`."),
        lazy_gettext(
            "Python tells capital and small letters apart. A phone's keyboard likes to begin lines with a capital."
        ),
        "If 5 > 3:\n    print('yes')",
        "if 5 > 3:\n    print('yes')",
    ),
    "misspelled-keyword": Words(
        lazy_gettext("There is no `%(name)s` in Python; `%(near)s` may be meant."),
        lazy_gettext("Letters that are swapped or missing are easily overlooked in short words."),
        "whlie 5 < 3:\n    print('yes')",
        "while 5 < 3:\n    print('yes')",
    ),
    "word-of-another-language": Words(
        lazy_gettext("`%(word)s` is not written like this in Python."),
        lazy_gettext(
            "Other languages need it. In Python a function begins with `def`, and a variable only with its name."
        ),
        "int x = 5",
        "x = 5",
    ),
    "braces-for-block": Words(
        lazy_gettext("Python has no { } around blocks."),
        lazy_gettext("A block begins with a colon, and its lines are indented by four spaces."),
        "if 5 > 3 {\n    print('yes')\n}",
        "if 5 > 3:\n    print('yes')",
    ),
    "for-form": Words(
        lazy_gettext("A `for` needs the word `in` and something to go through."),
        lazy_gettext("It takes one item after the other: `for name in …:`. To count, use range()."),
        "for i = 1 to 3:\n    print(i)",
        "for i in range(1, 4):\n    print(i)",
    ),
    "def-form": Words(
        lazy_gettext("After the name of a function come brackets, also when it takes nothing."),
        lazy_gettext("The name is one word; several words are joined with underscores."),
        "def hello:\n    print('hi')",
        "def hello():\n    print('hi')",
    ),
    "parameter-not-a-name": Words(
        lazy_gettext("Between the brackets after `def` stand names, not values."),
        lazy_gettext("A function gives names to what it will get. The values come later, when it is called."),
        "def double(5):\n    return 5 * 2",
        "def double(n):\n    return n * 2",
    ),
    "return-outside": Words(
        lazy_gettext("`%(word)s` stands outside of a function."),
        lazy_gettext("It only works inside a `def`. Perhaps its line is indented too little."),
        "def double(n):\n    result = n * 2\nreturn result",
        "def double(n):\n    result = n * 2\n    return result",
    ),
    "await-outside": Words(
        lazy_gettext("`%(word)s` stands outside of an `async def`."),
        lazy_gettext("It only works inside a function that begins with `async def`."),
        "async def rest():\n    return 1\n\ndef start():\n    await rest()",
        "async def rest():\n    return 1\n\nasync def start():\n    await rest()",
    ),
    "break-outside": Words(
        lazy_gettext("`%(word)s` stands outside of a loop."),
        lazy_gettext("It only works inside `for` or `while`. Perhaps its line is indented too little."),
        "for i in range(3):\n    print(i)\nbreak",
        "for i in range(3):\n    print(i)\n    break",
    ),
    "try-without-except": Words(
        lazy_gettext("A `try` needs an `except` below it."),
        lazy_gettext("`try` says what to attempt, `except` what to do when it goes wrong."),
        "try:\n    n = int('x')\nprint('done')",
        "try:\n    n = int('x')\nexcept ValueError:\n    n = 0\nprint('done')",
    ),
    "except-comma": Words(
        lazy_gettext("Several exceptions after `except` stand in brackets."),
        lazy_gettext("Without brackets the comma has no meaning there."),
        "try:\n    n = int('x')\nexcept ValueError, TypeError:\n    n = 0",
        "try:\n    n = int('x')\nexcept (ValueError, TypeError):\n    n = 0",
    ),
    "if-without-else": Words(
        lazy_gettext("An `if` inside a line needs an `else` too."),
        lazy_gettext("Such a line always gives a value, so it has to say which one when the condition does not hold."),
        "x = 1 if 5 > 3",
        "x = 1 if 5 > 3 else 0",
    ),
    "unreadable-line": Words(
        lazy_gettext("Python cannot read this line."),
        lazy_gettext("Look for a sign that is missing or too many, here or at the end of the line above."),
        "x = (1 2 3",
        "x = (1, 2, 3)",
    ),
    "syntax-general": Words(
        lazy_gettext("Python cannot read the code."),
        lazy_gettext("Look for a missing colon, bracket or quote near that line."),
        "print('a'",
        "print('a')",
    ),
}
