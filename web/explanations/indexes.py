"""Items that are not there, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "first-of-nothing": Words(
        lazy_gettext("`%(base)s` is empty, so it has no item `[%(index)s]`."),
        lazy_gettext("Ask first whether there is anything: `if %(base)s:` or len()."),
        "def largest(xs):\n    return xs[0]\n\nprint(largest([]))",
        "def largest(xs):\n    if not xs:\n        return None\n    return xs[0]\n\nprint(largest([]))",
    ),
    "length-as-index": Words(
        lazy_gettext("The last item is `%(base)s[len(%(base)s) - 1]`, because counting begins at 0."),
        lazy_gettext("With 3 items the places are 0, 1 and 2. The last one is also `%(base)s[-1]`."),
        "xs = [5, 6, 7]\nprint(xs[len(xs)])",
        "xs = [5, 6, 7]\nprint(xs[len(xs) - 1])",
    ),
    "counts-from-zero": Words(
        lazy_gettext("`%(base)s[%(index)s]` does not exist: counting begins at 0, so the last place is %(last)s."),
        lazy_gettext("The first item is `[0]`, the second `[1]`; the last is also `[-1]`."),
        "xs = [5, 6, 7]\nprint(xs[3])",
        "xs = [5, 6, 7]\nprint(xs[2])",
    ),
    "fixed-past-end": Words(
        lazy_gettext("`%(base)s` has no item `[%(index)s]` this time: it is shorter."),
        lazy_gettext("Ask for the length first with len(); counting begins at 0."),
        "word = input()\nprint(word[5])",
        "word = input()\nif len(word) > 5:\n    print(word[5])",
    ),
    "neighbour-past-end": Words(
        lazy_gettext(
            "At the last step of the loop in line %(loop_line)s, `%(base)s[%(index)s]` is one place past the end."
        ),
        lazy_gettext(
            "When each item is compared with its neighbour, the loop ends one earlier: `range(len(%(base)s) - 1)`."
        ),
        "xs = [5, 6, 7]\nfor i in range(len(xs)):\n    print(xs[i + 1] - xs[i])",
        "xs = [5, 6, 7]\nfor i in range(len(xs) - 1):\n    print(xs[i + 1] - xs[i])",
    ),
    "range-too-far": Words(
        lazy_gettext("The loop in line %(loop_line)s goes one step too far for `%(base)s`."),
        lazy_gettext("`range(len(xs))` already gives every place, from 0 to the last."),
        "xs = [5, 6, 7]\nfor i in range(len(xs) + 1):\n    print(xs[i])",
        "xs = [5, 6, 7]\nfor i in range(len(xs)):\n    print(xs[i])",
    ),
    "range-of-another": Words(
        lazy_gettext("The loop in line %(loop_line)s counts up to `%(end)s`, and `%(base)s` has fewer items."),
        lazy_gettext("Count as far as the list that is asked: `range(len(%(base)s))`."),
        "xs = [5, 6, 7]\nfor i in range(1, 4):\n    print(xs[i])",
        "xs = [5, 6, 7]\nfor i in range(len(xs)):\n    print(xs[i])",
    ),
    "value-for-index": Words(
        lazy_gettext("The `for` in line %(loop_line)s gives items, not places, so `%(base)s[%(index)s]` asks too far."),
        lazy_gettext("To have the places, count with range(len(…)); to have both, use enumerate()."),
        "xs = [5, 6]\nys = [1, 2]\nfor x in xs:\n    print(ys[x])",
        "xs = [5, 6]\nys = [1, 2]\nfor i in range(len(xs)):\n    print(ys[i])",
    ),
    "list-shrinks-in-loop": Words(
        lazy_gettext(
            "The loop in line %(loop_line)s takes items out of `%(base)s` while it goes through it, so the last places are gone."
        ),
        lazy_gettext("Collect what is to stay in a new list."),
        "xs = [1, 2, 3, 4]\nfor i in range(len(xs)):\n    if xs[i] % 2 == 0:\n        xs.pop(i)",
        "xs = [1, 2, 3, 4]\nodd = []\nfor x in xs:\n    if x % 2 == 1:\n        odd.append(x)",
    ),
    "while-without-end": Words(
        lazy_gettext(
            "The condition of the `while` in line %(loop_line)s does not ask how long `%(base)s` is, so `[%(index)s]` runs past the end."
        ),
        lazy_gettext("Ask for the length first: `while i < len(xs) and …`."),
        "xs = [1, 2]\ni = 0\nwhile xs[i] < 5:\n    i += 1",
        "xs = [1, 2]\ni = 0\nwhile i < len(xs) and xs[i] < 5:\n    i += 1",
    ),
    "while-too-far": Words(
        lazy_gettext("The `while` in line %(loop_line)s runs while the index is `<=` the length: one step too far."),
        lazy_gettext("The last place is len(…) − 1, so write `<`."),
        "xs = [5, 6]\ni = 0\nwhile i <= len(xs):\n    print(xs[i])\n    i += 1",
        "xs = [5, 6]\ni = 0\nwhile i < len(xs):\n    print(xs[i])\n    i += 1",
    ),
    "checked-too-late": Words(
        lazy_gettext("`%(base)s[%(index)s]` is asked before the length is checked."),
        lazy_gettext(
            "`and` works from left to right and stops at the first that is false. Put the check of the length first."
        ),
        "xs = [1, 2]\ni = 0\nwhile xs[i] < 5 and i < len(xs):\n    i += 1",
        "xs = [1, 2]\ni = 0\nwhile i < len(xs) and xs[i] < 5:\n    i += 1",
    ),
    "changed-before-use": Words(
        lazy_gettext(
            "Between the check in line %(loop_line)s and `%(base)s[%(index)s]` the index has moved past the end."
        ),
        lazy_gettext("Use the item first and count up after that, or leave room for a neighbour in the condition."),
        "xs = [5, 6]\ni = 0\nwhile i < len(xs):\n    i += 1\n    print(xs[i])",
        "xs = [5, 6]\ni = 0\nwhile i < len(xs):\n    print(xs[i])\n    i += 1",
    ),
    "counted-past-end": Words(
        lazy_gettext(
            "`%(name)s` is counted up in line %(made_line)s, and nothing checks whether `%(base)s` has such a place."
        ),
        lazy_gettext("Ask before: `if %(name)s < len(%(base)s):`. An empty list has no place at all."),
        "xs = [5, 6]\ni = 0\nfor x in xs:\n    i += 1\nprint(xs[i])",
        "xs = [5, 6]\ni = 0\nfor x in xs:\n    i += 1\nif i < len(xs):\n    print(xs[i])",
    ),
    "split-too-few": Words(
        lazy_gettext("The text was split into fewer pieces than `[%(index)s]` asks for."),
        lazy_gettext(
            "split() cuts at spaces unless it is told otherwise. Look at the input: is everything in one line?"
        ),
        "words = input().split()\nprint(words[1])",
        "a = input()\nb = input()\nprint(b)",
    ),
    "argv-empty": Words(
        lazy_gettext("The program was started without anything behind its name."),
        lazy_gettext("`sys.argv` holds what was typed when it was started. Here input() is usually meant."),
        "import sys\nprint(sys.argv[5])",
        "name = input()\nprint(name)",
    ),
    "assign-past-end": Words(
        lazy_gettext("`%(base)s` has no such place yet that could be filled."),
        lazy_gettext("A list grows with append(), not by writing behind its end."),
        "xs = []\nxs[0] = 5",
        "xs = []\nxs.append(5)",
    ),
    "pop-from-empty": Words(
        lazy_gettext("`%(base)s` is empty: there is nothing to take out."),
        lazy_gettext("Ask first whether anything is left: `while %(base)s:`."),
        "xs = []\nxs.pop()",
        "xs = []\nif xs:\n    xs.pop()",
    ),
    "pop-past-end": Words(
        lazy_gettext("pop() was given a place that is not there."),
        lazy_gettext("`pop(i)` takes out the item at place i. To take out a value, use remove()."),
        "xs = [5, 6]\nxs.pop(5)",
        "xs = [5, 6]\nxs.remove(5)",
    ),
    "choice-of-nothing": Words(
        lazy_gettext("random.choice() has nothing to choose from: the list is empty."),
        lazy_gettext("Look at whether the list is filled before."),
        "import random\nprint(random.choice([]))",
        "import random\nprint(random.choice(['red', 'blue']))",
    ),
    "index-past-end": Words(
        lazy_gettext("`%(base)s` has no item `[%(index)s]`: the place is past the end."),
        lazy_gettext("Counting begins at 0, so the last place is the length minus 1. print() index and length to see."),
        "def pick(xs, i):\n    return xs[i]\n\nprint(pick([5, 6], 2))",
        "def pick(xs, i):\n    return xs[i]\n\nprint(pick([5, 6], 1))",
    ),
    "index-general": Words(
        lazy_gettext("A place in a list or text is asked for that is not there."),
        lazy_gettext("Counting begins at 0, so the last place is the length minus 1. An empty list has none."),
        "xs = [5, 6, 7]\nprint(xs[3])",
        "xs = [5, 6, 7]\nprint(xs[2])",
    ),
}
