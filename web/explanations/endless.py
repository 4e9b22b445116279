"""Programs that do not end: loops, recursion, limits, in plain words; `%(name)s` takes the parameter of that name, what stands in backquotes is code."""

from __future__ import annotations

from collections.abc import Mapping

from web.explanations.words import Words
from web.language.wording import lazy_gettext

WORDS: Mapping[str, Words] = {
    "condition-never-changes": Words(
        lazy_gettext("In the `while` nothing changes `%(name)s`, so `%(condition)s` stays as it is."),
        lazy_gettext("A loop ends when its condition becomes false. Something inside has to change it."),
        "i = 0\nwhile i < 3:\n    print(i)",
        "i = 0\nwhile i < 3:\n    print(i)\n    i += 1",
    ),
    "step-outside-loop": Words(
        lazy_gettext("`%(name)s` changes only in line %(step_line)s, after the loop, so `%(condition)s` never ends."),
        lazy_gettext("Indent that line, so that it belongs to the loop."),
        "i = 0\nwhile i < 3:\n    print(i)\ni += 1",
        "i = 0\nwhile i < 3:\n    print(i)\n    i += 1",
    ),
    "while-true-without-break": Words(
        lazy_gettext("`while %(condition)s` goes on for ever: nothing in it ends it."),
        lazy_gettext("Put a `break` inside, in an `if`, or a condition in the place of `%(condition)s`."),
        "n = 0\nwhile True:\n    n += 1",
        "n = 0\nwhile True:\n    n += 1\n    if n == 3:\n        break",
    ),
    "continue-skips-step": Words(
        lazy_gettext("`continue` in line %(skip_line)s jumps over the step in line %(step_line)s."),
        lazy_gettext("After `continue` the loop begins anew at once. Put the step before it."),
        "i = 0\nwhile i < 3:\n    if i == 1:\n        continue\n    i += 1",
        "i = 0\nwhile i < 3:\n    i += 1\n    if i == 1:\n        continue",
    ),
    "step-wrong-way": Words(
        lazy_gettext("`%(name)s` moves away from the end of `%(condition)s` in line %(step_line)s."),
        lazy_gettext("To reach a larger number, count up; to reach a smaller one, count down."),
        "i = 1\nwhile i < 3:\n    i -= 1",
        "i = 1\nwhile i < 3:\n    i += 1",
    ),
    "steps-over-end": Words(
        lazy_gettext("`%(name)s` may jump over the value that would end `%(condition)s`."),
        lazy_gettext("With `!=` it must hit the number exactly. `<` or `>` is safer."),
        "i = 0\nwhile i != 5:\n    i += 2",
        "i = 0\nwhile i < 5:\n    i += 2",
    ),
    "list-grows-in-loop": Words(
        lazy_gettext(
            "Line %(step_line)s makes `%(base)s` longer while the loop goes through it, so it never gets to the end."
        ),
        lazy_gettext("Collect in a new list, or go through a copy: `for x in list(xs):`."),
        "xs = [1]\nfor x in xs:\n    xs.append(x)",
        "xs = [1]\nys = []\nfor x in xs:\n    ys.append(x)",
    ),
    "huge-number": Words(
        lazy_gettext("`%(text)s` is a very large number of steps or items."),
        lazy_gettext("Python does some ten million small steps in a second. Is there a formula, or a smaller limit?"),
        "total = sum(range(10 ** 12))",
        "n = 10 ** 12\ntotal = n * (n - 1) // 2",
    ),
    "sleeps": Words(
        lazy_gettext("The program waits here with sleep()."),
        lazy_gettext("Waiting counts as well. Leave it out when you hand in."),
        "import time\ntime.sleep(60)",
        "import time\nprint(time.time() > 0)",
    ),
    "recursion-doubles": Words(
        lazy_gettext("`%(name)s` calls itself more than once each time, so the number of calls explodes."),
        lazy_gettext("Keep results that are known already in a dict, or use a loop."),
        "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\n\nfib(40)",
        "def fib(n):\n    a, b = 0, 1\n    for i in range(n):\n        a, b = b, a + b\n    return a\n\nfib(40)",
    ),
    "while-to-look-at": Words(
        lazy_gettext("Begin with the `while` here: when does `%(condition)s` become false?"),
        lazy_gettext("print() the values of the condition inside the loop and watch how they change."),
        "n = 3\nwhile n > 0:\n    n = n - 1\n    n = n + 1",
        "n = 3\nwhile n > 0:\n    n = n - 1",
    ),
    "loops-in-loops": Words(
        lazy_gettext("Loops inside loops: their numbers of rounds multiply."),
        lazy_gettext("A thousand times a thousand is a million. Can one of them go, or end earlier with break?"),
        "n = 0\nfor i in range(9000):\n    for j in range(9000):\n        n += 1",
        "n = 0\nfor i in range(90):\n    for j in range(90):\n        n += 1",
    ),
    "no-base-case": Words(
        lazy_gettext("`%(name)s` (line %(made_line)s) always calls itself: there is no case in which it stops."),
        lazy_gettext("Begin with an `if` for the smallest case, which returns without another call."),
        "def total(n):\n    return n + total(n - 1)\n\ntotal(3)",
        "def total(n):\n    if n == 0:\n        return 0\n    return n + total(n - 1)\n\ntotal(3)",
    ),
    "recursion-same-argument": Words(
        lazy_gettext("`%(name)s` (line %(made_line)s) calls itself with the same value, so nothing gets smaller."),
        lazy_gettext("Each call must come nearer to the end, such as `n - 1`."),
        "def total(n):\n    if n == 0:\n        return 0\n    return n + total(n)\n\ntotal(3)",
        "def total(n):\n    if n == 0:\n        return 0\n    return n + total(n - 1)\n\ntotal(3)",
    ),
    "recursion-misses-end": Words(
        lazy_gettext("`%(name)s` (line %(made_line)s) calls itself without ever reaching the case that stops it."),
        lazy_gettext(
            "Follow the values of a small example: do they ever meet the condition that ends it? `<=` is safer than `==`."
        ),
        "def total(n):\n    if n == 0:\n        return 0\n    return n + total(n - 2)\n\ntotal(3)",
        "def total(n):\n    if n <= 0:\n        return 0\n    return n + total(n - 2)\n\ntotal(3)",
    ),
    "recursion-general": Words(
        lazy_gettext("A function calls itself without end."),
        lazy_gettext("It needs a case that returns without another call, and each call must come nearer to it."),
        "def total(n):\n    return n + total(n - 1)\n\ntotal(3)",
        "def total(n):\n    if n == 0:\n        return 0\n    return n + total(n - 1)\n\ntotal(3)",
    ),
    "time-general": Words(
        lazy_gettext("The program took too long."),
        lazy_gettext("A loop may never end, or do far more rounds than are needed."),
        "i = 0\nwhile i < 3:\n    print(i)",
        "i = 0\nwhile i < 3:\n    print(i)\n    i += 1",
    ),
    "output-general": Words(
        lazy_gettext("The program printed far too much."),
        lazy_gettext("A print() stands in a loop that does not end."),
        "i = 0\nwhile i < 3:\n    print(i)",
        "i = 0\nwhile i < 3:\n    print(i)\n    i += 1",
    ),
    "memory-general": Words(
        lazy_gettext("The program used too much memory."),
        lazy_gettext("A list or text may grow in a loop that does not end."),
        "xs = [1]\nfor x in xs:\n    xs.append(x)",
        "xs = [1]\nys = []\nfor x in xs:\n    ys.append(x)",
    ),
}
